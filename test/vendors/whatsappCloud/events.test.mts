import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import { createWhatsappCloud } from '../../../sandbox/simulators/whatsappCloud/index.mts';
import type { Delivery as Sent } from '../../../sandbox/world/webhooks.mts';
import { read } from '../../../vendors/whatsappCloud/events/read.ts';
import { handshake, verify } from '../../../runtime/meta/verify.ts';
import { openWhatsAppCloud } from '../../../vendors/whatsappCloud/messages/messenger.ts';
import { simulatedVendor } from '../../contracts/support/simulatedVendor.mts';

const customer = '+5531988887777';

const deliveryOf = (body: unknown, headers: Delivery['headers'] = {}): Delivery => ({
  headers,
  rawBody: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  receivedAt: '2026-11-24T15:00:00.000Z',
});

/** An account whose app is registered for an address; what it sends is kept. */
async function listening() {
  const sent: Sent[] = [];
  const webhooks = { records: [], inFlight: () => 0, waiting: () => 0, send: async (delivery: Sent) => (sent.push(delivery), true) };
  const get = async (url: string) => ({ status: 200, body: handshake(new URL(url).search.slice(1), 'token') ?? '' });
  const world = simulatedVendor({
    create: (services) => createWhatsappCloud({ ...services, webhooks }, { get }),
    login: ({ secrets }) => ({ authorization: `Bearer ${secrets.accessToken}` }),
  });
  const { simulator } = world;
  expect(await simulator.subscribe('https://n8n.loja.example/webhook/1', 'token')).toBe(true);
  simulator.openWindow(customer);
  const { phoneNumberId, wabaId } = simulator.secrets;
  const messenger = openWhatsAppCloud(world.connect({ settings: { phoneNumberId, businessAccountId: wabaId } }));
  return {
    ...world,
    sendText: async () => await messenger.sendText({ to: customer, correlationId: 'shopify:1001', text: 'Oi' }),
    deliveries: () =>
      sent.map(({ headers, body }) =>
        deliveryOf(body, Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))),
      ),
  };
}

describe('the handshake', () => {
  test('is passed by the token alone', async () => {
    const { simulator } = await listening();
    expect(await simulator.subscribe('https://n8n.loja.example/webhook/1', 'another')).toBe(false);
  });

  test.each([
    ['hub.mode=subscribe&hub.verify_token=t&hub.challenge=1158201444', 't', '1158201444'],
    ['hub.mode=subscribe&hub.verify_token=u&hub.challenge=1158201444', 't', undefined],
    ['hub.mode=unsubscribe&hub.verify_token=t&hub.challenge=1158201444', 't', undefined],
    ['hub.mode=subscribe&hub.verify_token=t', 't', undefined],
    ['hub.mode=subscribe&hub.verify_token=&hub.challenge=1', '', undefined],
    ['hub.mode=subscribe&hub.verify_token=t&hub.challenge=%3Cscript%3E', 't', undefined],
    [undefined, 't', undefined],
  ])('%s with the token %j', (query, token, answer) => {
    expect(handshake(query, token)).toBe(answer);
  });
});

describe('whether a delivery is Meta’s', () => {
  test('is told over the raw bytes, in which accents are escaped', async () => {
    const world = await listening();
    world.simulator.receive(customer, 'Olá, ação');
    await world.clock.sleep(1_000);
    const [delivery] = world.deliveries();
    const { appSecret } = world.simulator.secrets;
    expect(delivery!.rawBody.toString()).toContain('\\u00e1');
    expect(verify(delivery!, appSecret)).toEqual({ valid: true });
    const rewritten = Buffer.from(JSON.stringify(JSON.parse(delivery!.rawBody.toString())));
    expect(verify({ ...delivery!, rawBody: rewritten }, appSecret)).toMatchObject({ valid: false });
  });

  const body = '{"object":"whatsapp_business_account","entry":[]}';
  const signature = `sha256=${createHmac('sha256', 'secret').update(body).digest('hex')}`;

  test.each([
    ['no secret in the credential', signature, ''],
    ['another secret', signature, 'another'],
    ['no signature', undefined, 'secret'],
    ['a signature without its algorithm', signature.slice(7), 'secret'],
    ['half a signature', signature.slice(0, 30), 'secret'],
    ['one of SHA-1', `sha1=${createHmac('sha1', 'secret').update(body).digest('hex')}`, 'secret'],
  ])('is not, with %s', (_what, sent, secret) => {
    expect(verify(deliveryOf(body, { 'x-hub-signature-256': sent }), secret)).toMatchObject({ valid: false });
  });
});

describe('what Meta tells', () => {
  test('is the way of a message, with the order that it is about', async () => {
    const world = await listening();
    world.simulator.planCourse(['sent', 'read']);
    const { id } = await world.sendText();
    await world.clock.sleep(10_000);
    expect(world.deliveries().flatMap((each) => read(each))).toMatchObject([
      { id: `${id}:sent`, kind: 'status', messageId: id, phone: customer, status: 'sent', correlationId: 'shopify:1001', reason: null },
      { id: `${id}:read`, kind: 'status', messageId: id, phone: customer, status: 'read', correlationId: 'shopify:1001' },
    ]);
  });

  test('is why a message failed, in words', async () => {
    const world = await listening();
    world.simulator.setUnreachable(customer);
    await world.sendText();
    await world.clock.sleep(10_000);
    expect(world.deliveries().flatMap((each) => read(each))).toMatchObject([
      { status: 'failed', reason: 'the message cannot be delivered to this number (131026)', correlationId: 'shopify:1001' },
    ]);
  });

  test('is a customer who shows a username, by the business-scoped id alone', async () => {
    const world = await listening();
    world.simulator.hideNumber(customer);
    world.simulator.receive(customer, 'Oi');
    await world.clock.sleep(1_000);
    expect(world.deliveries().flatMap((each) => read(each))).toMatchObject([
      { kind: 'reply', text: 'Oi', phone: null, userId: world.simulator.userIdOf(customer) },
    ]);
  });

  test('is who stops marketing messages and who wants them again', async () => {
    const world = await listening();
    world.simulator.setMarketing(customer, 'stop');
    world.simulator.setMarketing(customer, 'resume');
    await world.clock.sleep(1_000);
    const events = world.deliveries().flatMap((each) => read(each));
    expect(events).toMatchObject([
      { kind: 'optOut', phone: customer },
      { kind: 'optIn', phone: customer },
    ]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(2);
    expect(JSON.stringify(events.map(({ id }) => id))).not.toMatch(/\d{10}/);
  });

  test('is split where it comes in one batch', async () => {
    const world = await listening();
    for (const text of ['um', 'dois', 'Sair']) world.simulator.receive(customer, text);
    await world.clock.sleep(1_000);
    expect(world.deliveries()).toHaveLength(1);
    expect(read(world.deliveries()[0]!)).toMatchObject([
      { kind: 'reply', text: 'um' },
      { kind: 'reply', text: 'dois' },
      { kind: 'optOut', text: 'Sair' },
    ]);
  });

  test('is for the flow of its number alone', async () => {
    const world = await listening();
    world.simulator.receive(customer, 'Oi', '999');
    await world.clock.sleep(1_000);
    const [delivery] = world.deliveries();
    expect(read(delivery!, { phoneNumberId: world.simulator.secrets.phoneNumberId })).toEqual([]);
    expect(read(delivery!, { phoneNumberId: '999' })).toHaveLength(1);
  });

  test('is for every flow where it names no number, so that no opt-out is lost', () => {
    const user_preferences = [{ wa_id: '553188887777', category: 'marketing_messages', value: 'stop', timestamp: '1700000000' }];
    const delivery = deliveryOf({
      object: 'whatsapp_business_account',
      entry: [{ changes: [{ field: 'user_preferences', value: { user_preferences } }] }],
    });
    expect(read(delivery, { phoneNumberId: '999' })).toMatchObject([{ kind: 'optOut', phone: customer }]);
  });

  const value = (rows: object) =>
    deliveryOf({ object: 'whatsapp_business_account', entry: [{ changes: [{ field: 'messages', value: rows }] }] });
  const message = (content: object) => value({ messages: [{ id: 'wamid.A', from: '553188887777', timestamp: '1700000000', ...content }] });

  test.each([
    [{ type: 'button', button: { payload: 'yes', text: 'Sim' }, context: { id: 'wamid.B' } }, 'button', 'Sim', 'yes', 'wamid.B'],
    [{ type: 'interactive', interactive: { button_reply: { id: 'yes', title: 'Sim' } } }, 'button', 'Sim', 'yes', null],
    [{ type: 'interactive', interactive: { list_reply: { id: 'yes', title: 'Sim' } } }, 'button', 'Sim', 'yes', null],
    [{ type: 'button', button: { payload: 'x', text: 'Parar promoções' } }, 'optOut', 'Parar promoções', 'x', null],
    [{ type: 'image', image: { caption: 'Veio quebrado' } }, 'reply', 'Veio quebrado', null, null],
    [{ type: 'unsupported' }, 'reply', null, null, null],
  ])('%j', (content, kind, text, buttonId, messageId) => {
    expect(read(message(content))).toMatchObject([{ kind, text, buttonId, messageId, phone: customer, at: '2023-11-14T22:13:20.000Z' }]);
  });

  test('is an opt-out, too, where a marketing message failed for it', () => {
    const statuses = [{ id: 'wamid.A', status: 'failed', recipient_id: '553188887777', errors: [{ code: 131050, title: 'x' }] }];
    expect(read(value({ statuses }))).toMatchObject([
      { id: 'wamid.A:failed', kind: 'status', status: 'failed' },
      { id: 'wamid.A:optOut', kind: 'optOut', phone: customer },
    ]);
  });

  test.each([
    ['a word that is new', { status: 'felt' }, { status: 'unknown', reason: expect.stringContaining('felt') }],
    ['a word of the language', { status: 'constructor' }, { status: 'unknown', reason: expect.stringContaining('constructor') }],
    ['a code that is new', { status: 'failed', errors: [{ code: 9, error_data: { details: 'Words' } }] }, { reason: 'Words (9)' }],
    ['errors of another form', { status: 'failed', errors: 'x' }, { status: 'failed', reason: null }],
  ])('%s', (_what, row, event) => {
    expect(read(value({ statuses: [{ id: 'wamid.A', ...row }] }))).toMatchObject([event]);
  });

  test.each([
    ['a change of number', message({ type: 'system' })],
    ['without entries', deliveryOf({ object: 'whatsapp_business_account' })],
    [
      'of other forms',
      deliveryOf({ object: 'whatsapp_business_account', entry: [null, {}, { changes: [null, { value: 1 }, { value: {} }] }] }),
    ],
    ['rows without their fields', value({ statuses: [null, {}], messages: ['x'], user_preferences: [{ value: 'maybe' }] })],
  ])('is nothing where it is %s', (_what, delivery) => {
    expect(read(delivery)).toEqual([]);
  });

  test('of 3 MB is read whole', () => {
    const statuses = Array.from({ length: 12_000 }, (_, i) => ({
      id: `wamid.${'x'.repeat(200)}${i}`,
      status: 'sent',
      timestamp: '1700000000',
    }));
    const delivery = value({ statuses });
    expect(delivery.rawBody.length).toBeGreaterThan(3_000_000);
    expect(read(delivery)).toHaveLength(12_000);
  });
});
