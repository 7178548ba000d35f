import { describe, expect, test } from 'vitest';
import { sign } from '../../../sandbox/simulators/waha/webhooks.mts';
import { ana, callback, openSession } from './session.mts';

describe('who may talk to a WAHA server', () => {
  test('is who has its key, and names a session that is there', async () => {
    const session = openSession();
    expect((await session.call('GET', '/ping', undefined, { 'X-Api-Key': '' })).status).toBe(200);
    expect(await session.call('GET', '/api/sessions/default')).toMatchObject({ status: 200, data: { name: 'default', status: 'WORKING' } });
    expect(await session.call('GET', '/api/sessions/default', undefined, { 'X-Api-Key': 'invented' })).toMatchObject({
      status: 401,
      data: { message: 'Unauthorized' },
    });
    expect((await session.call('GET', '/api/sessions/outra')).status).toBe(404);
    expect((await session.sendText({ session: 'outra' })).status).toBe(404);
    expect((await session.call('POST', '/api/sendFax', {})).status).toBe(404);
    expect(session.rules()).toEqual(['api-key', 'session', 'session', 'unknown-route']);
  });

  test('names its operations', () => {
    const { vendor } = openSession();
    const name = (method: string, path: string) => vendor.operationOf({ method, path, body: '' });
    expect(name('POST', '/api/sendText')).toBe('message.sendText');
    expect(name('GET', '/api/default/chats/55@c.us/messages/true_55@c.us_3E')).toBe('message.get');
    expect(name('GET', '/api/contacts/check-exists')).toBe('number.check');
    expect(name('GET', '/api/sendText')).toBe('unknown');
    expect(vendor.ambiguousOperations).toContain('message.sendText');
    expect(vendor.serverErrorAnswer({ method: 'POST', path: '/', body: '' }).status).toBe(500);
  });
});

describe('sending', () => {
  test.each([
    ['GOWS', { id: expect.stringMatching(/^true_5511912345678@c\.us_3EB0/) }],
    ['WEBJS', { id: { fromMe: true, remote: ana, _serialized: expect.stringMatching(/^true_5511912345678@c\.us_3EB0/) } }],
    ['NOWEB', { key: { fromMe: true, remoteJid: '5511912345678@s.whatsapp.net', id: expect.stringMatching(/^3EB0/) } }],
  ] as const)('answers 201 in the shape of %s, and is in the ledger', async (engine, data) => {
    const session = openSession({ engine });
    expect(await session.sendText()).toMatchObject({ status: 201, data });
    expect(session.vendor.ledger()).toMatchObject([{ vendor: 'waha', status: 'accepted', detail: { toMasked: '+55 11 *****-5678' } }]);
    expect(session.violations).toEqual([]);
  });

  test.each([
    ['no text', { text: undefined }],
    ['a phone for a chat', { chatId: '+5511912345678' }],
    ['the chat of another engine', { chatId: '5511912345678@s.whatsapp.net' }],
    ['no session', { session: undefined }],
  ])('is refused with %s', async (_name, change) => {
    const session = openSession();
    expect((await session.sendText(change)).status).toBe(400);
    expect(session.rules()).toEqual(['message-body']);
    expect(session.vendor.messages()).toEqual([]);
  });

  test('needs a session that works, and tells which state it is in', async () => {
    const session = openSession();
    session.vendor.setStatus('SCAN_QR_CODE');
    expect(await session.sendText()).toMatchObject({
      status: 422,
      data: { error: expect.stringContaining('not as expected'), session: 'default', status: 'SCAN_QR_CODE', expected: ['WORKING'] },
    });
    session.vendor.setStatus('WORKING');
    session.vendor.setFailure('reputation');
    expect(await session.sendText()).toMatchObject({ status: 500, data: { exception: { message: 'server returned error 463' } } });
    expect(session.vendor.messages()).toEqual([]);
    expect((await session.sendText()).status).toBe(201);
    expect(session.violations).toEqual([]);
  });

  test('takes files by url or base64, but not in the free edition', async () => {
    const session = openSession();
    const data = Buffer.from('%PDF-1.4 nota').toString('base64');
    const file = { mimetype: 'application/pdf', filename: 'nota.pdf' };
    expect((await session.send('sendFile', { file: { ...file, data }, caption: 'Sua nota' })).status).toBe(201);
    expect((await session.send('sendFile', { file: { ...file, url: 'https://erp.example/nota.pdf' } })).status).toBe(201);
    expect(session.vendor.messages()[0]).toMatchObject({ text: 'Sua nota', media: 'nota.pdf' });
    for (const wrong of [file, { ...file, data, url: 'https://erp.example/nota.pdf' }, { data }])
      expect((await session.send('sendFile', { file: wrong })).status).toBe(400);
    expect(session.rules()).toHaveLength(3);
    const free = openSession({ tier: 'CORE' });
    expect((await free.send('sendFile', { file: { ...file, data } })).status).toBe(422);
    expect((await free.sendText()).status).toBe(201);
  });

  test('takes one to three reply buttons', async () => {
    const session = openSession();
    const buttons = ['a', 'b', 'c', 'd'].map((id) => ({ type: 'reply', id, text: `Botão ${id}` }));
    expect((await session.send('sendButtons', { body: 'Confirma?', buttons: buttons.slice(1) })).status).toBe(201);
    for (const wrong of [[], buttons, [{ type: 'reply' }]])
      expect((await session.send('sendButtons', { body: 'Confirma?', buttons: wrong })).status).toBe(400);
  });
});

describe('asking', () => {
  test('tells who is on WhatsApp', async () => {
    const session = openSession();
    const check = async (phone: string) => (await session.call('GET', `/api/contacts/check-exists?session=default&phone=${phone}`)).data;
    expect(await check('5585987654321')).toEqual({ numberExists: true, chatId: '558587654321@c.us' });
    session.vendor.setUnreachable('5585987654321');
    expect(await check('558587654321')).toEqual({ numberExists: false });
    expect(await check('551133334444')).toEqual({ numberExists: false });
  });

  test('tells what became of a message', async () => {
    const session = openSession();
    session.vendor.planCourse(['sent', 'read']);
    const { data } = await session.sendText();
    const { id } = data as { id: string };
    await session.clock.advance(60_000);
    const path = `/api/default/chats/${encodeURIComponent(ana)}/messages/`;
    expect((await session.call('GET', path + encodeURIComponent(id))).data).toMatchObject({ id, ack: 3, ackName: 'READ' });
    expect((await session.call('GET', `${path}nothing`)).status).toBe(404);
  });
});

describe('the webhooks', () => {
  test('are signed as the documentation’s example', () => {
    const signature =
      '208f8a55dde9e05519e898b10b89bf0d0b3b0fdf11fdbf09b6b90476301b98d8097c462b2b17a6ce93b6b47a136cf2e78a33a63f6752c2c1631777076153fa89';
    expect(sign('{"event":"message","session":"default","engine":"WEBJS"}', 'my-secret-key')).toBe(signature);
  });

  test('tell the acknowledgements of a message, signed over the raw body', async () => {
    const session = openSession();
    session.vendor.subscribe(callback);
    session.vendor.planCourse(['sent', 'delivered', 'read']);
    const { data } = await session.sendText();
    await session.clock.advance(60_000);
    const { id } = data as { id: string };
    expect(session.events()).toMatchObject([
      { event: 'message.ack', session: 'default', payload: { id, fromMe: true, ack: 1, ackName: 'SERVER' } },
      { event: 'message.ack', payload: { ackName: 'DEVICE' } },
      { event: 'message.ack', payload: { ack: 3, ackName: 'READ' } },
    ]);
    const { headers, body } = session.deliveries[0]!;
    expect(headers['X-Webhook-Hmac']).toBe(sign(body.toString(), session.vendor.secrets.hmacKey));
    expect(headers['X-Webhook-Hmac-Algorithm']).toBe('sha512');
    expect(session.deliveries[0]?.schedule).toHaveLength(16);
  });

  test('tell of a number that is not on WhatsApp only after the message was taken', async () => {
    const session = openSession();
    session.vendor.subscribe(callback);
    expect((await session.sendText({ chatId: '551133334444@c.us' })).status).toBe(201);
    await session.clock.advance(60_000);
    expect(session.events()).toMatchObject([{ event: 'message.ack', payload: { ack: -1, ackName: 'ERROR' } }]);
    expect(session.violations).toEqual([]);
  });

  test('bring what customers write and press; without a key, unsigned', async () => {
    const session = openSession();
    session.vendor.subscribe(callback, false);
    const id = session.vendor.receive(ana, 'Já saiu?');
    await session.send('sendButtons', { body: 'Ok?', buttons: [{ type: 'reply', id: 'sim', text: 'Sim' }] });
    session.vendor.pressButton(session.vendor.messages()[0]!.id, 0);
    expect(session.events()).toMatchObject([
      { event: 'message', payload: { id, from: ana, fromMe: false, body: 'Já saiu?' } },
      { event: 'message', payload: { body: 'Sim', replyTo: { id: session.vendor.messages()[0]!.id } } },
    ]);
    expect(Object.keys(session.deliveries[0]!.headers)).not.toContain('X-Webhook-Hmac');
  });

  test('are set with the configuration of the session', async () => {
    const session = openSession();
    const webhooks = [{ url: callback, events: ['message'], hmac: { key: 'k' }, retries: { delaySeconds: 5, attempts: 2 } }];
    expect((await session.call('PUT', '/api/sessions/default', { config: { webhooks } })).status).toBe(200);
    expect((await session.call('GET', '/api/sessions/default')).data).toMatchObject({ config: { webhooks } });
    await session.sendText();
    session.vendor.receive(ana, 'Oi');
    await session.clock.advance(60_000);
    expect(session.events()).toMatchObject([{ event: 'message' }]);
    expect(session.deliveries[0]?.schedule).toEqual([0, 5_000, 5_000]);
    expect(session.violations).toEqual([]);
    expect((await session.call('PUT', '/api/sessions/default', { config: { webhooks: [{ url: callback }] } })).status).toBe(400);
    session.vendor.reset();
    session.vendor.receive(ana, 'Oi');
    expect(session.deliveries).toHaveLength(1);
    expect(session.vendor.ledger()).toEqual([]);
  });
});
