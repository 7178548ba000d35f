import { describe, expect, test } from 'vitest';
import { zApiWorld } from '../../contracts/support/gatewayWorlds.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';

const to = '+5511987654321';
const message = { to, correlationId: 'shopify:1001' };

describe('a message by Z-API', () => {
  test('is two calls: whether the number is on WhatsApp, and the message', async () => {
    const world = zApiWorld();
    await world.open().sendText({ ...message, text: 'Oi' });
    expect(world.operations()).toEqual(['number.check', 'message.sendText']);
    expect(world.calls[1]?.body).toEqual({ phone: '5511987654321', message: 'Oi' });
  });

  test.each(['list', 'entry'] as const)('finds out who is on WhatsApp by an answer that is a %s', async (numberAnswer) => {
    const world = zApiWorld({ numberAnswer });
    expect(await world.open().checkNumber!(to)).toMatchObject({ onWhatsApp: true, whatsAppId: '5511987654321' });
    world.simulator.setUnreachable(to);
    expect(await world.open().checkNumber!(to)).toMatchObject({ onWhatsApp: false, whatsAppId: null });
  });

  test('to nobody is refused while the item can still take another way', async () => {
    const world = zApiWorld();
    world.simulator.setUnreachable(to);
    expect((await failureOf(world.open().sendText({ ...message, text: 'Oi' }))).failure).toMatchObject({
      class: 'rejected',
      code: 'notOnWhatsApp',
    });
    expect(world.operations()).toEqual(['number.check']);
  });

  test('to a linked id goes out as it is: who has one is on WhatsApp', async () => {
    const world = zApiWorld();
    const sent = await world.open().sendText({ ...message, to: '65998849469@lid', text: 'Oi' });
    expect(world.calls.map(({ operation, body }) => [operation, body])).toEqual([
      ['message.sendText', { phone: '65998849469@lid', message: 'Oi' }],
    ]);
    expect(sent.to).toBe('***9469');
  });

  test('is queued while the phone is away, and goes out once when it is back', async () => {
    const world = zApiWorld();
    world.simulator.setConnected(false);
    expect(await world.open().sendText({ ...message, text: 'Oi' })).toMatchObject({ status: 'queued', id: expect.stringMatching(/./) });
    world.simulator.setConnected(true);
    expect(world.received()).toHaveLength(1);
  });

  test.each([
    ['image', 'image/png', 'message.sendImage', { image: 'data:image/png;base64,AAE=' }],
    ['document', 'application/pdf', 'message.sendDocument', { document: 'data:application/pdf;base64,AAE=', fileName: 'document.pdf' }],
    ['video', 'video/mp4', 'message.sendDocument', { document: 'data:video/mp4;base64,AAE=', fileName: 'video.mp4' }],
  ] as const)('with a file of the kind %s (%s)', async (kind, mimeType, operation, body) => {
    const world = zApiWorld();
    const media = { kind, mimeType, fileName: null, source: { bytes: Buffer.from([0, 1]) } };
    await world.open().sendMedia!({ ...message, media, caption: null });
    expect(world.calls.at(-1)).toMatchObject({ operation, body: { phone: '5511987654321', ...body } });
    expect(world.violations).toEqual([]);
  });

  test('says what became of it by webhook only', () => {
    expect(zApiWorld().open().status).toBeUndefined();
  });

  test.each(['instanceId', 'instanceToken'])('is refused before a call without %s', async (field) => {
    const world = zApiWorld();
    expect((await failureOf(world.open({ [field]: '' }).sendText({ ...message, text: 'Oi' }))).failure.code).toBe('credentialIncomplete');
    expect(world.calls).toEqual([]);
  });

  test('never shows the token of its address, whatever Z-API answers', async () => {
    const world = zApiWorld();
    const { instanceId, instanceToken } = world.simulator.secrets;
    const echo = { error: `Cannot POST https://api.z-api.io/instances/${instanceId}/token/${instanceToken}/send-text` };
    const connection = {
      account: 'echo',
      clock: world.clock,
      deadline: world.clock.now() + 1_000,
      settings: { instanceId, instanceToken },
      transport: async () => ({ answered: true as const, status: 400, headers: {}, body: echo }),
    };
    const { openZApi } = await import('../../../vendors/zApi/messages/messenger.ts');
    const error = await failureOf(openZApi(connection).sendText({ ...message, text: 'Oi' }));
    expect(error.message).toContain('Cannot POST');
    expect(JSON.stringify([error.message, error.stack, error.failure])).not.toContain(instanceToken);
  });

  test('whose answer cannot be read leaves the outcome unknown', async () => {
    const world = zApiWorld();
    world.alterAnswers((body) => (Array.isArray(body) ? body : {}));
    expect((await failureOf(world.open().sendText({ ...message, text: 'Oi' }))).failure.class).toBe('unknownOutcome');
  });
});
