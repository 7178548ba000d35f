import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import { payloadOf } from '../../../vendors/evolution/events/payload.ts';
import { read } from '../../../vendors/evolution/events/read.ts';
import { verify } from '../../../vendors/evolution/events/verify.ts';
import { evolutionWorld } from '../../contracts/support/gatewayWorlds.mts';

const url = 'https://n8n.loja.example/webhook/1';
const customer = '+5531988887777';
const jwtKey = 'a long text of the shop';

const listening = (key?: string) => {
  const world = evolutionWorld();
  world.simulator.subscribe(url, key);
  return world;
};

const deliveryOf = (body: unknown, headers: Delivery['headers'] = {}): Delivery => ({
  headers,
  rawBody: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  receivedAt: '2026-11-24T15:00:00.000Z',
});

/** As RFC 7515 has it, with whatever head and payload. */
function bearer(head: unknown, payload: unknown, key: string): Delivery['headers'] {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part(head)}.${part(payload)}`;
  return { authorization: `Bearer ${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}` };
}

const now = Date.parse('2026-11-24T15:00:00.000Z') / 1_000;
const hs256 = { alg: 'HS256', typ: 'JWT' };

describe('whether a delivery is Evolution’s', () => {
  test('is told by the token that the key signed', () => {
    const world = listening(jwtKey);
    world.simulator.receive(customer, 'Oi');
    expect(world.deliveries().map((each) => verify(each, jwtKey))).toEqual([{ valid: true }]);
  });

  test('is told as the example of jwt.io has it, whose token has no end and is refused for that alone', () => {
    const token =
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c';
    const delivery = deliveryOf({}, { authorization: `Bearer ${token}` });
    expect(verify(delivery, 'your-256-bit-secret')).toEqual({ valid: false, reason: 'The token has expired' });
    expect(verify(delivery, 'your-256-bit-secre')).toEqual({ valid: false, reason: 'The token was not signed with this key' });
  });

  test.each<[string, Delivery['headers'], string]>([
    ['no key in the credential', bearer(hs256, { exp: now + 600 }, ''), ''],
    ['no token', {}, jwtKey],
    ['another scheme', { authorization: 'Basic YTpi' }, jwtKey],
    ['another key', bearer(hs256, { exp: now + 600 }, 'another'), jwtKey],
    ['no signature', { authorization: bearer(hs256, { exp: now + 600 }, jwtKey).authorization!.replace(/\.[^.]+$/, '.') }, jwtKey],
    ['an algorithm of its own', bearer({ alg: 'none' }, { exp: now + 600 }, jwtKey), jwtKey],
    ['an hour past its end', bearer(hs256, { exp: now - 3_600 }, jwtKey), jwtKey],
    ['no end', bearer(hs256, {}, jwtKey), jwtKey],
    ['a payload that is none', bearer(hs256, null, jwtKey), jwtKey],
  ])('is not, with %s', (_what, headers, key) => {
    expect(verify(deliveryOf({}, headers), key)).toMatchObject({ valid: false });
  });

  test('is not, by the API key in its body', () => {
    const world = listening();
    world.simulator.receive(customer, 'Oi');
    expect(verify(world.deliveries()[0]!, world.simulator.secrets.instanceToken)).toMatchObject({ valid: false });
  });

  test('forgives clocks that differ by some seconds', () => {
    expect(verify(deliveryOf({}, bearer(hs256, { exp: now - 30 }, jwtKey)), jwtKey)).toEqual({ valid: true });
  });
});

describe('what Evolution tells', () => {
  test('never holds the API key, which stands in every delivery', () => {
    const world = listening();
    world.simulator.receive(customer, 'Oi');
    const [delivery] = world.deliveries();
    const { instanceToken } = world.simulator.secrets;
    expect(delivery!.rawBody.toString()).toContain(instanceToken);
    expect(JSON.stringify([payloadOf(delivery!), read(delivery!)])).not.toContain(instanceToken);
  });

  test('is the way of a message, step by step', async () => {
    const world = listening();
    world.simulator.planCourse(['sent', 'read']);
    const { id } = await world.open().sendText({ to: customer, correlationId: 'shopify:1001', text: 'Oi' });
    await world.clock.sleep(10_000);
    expect(world.deliveries('messages.update').flatMap((each) => read(each))).toMatchObject([
      { kind: 'status', messageId: id, phone: customer, status: 'sent', correlationId: null, userId: null },
      { kind: 'status', messageId: id, phone: customer, status: 'read', reason: null },
    ]);
    // What the shop itself sent is no news.
    expect(world.deliveries('send.message').flatMap((each) => read(each))).toEqual([]);
  });

  test('is what the customer writes, once under one id', () => {
    const world = listening();
    const id = world.simulator.receive(customer, 'Cadê meu pedido?');
    expect(world.deliveries().flatMap((each) => read(each))).toEqual([
      {
        id,
        vendor: 'evolution',
        kind: 'reply',
        messageId: null,
        phone: customer,
        userId: null,
        status: null,
        reason: null,
        text: 'Cadê meu pedido?',
        buttonId: null,
        correlationId: null,
        at: '2026-11-24T15:00:00.000Z',
      },
    ]);
  });

  test('is that the customer wants no more', () => {
    const world = listening();
    world.simulator.receive(customer, 'Sair');
    expect(world.deliveries().flatMap((each) => read(each))).toMatchObject([{ kind: 'optOut', text: 'Sair', phone: customer }]);
  });

  const upsert = (message: unknown, key: object = {}) =>
    deliveryOf({
      event: 'messages.upsert',
      data: { key: { id: 'A', remoteJid: '553188887777@s.whatsapp.net', fromMe: false, ...key }, message },
    });

  test.each([
    [
      { templateButtonReplyMessage: { selectedId: 'yes', selectedDisplayText: 'Sim', contextInfo: { stanzaId: 'B' } } },
      'button',
      'Sim',
      'yes',
      'B',
    ],
    [
      { buttonsResponseMessage: { selectedButtonId: 'yes', selectedDisplayText: 'Sim', contextInfo: { stanzaId: 'B' } } },
      'button',
      'Sim',
      'yes',
      'B',
    ],
    [{ extendedTextMessage: { text: 'Oi', contextInfo: { stanzaId: 'B' } } }, 'reply', 'Oi', null, 'B'],
    [{ imageMessage: { caption: 'Veio quebrado' } }, 'reply', 'Veio quebrado', null, null],
    [{ audioMessage: {} }, 'reply', null, null, null],
    [null, 'reply', null, null, null],
  ])('%j', (message, kind, text, buttonId, messageId) => {
    expect(read(upsert(message))).toMatchObject([{ kind, text, buttonId, messageId, phone: customer }]);
  });

  test('knows a customer whose chat hides the number by its other name, and one without it not', () => {
    expect(read(upsert({ conversation: 'Oi' }, { remoteJid: '1@lid', remoteJidAlt: '553188887777@s.whatsapp.net' }))).toMatchObject([
      { phone: customer },
    ]);
    expect(read(upsert({ conversation: 'Oi' }, { remoteJid: '1@lid' }))).toMatchObject([{ phone: null }]);
  });

  test.each([
    ['of the shop itself', upsert({ conversation: 'Oi' }, { fromMe: true })],
    ['of a group', upsert({ conversation: 'Oi' }, { remoteJid: '120363043968066561@g.us' })],
    ['of a status', upsert({ conversation: 'Oi' }, { remoteJid: 'status@broadcast' })],
    ['of the connection', deliveryOf({ event: 'connection.update', data: { state: 'open' } })],
    ['without its fields', deliveryOf({ event: 'messages.update', data: [null, {}, 'x'] })],
    ['of a kind that nobody knows', deliveryOf({ event: 'invented.tomorrow' })],
  ])('is nothing where it is %s', (_what, delivery) => {
    expect(read(delivery)).toEqual([]);
  });

  test.each(['TELEPATHY', 'constructor'])('is shown as it is where the word is new (%s)', (status) => {
    const data = { keyId: 'A', remoteJid: '553188887777@s.whatsapp.net', fromMe: true, status };
    expect(read(deliveryOf({ event: 'messages.update', data }))).toMatchObject([
      { status: 'unknown', reason: expect.stringContaining(status) },
    ]);
  });

  test('is handed back where it cannot be read', () => {
    expect(() => read(deliveryOf('{'))).toThrow('cannot be read');
  });
});
