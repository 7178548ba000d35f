import { describe, expect, test } from 'vitest';
import { ana, customerAt } from '../../../sandbox/whatsapp/customer.mts';
import { chatInId, messageIdOf } from '../../../vendors/waha/messages/messageId.ts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { wahaWorld } from '../../contracts/support/gatewayWorlds.mts';

/** Of area code 31, where WhatsApp knows people without their ninth digit. */
const to = '+5531988887777';
const message = { to, correlationId: 'shopify:1001' };

describe('a message by WAHA', () => {
  test('is two calls: which chat the number has, and the message to that chat', async () => {
    const world = wahaWorld();
    await world.open().sendText({ ...message, text: 'Oi' });
    expect(world.operations()).toEqual(['number.check', 'message.sendText']);
    expect(world.calls[1]?.body).toEqual({ session: 'default', chatId: '553188887777@c.us', text: 'Oi' });
  });

  test('to a linked id goes to that chat, whose name is in the id', async () => {
    const world = wahaWorld();
    customerAt(world.simulator, { ...ana, isSecret: true }).says({ kind: 'text', text: 'Oi' }, { shown: 'hidden' });
    const sent = await world.open().sendText({ ...message, to: `${ana.lid}@lid`, text: 'Oi' });
    expect(world.calls.map(({ operation, body }) => [operation, body])).toEqual([
      ['message.sendText', { session: 'default', chatId: `${ana.lid}@lid`, text: 'Oi' }],
    ]);
    expect(sent).toMatchObject({ to: '***8284', id: expect.stringMatching(new RegExp(`^true_${ana.lid}@lid_\\w+$`)) });
  });

  test('to nobody is refused before it is sent', async () => {
    const world = wahaWorld();
    world.simulator.setUnreachable(to);
    expect((await failureOf(world.open().sendText({ ...message, text: 'Oi' }))).failure).toMatchObject({
      class: 'rejected',
      code: 'notOnWhatsApp',
    });
    expect(world.operations()).toEqual(['number.check']);
  });

  test.each(['GOWS', 'WEBJS', 'NOWEB'] as const)('has the id that the webhooks have, with the engine %s', async (engine) => {
    const world = wahaWorld({ engine });
    world.simulator.subscribe('https://n8n.loja.example/webhook/1');
    const { id } = await world.open().sendText({ ...message, text: 'Oi' });
    await world.clock.sleep(10_000);
    const acks = world
      .deliveries('message.ack')
      .map(({ rawBody }) => (JSON.parse(rawBody.toString()) as { payload: { id: string } }).payload.id);
    expect(new Set(acks)).toEqual(new Set([id]));
  });

  test('is refused while the session waits for its QR code', async () => {
    const world = wahaWorld();
    world.simulator.setStatus('SCAN_QR_CODE');
    expect((await failureOf(world.open().sendText({ ...message, text: 'Oi' }))).failure).toMatchObject({
      class: 'auth',
      code: 'notConnected',
    });
  });

  test.each([
    ['that was stopped', (world: ReturnType<typeof wahaWorld>) => world.simulator.setStatus('STOPPED'), {}],
    ['that is not there', () => undefined, { session: 'loja' }],
  ])('is refused by name for a session %s', async (_which, happen, settings) => {
    const world = wahaWorld();
    happen(world);
    expect((await failureOf(world.open(settings).sendText({ ...message, text: 'Oi' }))).failure).toMatchObject({
      class: 'auth',
      code: 'sessionUnknown',
    });
    expect(world.operations()).toEqual(['number.check']);
  });

  test('that a temporary problem of the engine met is unknown, and not sent again', async () => {
    const world = wahaWorld();
    world.simulator.setFailure('reputation');
    expect((await failureOf(world.open().sendText({ ...message, text: 'Oi' }))).failure.class).toBe('unknownOutcome');
    expect(world.operations()).toEqual(['number.check', 'message.sendText']);
  });

  test.each([
    ['image', 'message.sendImage'],
    ['document', 'message.sendFile'],
  ] as const)('with a file of the kind %s', async (kind, operation) => {
    const world = wahaWorld();
    const media = { kind, mimeType: 'application/pdf', fileName: 'a.pdf', source: { bytes: Buffer.from([0, 1]) } };
    await world.open().sendMedia!({ ...message, media, caption: 'Nota' });
    expect(world.calls.at(-1)).toMatchObject({
      operation,
      body: { file: { mimetype: 'application/pdf', filename: 'a.pdf', data: 'AAE=' }, caption: 'Nota' },
    });
    expect(world.violations).toEqual([]);
  });

  test('with a file is refused by the free edition, in its words', async () => {
    const world = wahaWorld({ tier: 'CORE' });
    const media = { kind: 'document' as const, mimeType: null, fileName: null, source: { link: 'https://loja.example/a.pdf' } };
    const { failure } = await failureOf(world.open().sendMedia!({ ...message, media, caption: null }));
    expect(failure).toMatchObject({ class: 'validation', message: expect.stringContaining('Plus') });
  });

  test('has no buttons', () => {
    expect(wahaWorld().open().sendButtons).toBeUndefined();
  });

  test('goes to no session but that of the credential', async () => {
    const world = wahaWorld();
    expect((await failureOf(world.open({ session: '' }).sendText({ ...message, text: 'Oi' }))).failure.code).toBe('credentialIncomplete');
    expect(world.calls).toEqual([]);
  });
});

describe('the id of a message', () => {
  test.each([
    [{ id: 'true_1@c.us_A' }, 'true_1@c.us_A'],
    [{ id: { _serialized: 'true_1@c.us_A', id: 'A' } }, 'true_1@c.us_A'],
    [{ key: { remoteJid: '1@s.whatsapp.net', fromMe: true, id: 'A' } }, 'true_1@c.us_A'],
    // An engine may name the chat by the linked id of the same person.
    [{ id: 'true_4639135154355@lid_A' }, 'true_1@c.us_A'],
    [{}, undefined],
    ['ok', undefined],
  ])('of %j', (answer, id) => {
    expect(messageIdOf(answer, '1@c.us')).toBe(id);
  });

  test('names its chat', () => {
    expect(chatInId('true_5511987654321@c.us_3EB0AA')).toBe('5511987654321@c.us');
    expect(chatInId('3EB0AA')).toBeUndefined();
  });

  test('of another kind is refused before a call', async () => {
    const world = wahaWorld();
    expect((await failureOf(world.open().status!('3EB0AA'))).failure).toMatchObject({ class: 'validation', code: 'messageId' });
    expect(world.calls).toEqual([]);
  });
});
