import { describe, expect, test } from 'vitest';
import { ana, openServer } from './server.mts';

describe('who may talk to an Evolution server', () => {
  test('is who has the server’s key or the instance’s', async () => {
    const server = openServer();
    const path = '/instance/connectionState/loja-ponte';
    expect(await server.get(path)).toMatchObject({ status: 200, data: { instance: { instanceName: 'loja-ponte', state: 'open' } } });
    expect((await server.get(path, { apikey: server.vendor.secrets.globalApiKey })).status).toBe(200);
    expect(await server.get(path, { apikey: 'invented' })).toMatchObject({
      status: 401,
      data: { status: 401, error: 'Unauthorized', response: { message: 'Unauthorized' } },
    });
    expect(server.rules()).toEqual(['apikey']);
  });

  test('learns that an instance, a route is not there', async () => {
    const server = openServer();
    expect(await server.get('/instance/connectionState/outra')).toMatchObject({
      status: 404,
      data: { response: { message: ['The "outra" instance does not exist'] } },
    });
    expect((await server.get('/instance/fly/loja-ponte')).status).toBe(404);
    expect(server.rules()).toEqual(['instance', 'unknown-route']);
  });

  test('names its operations', () => {
    const { vendor } = openServer();
    const name = (method: string, path: string) => vendor.operationOf({ method, path, body: '' });
    expect(name('POST', '/message/sendText/loja-ponte')).toBe('message.sendText');
    expect(name('POST', '/chat/whatsappNumbers/loja-ponte')).toBe('number.check');
    expect(name('GET', '/')).toBe('server.info');
    expect(name('DELETE', '/instance/logout/loja-ponte')).toBe('unknown');
    expect(vendor.ambiguousOperations).toContain('message.sendText');
    expect(vendor.rateLimitedAnswer({ method: 'POST', path: '/', body: '' }).status).toBe(429);
    expect(vendor.serverErrorAnswer({ method: 'POST', path: '/', body: '' }).status).toBe(500);
  });
});

describe('sending', () => {
  test('answers the key of a pending message, and is in the ledger at once', async () => {
    const server = openServer();
    expect(await server.sendText({ number: '+55 (85) 98765-4321' })).toMatchObject({
      status: 201,
      data: {
        key: { remoteJid: '558587654321@s.whatsapp.net', fromMe: true, id: expect.stringMatching(/^3EB0/) },
        status: 'PENDING',
        messageType: 'conversation',
        message: { conversation: 'Seu pedido saiu.' },
      },
    });
    expect(server.vendor.ledger()).toMatchObject([
      { kind: 'message', vendor: 'evolution', status: 'accepted', detail: { toMasked: '+55 85 *****-4321' } },
    ]);
    expect(server.vendor.ledger()[0]?.orderNumber).toBeUndefined();
    expect(server.violations).toEqual([]);
  });

  test('twice makes two messages', async () => {
    const server = openServer();
    await server.sendText();
    await server.sendText();
    expect(server.vendor.messages()).toHaveLength(2);
  });

  test.each([
    ['no text', { text: undefined }, [['requires property "text"']]],
    ['a text that is a number', { text: 7 }, [['text is not of a type(s) string']]],
    ['an empty text', { text: ' ' }, ['Text is required']],
    ['a number that is none', { number: 5511912345678 }, [['number is not of a type(s) string']]],
  ])('is refused with %s', async (_name, change, message) => {
    const server = openServer();
    expect(await server.sendText(change)).toMatchObject({ status: 400, data: { error: 'Bad Request', response: { message } } });
    expect(server.rules()).toEqual(['message-body']);
    expect(server.vendor.messages()).toEqual([]);
  });

  test.each([
    ['5511987654321', '5511987654321@s.whatsapp.net'],
    ['551133334444', '551133334444@s.whatsapp.net'],
    ['5510912345678', '5510912345678@s.whatsapp.net'],
  ])('to %s, which is not on WhatsApp, is refused without blame', async (number, jid) => {
    const server = openServer();
    server.vendor.setUnreachable('+551187654321');
    expect(await server.sendText({ number })).toMatchObject({
      status: 400,
      data: { response: { message: [{ exists: false, jid, number }] } },
    });
    expect(server.violations).toEqual([]);
  });

  test('fails while the phone is away, and where the session is broken', async () => {
    const server = openServer();
    server.vendor.setConnected(false);
    expect(await server.sendText()).toMatchObject({ status: 500, data: { response: { message: 'Connection Closed' } } });
    server.vendor.setConnected(true);
    server.vendor.setFailure('sessionError');
    expect(await server.sendText()).toMatchObject({ status: 400, data: { response: { message: ['SessionError: No sessions'] } } });
    server.vendor.setFailure('connectionClosed');
    expect((await server.sendText()).status).toBe(500);
    expect(server.vendor.messages()).toEqual([]);
    expect((await server.sendText()).status).toBe(201);
    expect(server.violations).toEqual([]);
  });

  test('takes a file by link or plain base64', async () => {
    const server = openServer();
    const pdf = { mediatype: 'document', fileName: 'nota.pdf', caption: 'Sua nota' };
    const bytes = Buffer.from('%PDF-1.4 nota').toString('base64');
    expect(await server.sendMedia({ ...pdf, media: bytes })).toMatchObject({ status: 201, data: { messageType: 'documentMessage' } });
    expect((await server.sendMedia({ ...pdf, media: 'https://erp.example/nota.pdf' })).status).toBe(201);
    expect(server.vendor.messages()[0]).toMatchObject({ type: 'document', text: 'Sua nota', media: 'nota.pdf' });
    expect(server.violations).toEqual([]);
    for (const body of [
      { ...pdf, media: `data:application/pdf;base64,${bytes}` },
      { ...pdf, media: bytes, fileName: undefined },
      { ...pdf, mediatype: 'pdf', media: bytes },
      pdf,
    ])
      expect((await server.sendMedia(body)).status).toBe(400);
    expect(server.rules()).toHaveLength(4);
  });

  test('takes up to three reply buttons', async () => {
    const server = openServer();
    const reply = (id: string) => ({ type: 'reply', id, displayText: `Botão ${id}` });
    expect((await server.sendButtons(['a', 'b', 'c'].map(reply))).status).toBe(201);
    for (const buttons of [[], ['a', 'b', 'c', 'd'].map(reply), [reply('a'), { type: 'url', id: 'u', displayText: 'Site' }]])
      expect((await server.sendButtons(buttons)).status).toBe(400);
  });
});

describe('asking', () => {
  test('tells who is on WhatsApp, under the number that it registered', async () => {
    const server = openServer();
    server.vendor.setUnreachable(ana);
    const { status, data } = await server.post('/chat/whatsappNumbers/loja-ponte', { numbers: [ana, '5585987654321', '551133334444'] });
    expect(status).toBe(200);
    expect(data).toEqual([
      { exists: false, jid: '5511912345678@s.whatsapp.net', number: ana },
      { exists: true, jid: '558587654321@s.whatsapp.net', number: '5585987654321' },
      { exists: false, jid: '551133334444@s.whatsapp.net', number: '551133334444' },
    ]);
    expect((await server.post('/chat/whatsappNumbers/loja-ponte', { numbers: ['Ana'] })).status).toBe(400);
    expect(server.rules()).toEqual(['number-check']);
  });

  test('tells what became of a message', async () => {
    const server = openServer();
    server.vendor.planCourse(['sent', 'read']);
    await server.sendText();
    await server.clock.advance(60_000);
    const id = server.vendor.messages()[0]?.id;
    const { data } = await server.post('/chat/findStatusMessage/loja-ponte', { where: { id } });
    expect(data).toMatchObject([
      { keyId: id, status: 'SERVER_ACK' },
      { keyId: id, status: 'READ' },
    ]);
    expect((await server.post('/chat/findStatusMessage/loja-ponte', { where: { id: 'nothing' } })).data).toEqual([]);
  });
});
