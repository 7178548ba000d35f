import { describe, expect, test } from 'vitest';
import type { Media, MediaMessage } from '../../../domain/ports/messenger.ts';
import { IntegrationError, type Failure } from '../../../runtime/errors/integrationError.ts';
import { whatsappCloudWorld } from '../../contracts/support/whatsappCloudWorld.mts';

const customer = '+5531988887777';

const pdf: Media = { kind: 'document', source: { bytes: Buffer.from('%PDF-1.7') }, mimeType: 'application/pdf', fileName: 'danfe-57.pdf' };

function shop() {
  const world = whatsappCloudWorld();
  world.simulator.openWindow(customer);
  const send = async (media: Media, caption: string | null = null) => await world.open().sendMedia!(messageOf(media, caption));
  return { world, send };
}

const messageOf = (media: Media, caption: string | null): MediaMessage => ({ to: customer, correlationId: 'shopify:1001', media, caption });

const failureOf = async (work: Promise<unknown>): Promise<Failure> => {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (error instanceof IntegrationError) return error.failure;
  throw new Error('It did not fail');
};

describe('a file is sent', () => {
  test('from its bytes: uploaded, then named by its id, in two calls', async () => {
    const { world, send } = shop();
    expect(await send(pdf, 'Sua nota fiscal')).toMatchObject({ status: 'queued', template: null });
    expect(world.operations()).toEqual(['media.upload', 'message.send']);
    expect(world.sent()).toMatchObject([
      { type: 'document', media: 'danfe-57.pdf', text: 'Sua nota fiscal', callbackData: 'shopify:1001' },
    ]);
    expect(world.violations).toEqual([]);
  });

  test('by a link or an id, in one call', async () => {
    const { world, send } = shop();
    const link = 'https://erp.example/57.pdf';
    await send({ ...pdf, source: { link }, mimeType: null });
    await send({ kind: 'image', source: { link: 'https://loja.example/foto.jpg' }, mimeType: 'image/jpeg', fileName: 'foto.jpg' });
    expect(world.operations()).toEqual(['message.send', 'message.send']);
    expect(world.sent().map(({ type }) => type)).toEqual(['document', 'image']);
    expect(world.violations).toEqual([]);
  });

  test('once, although the answer to its upload is lost', async () => {
    const { world, send } = shop();
    world.inject(({ writeNumber }) => (writeNumber === 1 ? 'lostAnswer' : undefined));
    expect(await send(pdf)).toMatchObject({ status: 'queued' });
    expect(world.operations()).toEqual(['media.upload', 'media.upload', 'message.send']);
    expect(world.sent()).toHaveLength(1);
  });

  test('and of an unknown outcome where the answer to the message is lost', async () => {
    const { world, send } = shop();
    world.inject(({ writeNumber }) => (writeNumber === 2 ? 'lostAnswer' : undefined));
    expect(await failureOf(send(pdf))).toMatchObject({ class: 'unknownOutcome' });
    expect(world.sent()).toHaveLength(1);
  });
});

describe('a file that WhatsApp would not take is refused before any call', () => {
  const cases: [string, Media, string | null, string][] = [
    ['a kind of file that is not on the list', { ...pdf, mimeType: 'application/xml' }, null, 'mediaType'],
    ['a sticker as a picture', { ...pdf, kind: 'image', mimeType: 'image/webp' }, null, 'mediaType'],
    ['bytes of an unknown type', { ...pdf, mimeType: null }, null, 'mediaType'],
    ['nothing', { ...pdf, source: { bytes: Buffer.alloc(0) } }, null, 'mediaEmpty'],
    // Meta's documentation: pictures up to 5 MB, videos and audio up to 16 MB.
    [
      'a picture over 5 MB',
      { kind: 'image', source: { bytes: Buffer.alloc(5 * 1_048_576 + 1) }, mimeType: 'image/png', fileName: null },
      null,
      'mediaTooLarge',
    ],
    [
      'a video over 16 MB',
      { kind: 'video', source: { bytes: Buffer.alloc(16 * 1_048_576 + 1) }, mimeType: 'video/mp4', fileName: null },
      null,
      'mediaTooLarge',
    ],
    ['a caption under an audio', { ...pdf, kind: 'audio', mimeType: 'audio/ogg; codecs=opus' }, 'Oi', 'captionOnAudio'],
    ['a caption over 1,024 characters', pdf, 'x'.repeat(1_025), 'textTooLong'],
  ];

  test.each(cases)('%s', async (_, media, caption, code) => {
    const { world, send } = shop();
    expect(await failureOf(send(media, caption))).toMatchObject({ class: 'validation', code });
    expect(world.calls).toEqual([]);
  });

  test('but not one of just the greatest size', async () => {
    const { world, send } = shop();
    await send({ kind: 'image', source: { bytes: Buffer.alloc(5 * 1_048_576) }, mimeType: 'image/png', fileName: null });
    expect(world.sent()).toHaveLength(1);
  });
});

describe('a text', () => {
  test('of 4,096 characters is sent, one more is refused before any call', async () => {
    const { world } = shop();
    const send = async (length: number) =>
      await world.open().sendText({ to: customer, correlationId: 'shopify:1001', text: 'x'.repeat(length) });
    await send(4_096);
    expect(await failureOf(send(4_097))).toMatchObject({ class: 'validation', code: 'textTooLong' });
    expect(world.calls).toHaveLength(1);
    expect(world.violations).toEqual([]);
  });

  test('with buttons shows them, and each answers with its id', async () => {
    const { world } = shop();
    const buttons = [
      { id: 'sim:1001', title: 'Sim' },
      { id: 'nao:1001', title: 'Não' },
    ];
    await world.open().sendButtons!({ to: customer, correlationId: 'shopify:1001', text: 'Recebeu?', buttons });
    expect(world.sent()).toMatchObject([
      { type: 'interactive', text: 'Recebeu?', buttons: ['Sim', 'Não'], replies: [{ id: 'sim:1001' }, { id: 'nao:1001' }] },
    ]);
    expect(world.operations()).toEqual(['message.send']);
    const long = { to: customer, correlationId: 'x', text: 'x'.repeat(1_025), buttons };
    expect(await failureOf(world.open().sendButtons!(long))).toMatchObject({ code: 'textTooLong' });
    expect(world.violations).toEqual([]);
  });
});
