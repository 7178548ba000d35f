import { describe, expect, test } from 'vitest';
import { ask } from '../support/services.mts';
import { ana, callback, openInstance } from './instance.mts';

describe('who may talk to Z-API', () => {
  test('is who knows instance, token and the account’s token', async () => {
    const instance = openInstance();
    expect(await instance.call('GET', 'status')).toMatchObject({ status: 200, data: { connected: true, smartphoneConnected: true } });
    expect((await instance.call('GET', 'status', undefined, { 'Client-Token': 'invented' })).status).toBe(403);
    const other = `https://api.z-api.io/instances/OTHER/token/${instance.vendor.secrets.instanceToken}/status`;
    expect(await ask(instance.vendor.app, other)).toMatchObject({ status: 400, data: { error: 'Instance not found' } });
    expect(instance.rules()).toEqual(['client-token', 'instance']);
  });

  test('learns of a wrong method, type, route', async () => {
    const instance = openInstance();
    expect((await instance.call('GET', 'send-text')).status).toBe(405);
    expect((await instance.call('POST', 'send-text', {}, { 'Content-Type': 'text/plain' })).status).toBe(415);
    expect((await instance.call('POST', 'send-fax', {})).status).toBe(404);
    expect(instance.rules()).toEqual(['method', 'content-type', 'unknown-route']);
  });

  test('names its operations', () => {
    const { vendor } = openInstance();
    const name = (method: string, action: string) => vendor.operationOf({ method, path: `/instances/1/token/2/${action}`, body: '' });
    expect(name('POST', 'send-text')).toBe('message.sendText');
    expect(name('POST', 'send-document/pdf')).toBe('message.sendDocument');
    expect(name('GET', 'phone-exists/55119')).toBe('number.check');
    expect(name('GET', 'send-text')).toBe('unknown');
    expect(vendor.ambiguousOperations).toContain('message.sendText');
    expect(vendor.rateLimitedAnswer({ method: 'POST', path: '/', body: '' }).status).toBe(429);
  });
});

describe('sending', () => {
  test('answers three ids, and is in the ledger at once', async () => {
    const instance = openInstance();
    const { status, data } = await instance.sendText();
    const id = instance.vendor.messages()[0]?.id;
    expect([status, data]).toEqual([200, { zaapId: expect.stringMatching(/^[0-9A-F]{32}$/), messageId: id, id }]);
    expect(instance.vendor.ledger()).toMatchObject([{ vendor: 'zApi', status: 'accepted', detail: { toMasked: '+55 11 *****-5678' } }]);
    expect(instance.violations).toEqual([]);
  });

  test.each([
    ['a plus sign', { phone: `+${ana}` }],
    ['a formatted number', { phone: '55 (11) 91234-5678' }],
    ['a number that is no text', { phone: 5511912345678 }],
    ['no message', { message: undefined }],
    ['an empty message', { message: '' }],
  ])('is refused with %s', async (_name, change) => {
    const instance = openInstance();
    expect((await instance.sendText(change)).status).toBe(400);
    expect(instance.rules()).toEqual(['message-body']);
    expect(instance.vendor.messages()).toEqual([]);
  });

  test('takes documents, images and buttons', async () => {
    const instance = openInstance();
    const pdf = `data:application/pdf;base64,${Buffer.from('%PDF-1.4 nota').toString('base64')}`;
    const sends: [string, Record<string, unknown>, number][] = [
      ['send-document/pdf', { document: 'https://erp.example/nota.pdf', fileName: 'nota' }, 200],
      ['send-document/pdf', { document: pdf, fileName: 'nota.pdf', caption: 'Sua nota' }, 200],
      ['send-image', { image: 'https://loja.example/foto.png' }, 200],
      ['send-button-list', { message: 'Confirma?', buttonList: { buttons: [{ id: 'sim', label: 'Sim' }] } }, 200],
      ['send-document', { document: pdf }, 400],
      ['send-document/pdf', { document: pdf.replace(/^.*,/, '') }, 400],
      ['send-image', { image: 'foto.png' }, 400],
      ['send-button-list', { message: 'Confirma?', buttonList: { buttons: [] } }, 400],
    ];
    for (const [action, body, status] of sends)
      expect([action, (await instance.call('POST', action, { phone: ana, ...body })).status]).toEqual([action, status]);
    expect(instance.vendor.messages().map(({ media }) => media)).toEqual([
      'nota.pdf',
      'nota.pdf',
      'https://loja.example/foto.png',
      undefined,
    ]);
    expect(instance.violations).toHaveLength(4);
  });

  test('waits in the queue while the phone is away', async () => {
    const instance = openInstance();
    instance.vendor.setConnected(false);
    expect((await instance.sendText()).status).toBe(200);
    await instance.clock.advance(3_600_000);
    expect(instance.vendor.messages()[0]?.status).toBe('accepted');
    expect((await instance.call('GET', 'status')).data).toMatchObject({ connected: false });
    instance.vendor.setConnected(true);
    await instance.clock.advance(60_000);
    expect(instance.vendor.messages()[0]?.status).toMatch(/delivered|read/);
  });
});

describe('asking', () => {
  test('tells who is on WhatsApp', async () => {
    const instance = openInstance();
    expect((await instance.call('GET', 'phone-exists/5585987654321')).data).toMatchObject([{ exists: true, phone: '558587654321' }]);
    instance.vendor.setUnreachable('5585987654321');
    expect((await instance.call('GET', 'phone-exists/558587654321')).data).toMatchObject([{ exists: false }]);
    expect((await instance.call('GET', 'phone-exists/551133334444')).data).toMatchObject([{ exists: false }]);
    expect(instance.violations).toEqual([]);
    expect((await instance.call('GET', 'phone-exists/+5585')).status).toBe(400);
  });
});

describe('the callbacks', () => {
  test('tell that a message left, was received, was read; with the instance’s token', async () => {
    const instance = openInstance();
    instance.vendor.subscribe(callback);
    instance.vendor.planCourse(['sent', 'delivered', 'read']);
    await instance.sendText();
    await instance.clock.advance(60_000);
    const { id } = instance.vendor.messages()[0]!;
    const { instanceId, instanceToken } = instance.vendor.secrets;
    expect(instance.events()).toMatchObject([
      { type: 'DeliveryCallback', messageId: id, phone: ana, instanceId },
      { type: 'MessageStatusCallback', ids: [id], status: 'SENT', momment: expect.any(Number) },
      { type: 'MessageStatusCallback', status: 'RECEIVED' },
      { type: 'MessageStatusCallback', status: 'READ' },
    ]);
    expect(instance.events()[0]).not.toHaveProperty('error');
    expect(instance.deliveries[0]?.headers['z-api-token']).toBe(instanceToken);
  });

  test('tell of an error only after the message was taken', async () => {
    const instance = openInstance();
    instance.vendor.subscribe(callback);
    expect((await instance.sendText({ phone: '551133334444' })).status).toBe(200);
    instance.vendor.setFailure('shadowBan');
    expect((await instance.sendText()).status).toBe(200);
    await instance.clock.advance(60_000);
    expect(instance.events()).toHaveLength(2);
    expect(instance.events()).toContainEqual(expect.objectContaining({ type: 'DeliveryCallback', error: 'Phone number does not exist' }));
    expect(instance.events()).toContainEqual(expect.objectContaining({ type: 'DeliveryCallback', errorCode: 'SHADOW_BAN' }));
    expect(instance.vendor.messages().map(({ status }) => status)).toEqual(['failed', 'failed']);
    expect(instance.violations).toEqual([]);
  });

  test('bring what customers write and press', async () => {
    const instance = openInstance();
    instance.vendor.subscribe(callback);
    const messageId = instance.vendor.receive(ana, 'Já saiu?');
    await instance.call('POST', 'send-button-list', { phone: ana, message: 'Ok?', buttonList: { buttons: [{ id: 'sim', label: 'Sim' }] } });
    const { id } = instance.vendor.messages()[0]!;
    instance.vendor.pressButton(id, 0);
    expect(instance.events()).toMatchObject([
      { type: 'ReceivedCallback', messageId, phone: ana, fromMe: false, text: { message: 'Já saiu?' } },
      { type: 'ReceivedCallback', referenceMessageId: id, buttonsResponseMessage: { buttonId: 'sim', message: 'Sim' } },
    ]);
  });

  test('are set one kind at a time or all at once, over https', async () => {
    const instance = openInstance();
    expect(await instance.call('PUT', 'update-webhook-received', { value: callback })).toMatchObject({
      status: 200,
      data: { value: true },
    });
    expect((await instance.call('GET', 'me')).data).toMatchObject({ receivedCallbackUrl: callback, messageStatusCallbackUrl: null });
    await instance.sendText();
    await instance.clock.advance(60_000);
    expect(instance.deliveries).toEqual([]);
    await instance.call('PUT', 'update-every-webhooks', { value: callback });
    expect((await instance.call('GET', 'me')).data).toMatchObject({ deliveryCallbackUrl: callback, messageStatusCallbackUrl: callback });
    expect(instance.violations).toEqual([]);
    expect((await instance.call('PUT', 'update-webhook-received', { value: callback.replace('https', 'http') })).status).toBe(400);
    instance.vendor.unsubscribe();
    instance.vendor.receive(ana, 'Oi');
    expect(instance.deliveries).toEqual([]);
  });

  test('are forgotten by a reset', async () => {
    const instance = openInstance();
    instance.vendor.subscribe(callback);
    await instance.sendText();
    instance.vendor.reset();
    await instance.clock.advance(60_000);
    expect([instance.events(), instance.vendor.ledger()]).toEqual([[], []]);
    expect(instance.vendor.secrets).toEqual(openInstance().vendor.secrets);
  });
});
