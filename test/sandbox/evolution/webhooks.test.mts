import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ana, callback, openServer } from './server.mts';

describe('the webhooks of an Evolution server', () => {
  test('tell of a message from SERVER_ACK on, unsigned and with the API key in the body', async () => {
    const server = openServer();
    server.vendor.subscribe(callback);
    await server.sendText();
    await server.clock.advance(60_000);
    const [first, second] = server.events();
    const key = { keyId: server.vendor.messages()[0]?.id, remoteJid: '5511912345678@s.whatsapp.net', fromMe: true };
    expect(first).toMatchObject({ event: 'send.message', data: { status: 'PENDING' } });
    expect(second).toMatchObject({
      event: 'messages.update',
      instance: 'loja-ponte',
      data: { ...key, status: 'SERVER_ACK' },
      destination: callback,
      date_time: expect.stringMatching(/^2026-11-24T09:00:0\d\.\d{3}Z$/),
      sender: expect.stringMatching(/^55\d+@s\.whatsapp\.net$/),
      server_url: 'https://evolution.loja-ponte.example',
      apikey: server.vendor.secrets.instanceToken,
    });
    expect(server.deliveries[0]?.headers).toEqual({ 'Content-Type': 'application/json' });
  });

  test('go through the acknowledgements in order, DELIVERY_ACK now and then left out', async () => {
    const server = openServer();
    server.vendor.subscribe(callback);
    for (let index = 0; index < 30; index++) await server.sendText({ number: `55119${80_000_000 + index}` });
    await server.clock.advance(60_000);
    const courses = server.vendor.messages().map(({ id }) =>
      server
        .events()
        .map((event) => event as { event: string; data: { keyId?: string; status: string } })
        .filter(({ event, data }) => event === 'messages.update' && data.keyId === id)
        .map(({ data }) => data.status)
        .join(' '),
    );
    expect([...new Set(courses)].sort()).toEqual(['SERVER_ACK DELIVERY_ACK', 'SERVER_ACK DELIVERY_ACK READ', 'SERVER_ACK READ']);
  });

  test('carry a token that the user’s key signed, where one was set', async () => {
    const server = openServer();
    server.vendor.subscribe(callback, 'segredo');
    server.vendor.receive(ana, 'Oi');
    const [delivery] = server.deliveries;
    const [head, payload, signature] = (delivery?.headers.Authorization ?? '').replace(/^Bearer /, '').split('.');
    expect(createHmac('sha256', 'segredo').update(`${head}.${payload}`).digest('base64url')).toBe(signature);
    expect(JSON.parse(Buffer.from(head ?? '', 'base64url').toString())).toEqual({ alg: 'HS256', typ: 'JWT' });
    const now = Date.parse('2026-11-24T12:00:00Z') / 1_000;
    expect(JSON.parse(Buffer.from(payload ?? '', 'base64url').toString())).toMatchObject({ iat: now, exp: now + 600, app: 'evolution' });
    expect(delivery?.headers).not.toHaveProperty('jwt_key');
  });

  test('bring what customers write and press', async () => {
    const server = openServer();
    server.vendor.subscribe(callback);
    const id = server.vendor.receive(ana, 'Já saiu?');
    await server.sendButtons([{ type: 'reply', id: 'sim', displayText: 'Sim' }]);
    server.vendor.pressButton(server.vendor.messages()[0]?.id ?? '', 0);
    expect(server.events()).toMatchObject([
      {
        event: 'messages.upsert',
        data: { key: { id, fromMe: false }, message: { conversation: 'Já saiu?' }, messageType: 'conversation' },
      },
      { event: 'send.message' },
      {
        event: 'messages.upsert',
        data: { message: { templateButtonReplyMessage: { selectedId: 'sim', selectedDisplayText: 'Sim' } } },
      },
    ]);
  });

  test('are set by a call: chosen events, one path an event', async () => {
    const server = openServer();
    const set = async (webhook: unknown) => await server.post('/webhook/set/loja-ponte', { webhook });
    expect((await server.get('/webhook/find/loja-ponte')).data).toBeNull();
    expect(await set({ enabled: true, url: callback, events: ['MESSAGES_UPSERT'], byEvents: true })).toMatchObject({
      status: 201,
      data: { url: callback, enabled: true, events: ['MESSAGES_UPSERT'], webhookByEvents: true },
    });
    expect((await server.get('/webhook/find/loja-ponte')).data).toMatchObject({ url: callback, events: ['MESSAGES_UPSERT'] });
    server.vendor.receive(ana, 'Oi');
    await server.sendText();
    await server.clock.advance(60_000);
    expect(server.deliveries.map(({ url }) => url)).toEqual([`${callback}/messages-upsert`]);
    await set({ enabled: false, url: callback });
    server.vendor.receive(ana, 'Oi');
    expect(server.deliveries).toHaveLength(1);
    expect(server.violations).toEqual([]);
    expect((await set({ enabled: true, url: 'nowhere' })).status).toBe(400);
    expect((await server.post('/webhook/set/loja-ponte', { url: callback, enabled: true })).status).toBe(400);
    expect(server.rules()).toEqual(['webhook-body', 'webhook-body']);
  });

  test('are tried again for minutes, but not after a refusal', () => {
    const server = openServer();
    server.vendor.subscribe(callback);
    server.vendor.receive(ana, 'Oi');
    const [delivery] = server.deliveries;
    expect(delivery?.schedule.slice(0, 4)).toEqual([0, 5_000, 10_000, 20_000]);
    expect(delivery?.wanted?.()).toBe(true);
    delivery?.onResult?.({ status: 503, attempt: 1, ok: false });
    expect(delivery?.wanted?.()).toBe(true);
    delivery?.onResult?.({ status: 401, attempt: 2, ok: false });
    expect(delivery?.wanted?.()).toBe(false);
  });

  test('are forgotten by a reset', async () => {
    const server = openServer();
    server.vendor.subscribe(callback);
    await server.sendText();
    server.vendor.reset();
    await server.clock.advance(60_000);
    expect(server.events()).toHaveLength(1);
    expect(server.vendor.ledger()).toEqual([]);
    expect(server.vendor.secrets).toEqual(openServer().vendor.secrets);
  });
});
