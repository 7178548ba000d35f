import { describe, expect, test } from 'vitest';
import { customerAt } from '../../../sandbox/whatsapp/customer.mts';
import { evolutionWorld } from '../../contracts/support/gatewayWorlds.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';

const to = '+5531988887777';
const message = { to, correlationId: 'shopify:1001' };
const pdf = { kind: 'document' as const, mimeType: 'application/pdf', fileName: null };

describe('a message by Evolution API', () => {
  test('is one call, with the digits of the number', async () => {
    const world = evolutionWorld();
    const sent = await world.open().sendText({ ...message, text: 'Oi' });
    expect(world.operations()).toEqual(['message.sendText']);
    expect(world.calls[0]?.body).toEqual({ number: '5531988887777', text: 'Oi' });
    expect(sent).toMatchObject({ to: '+55 31 *****-7777', status: 'queued' });
  });

  test('to a linked id goes out as it is', async () => {
    const world = evolutionWorld();
    customerAt(world.simulator).says({ kind: 'text', text: 'Oi' }, { shown: 'hidden' });
    const sent = await world.open().sendText({ ...message, to: '103899771998284@lid', text: 'Oi' });
    expect(world.calls[0]?.body).toEqual({ number: '103899771998284@lid', text: 'Oi' });
    expect(sent.to).toBe('***8284');
  });

  test('carries a file as plain base64 with a name', async () => {
    const world = evolutionWorld();
    await world.open().sendMedia!({ ...message, media: { ...pdf, source: { bytes: Buffer.from('%PDF') } }, caption: null });
    expect(world.calls[0]?.body).toEqual({
      number: '5531988887777',
      mediatype: 'document',
      mimetype: 'application/pdf',
      media: 'JVBERg==',
      fileName: 'document.pdf',
    });
    expect(world.violations).toEqual([]);
  });

  test('has no buttons: WhatsApp shows a notice instead of them in many apps', () => {
    expect(evolutionWorld().open().sendButtons).toBeUndefined();
  });

  test('is refused while the phone is away, with what to do, and nothing is unknown', async () => {
    const world = evolutionWorld();
    world.simulator.setConnected(false);
    const { failure } = await failureOf(world.open().sendText({ ...message, text: 'Oi' }));
    expect(failure).toMatchObject({ class: 'auth', code: 'notConnected', hint: expect.stringContaining('QR code') });
    expect(world.calls).toHaveLength(1);
  });

  test('is refused where the encryption session is gone', async () => {
    const world = evolutionWorld();
    world.simulator.setFailure('sessionError');
    expect((await failureOf(world.open().sendText({ ...message, text: 'Oi' }))).failure).toMatchObject({
      class: 'auth',
      code: 'noSession',
    });
    expect(world.received()).toEqual([]);
  });

  test('goes to no instance but that of the credential', async () => {
    const world = evolutionWorld();
    const { failure } = await failureOf(world.open({ instanceName: 'another/../loja' }).sendText({ ...message, text: 'Oi' }));
    expect(failure).toMatchObject({ class: 'auth', code: 'instanceUnknown' });
  });

  test.each([{ instanceName: '' }, { serverUrl: '' }, { serverUrl: 'http://evolution.loja.example' }])(
    'is refused before a call with %j in the credential',
    async (change) => {
      const world = evolutionWorld();
      expect((await failureOf(world.open(change).sendText({ ...message, text: 'Oi' }))).failure.class).toBe('auth');
      expect(world.calls).toEqual([]);
    },
  );

  test('is known by the name that WhatsApp has for it, without the ninth digit', async () => {
    const world = evolutionWorld();
    expect(await world.open().checkNumber!(to)).toEqual({
      vendor: 'evolution',
      phone: '+55 31 *****-7777',
      onWhatsApp: true,
      whatsAppId: '553188887777',
    });
    expect(world.operations()).toEqual(['number.check']);
  });
});

describe('what has become of a message', () => {
  test('is the furthest of the statuses, in whatever order they are listed', async () => {
    const world = evolutionWorld();
    world.simulator.planCourse(['sent', 'delivered', 'read']);
    const messenger = world.open();
    const { id } = await messenger.sendText({ ...message, text: 'Oi' });
    await world.clock.sleep(2_500);
    world.alterAnswers((body) => (Array.isArray(body) ? body.toReversed() : body));
    expect(await messenger.status!(id!)).toMatchObject({ status: 'delivered', to: '+55 31 *****-7777' });
  });

  test('is not known of a message that nobody sent', async () => {
    const { failure } = await failureOf(evolutionWorld().open().status!('3EB0AA'));
    expect(failure).toMatchObject({ class: 'notFound', hint: expect.stringContaining('DATABASE_SAVE_MESSAGE_UPDATE') });
  });

  test('is shown as it is where the word is new', async () => {
    const world = evolutionWorld();
    world.alterAnswers(() => [{ status: 'TELEPATHY', remoteJid: '553188887777@s.whatsapp.net' }]);
    expect(await world.open().status!('3EB0AA')).toMatchObject({ status: 'unknown', reason: expect.stringContaining('TELEPATHY') });
  });
});

describe('an answer that cannot be read', () => {
  test('leaves the outcome of a sending unknown', async () => {
    const world = evolutionWorld();
    world.alterAnswers(() => ({ ok: true }));
    expect((await failureOf(world.open().sendText({ ...message, text: 'Oi' }))).failure.class).toBe('unknownOutcome');
  });

  test('is a temporary problem of a question', async () => {
    const world = evolutionWorld();
    world.alterAnswers(() => 'moved');
    expect((await failureOf(world.open().checkNumber!(to))).failure.class).toBe('transient');
  });
});
