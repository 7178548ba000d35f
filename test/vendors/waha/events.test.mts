import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import { read } from '../../../vendors/waha/events/read.ts';
import { verify } from '../../../vendors/waha/events/verify.ts';
import { wahaWorld } from '../../contracts/support/gatewayWorlds.mts';

const customer = '+5531988887777';

const deliveryOf = (body: unknown, headers: Delivery['headers'] = {}): Delivery => ({
  headers,
  rawBody: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  receivedAt: '2026-11-24T15:00:00.000Z',
});

describe('whether a delivery is WAHA’s', () => {
  /** WAHA documentation, "Events", HMAC authentication: the published body, key and signature. */
  const published = '{"event":"message","session":"default","engine":"WEBJS"}';
  const key = 'my-secret-key';
  const signature =
    '208f8a55dde9e05519e898b10b89bf0d0b3b0fdf11fdbf09b6b90476301b98d8097c462b2b17a6ce93b6b47a136cf2e78a33a63f6752c2c1631777076153fa89';
  const headers = { 'x-webhook-hmac': signature, 'x-webhook-hmac-algorithm': 'sha512' };

  test('is told as the documentation has it', () => {
    expect(verify(deliveryOf(published, headers), key)).toEqual({ valid: true });
    expect(verify(deliveryOf(published, { 'x-webhook-hmac': signature }), key)).toEqual({ valid: true });
  });

  test.each<[string, string, Delivery['headers'], string]>([
    ['no key in the credential', published, headers, ''],
    ['another key', published, headers, 'another'],
    ['another body', `${published} `, headers, key],
    ['no signature', published, {}, key],
    ['half a signature', published, { 'x-webhook-hmac': signature.slice(0, 64) }, key],
    ['another algorithm', published, { ...headers, 'x-webhook-hmac-algorithm': 'md5' }, key],
  ])('is not, with %s', (_what, body, sent, known) => {
    expect(verify(deliveryOf(body, sent), known)).toMatchObject({ valid: false });
  });

  test('is told of what the simulated server signs', () => {
    const world = wahaWorld();
    world.simulator.subscribe('https://n8n.loja.example/webhook/1');
    world.simulator.receive(customer, 'Olá, ação');
    expect(verify(world.deliveries()[0]!, world.simulator.secrets.hmacKey)).toEqual({ valid: true });
  });
});

describe('what WAHA tells', () => {
  const listening = () => {
    const world = wahaWorld();
    world.simulator.subscribe('https://n8n.loja.example/webhook/1');
    return world;
  };

  test('is the way of a message, step by step', async () => {
    const world = listening();
    world.simulator.planCourse(['sent', 'read']);
    const { id } = await world.open().sendText({ to: customer, correlationId: 'shopify:1001', text: 'Oi' });
    await world.clock.sleep(10_000);
    expect(world.deliveries('message.ack').flatMap((each) => read(each))).toMatchObject([
      { id: `${id}:SERVER`, kind: 'status', messageId: id, phone: customer, status: 'sent', correlationId: null },
      { id: `${id}:READ`, kind: 'status', messageId: id, phone: customer, status: 'read' },
    ]);
  });

  test('is what the customer writes, and that no more is wanted', () => {
    const world = listening();
    const first = world.simulator.receive(customer, 'Cadê?');
    world.simulator.receive(customer, 'Sair');
    expect(world.deliveries().flatMap((each) => read(each))).toMatchObject([
      { id: first, kind: 'reply', text: 'Cadê?', phone: customer, messageId: null, at: '2026-11-24T15:00:00.000Z' },
      { kind: 'optOut', text: 'Sair' },
    ]);
  });

  const message = (change: object) =>
    deliveryOf({
      event: 'message',
      payload: { id: 'false_5511987654321@c.us_A', from: '5511987654321@c.us', fromMe: false, body: 'Oi', ...change },
    });

  test('names the message that is answered', () => {
    expect(read(message({ replyTo: { id: 'B' } }))).toMatchObject([{ messageId: 'B', phone: '+5511987654321' }]);
  });

  test.each(['FELT', 'constructor'])('is shown as it is where the word is new (%s)', (ackName) => {
    const payload = { id: 'true_5511987654321@c.us_A', fromMe: true, ack: 9, ackName };
    expect(read(deliveryOf({ event: 'message.ack', payload }))).toMatchObject([
      { status: 'unknown', reason: expect.stringContaining(ackName) },
    ]);
  });

  test('is an ack of a failure', () => {
    const payload = { id: 'true_5511987654321@c.us_A', fromMe: true, ack: -1, ackName: 'ERROR' };
    expect(read(deliveryOf({ event: 'message.ack', timestamp: 1_700_000_000_000, payload }))).toMatchObject([
      { status: 'failed', reason: expect.stringMatching(/./), at: '2023-11-14T22:13:20.000Z' },
    ]);
  });

  test.each([
    ['of the shop itself', message({ fromMe: true })],
    ['of a group', message({ from: '120363043968066561@g.us' })],
    ['of a status', message({ from: 'status@broadcast' })],
    ['told twice', deliveryOf({ event: 'message.any', payload: { id: 'A', from: '5511987654321@c.us' } })],
    ['of the session', deliveryOf({ event: 'session.status', payload: { status: 'WORKING' } })],
    ['without its fields', deliveryOf({ event: 'message.ack', payload: null })],
  ])('is nothing where it is %s', (_what, delivery) => {
    expect(read(delivery)).toEqual([]);
  });
});
