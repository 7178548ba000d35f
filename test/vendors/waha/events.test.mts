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

  /** Whom the server knows behind a linked id. */
  const knows = (accounts: Record<string, string> = {}) => {
    const asked: string[] = [];
    return { asked, accountOfLid: async (lid: string) => (asked.push(lid), accounts[lid] ?? null) };
  };

  const toldBy = async (delivery: Delivery, accounts?: Record<string, string>) => await read(delivery, knows(accounts).accountOfLid);

  const allTold = async (deliveries: Delivery[]) => (await Promise.all(deliveries.map(async (each) => await toldBy(each)))).flat();

  test('is the way of a message, step by step', async () => {
    const world = listening();
    world.simulator.planCourse(['sent', 'read']);
    const { id } = await world.open().sendText({ to: customer, correlationId: 'shopify:1001', text: 'Oi' });
    await world.clock.sleep(10_000);
    expect(await allTold(world.deliveries('message.ack'))).toMatchObject([
      { id: `${id}:SERVER`, kind: 'status', messageId: id, phone: customer, status: 'sent', correlationId: null },
      { id: `${id}:READ`, kind: 'status', messageId: id, phone: customer, status: 'read' },
    ]);
  });

  test('is what the customer writes, and that no more is wanted', async () => {
    const world = listening();
    const first = world.simulator.receive(customer, 'Cadê?');
    world.simulator.receive(customer, 'Sair');
    expect(await allTold(world.deliveries())).toMatchObject([
      { id: first, kind: 'reply', text: 'Cadê?', phone: customer, messageId: null, at: '2026-11-24T15:00:00.000Z' },
      { kind: 'optOut', text: 'Sair' },
    ]);
  });

  const event = (name: string, payload: object) => deliveryOf({ event: name, me: { id: '5511940111111@c.us' }, payload });

  const message = (change: object) =>
    event('message', { id: 'false_553188887777@c.us_A', from: '553188887777@c.us', fromMe: false, body: 'Oi', ...change });

  const lid = '4639135154355@lid';

  test.each([
    ['beside the sender', { _data: { Info: { SenderAlt: '553188887777@s.whatsapp.net', PushName: 'Ana Souza' } } }],
    ['in the key', { _data: { key: { remoteJid: lid, remoteJidAlt: '553188887777@s.whatsapp.net' }, pushName: 'Ana Souza' } }],
    ['with a device', { _data: { Info: { SenderAlt: '553188887777:7@s.whatsapp.net', PushName: 'Ana Souza' } } }],
  ])('knows a customer behind a linked id whose phone stands %s', async (_what, change) => {
    const { asked, accountOfLid } = knows();
    expect(await read(message({ id: `false_${lid}_A`, from: lid, body: 'SAIR', ...change }), accountOfLid)).toMatchObject([
      { kind: 'optOut', phone: customer, lid, profileName: 'Ana Souza' },
    ]);
    expect(asked).toEqual([]);
  });

  test('asks the server for a phone that stands nowhere, and keeps the linked id where it does not know it', async () => {
    const hidden = message({ id: `false_${lid}_A`, from: lid, body: 'SAIR' });
    expect(await toldBy(hidden, { [lid]: '553188887777@c.us' })).toMatchObject([{ kind: 'optOut', phone: customer, lid }]);
    expect(await toldBy(hidden)).toMatchObject([{ kind: 'optOut', phone: null, lid }]);
  });

  describe('of another message', () => {
    const quoting = async (replyTo: object, change: object = {}) => (await toldBy(message({ replyTo, ...change })))[0]?.messageId;

    test('is the id that the node put on the item, whatever the engine writes', async () => {
      expect(await quoting({ id: '3EB0924C68529E7D59331F' })).toBe('true_553188887777@c.us_3EB0924C68529E7D59331F');
      expect(await quoting({ id: 'true_553188887777@c.us_3EB0924C68529E7D59331F' })).toBe('true_553188887777@c.us_3EB0924C68529E7D59331F');
      const alt = { id: `false_${lid}_A`, from: lid, _data: { Info: { SenderAlt: '553188887777@s.whatsapp.net' } } };
      expect(await quoting({ id: '3EB0924C68529E7D59331F' }, alt)).toBe('true_553188887777@c.us_3EB0924C68529E7D59331F');
    });

    test('is the id of the customer’s own where that is answered', async () => {
      expect(await quoting({ id: 'BBB', participant: '553188887777@c.us' })).toBe('false_553188887777@c.us_BBB');
      expect(await quoting({ id: 'false_553188887777@c.us_BBB' })).toBe('false_553188887777@c.us_BBB');
      expect(await quoting({ id: 'BBB', participant: '5511940111111@c.us' })).toBe('true_553188887777@c.us_BBB');
    });

    const reacting = async (messageId: string) =>
      await toldBy(
        event('message.reaction', {
          id: 'false_553188887777@c.us_R',
          from: '553188887777@c.us',
          fromMe: false,
          reaction: { text: '👍', messageId },
        }),
      );

    test.each([
      ['true_553188887777@c.us_BBB', 'true_553188887777@c.us_BBB'],
      ['false_553188887777@c.us_BBB', 'false_553188887777@c.us_BBB'],
      // GOWS writes it from the customer's side: the shop's message is somebody else's there.
      ['false_5511940111111@c.us_BBB', 'true_553188887777@c.us_BBB'],
      ['true_5511940111111@c.us_BBB', 'false_553188887777@c.us_BBB'],
      ['BBB', 'true_553188887777@c.us_BBB'],
    ])('is the same for a reaction to %s', async (written, messageId) => {
      expect(await reacting(written)).toMatchObject([{ kind: 'reaction', text: '👍', messageId, phone: customer }]);
    });
  });

  test('is an edit and a deletion of what the trigger told', async () => {
    const head = { id: 'false_553188887777@c.us_E', from: '553188887777@c.us', fromMe: false };
    const edit = event('message.edited', { ...head, body: 'Tamanho M', editedMessageId: 'HERS' });
    const hers = 'false_553188887777@c.us_HERS';
    const [first] = await toldBy(edit);
    expect(first).toMatchObject({ kind: 'edit', text: 'Tamanho M', messageId: hers, phone: customer });
    const [next] = await toldBy(event('message.edited', { ...head, body: 'Tamanho G', editedMessageId: 'HERS' }));
    expect(next!.id).not.toBe(first!.id);
    expect((await toldBy(edit))[0]!.id).toBe(first!.id);
    const gone = { kind: 'deletion', id: `${hers}:deleted`, messageId: hers, phone: customer };
    expect(await toldBy(event('message.revoked', { after: head, revokedMessageId: 'HERS', before: null }))).toMatchObject([gone]);
    const whole = { ...head, id: hers };
    expect(await toldBy(event('message.revoked', { after: whole, before: { ...whole, body: 'Oi' } }))).toMatchObject([gone]);
    expect(await toldBy(event('message.revoked', { after: null, before: null }))).toEqual([]);
  });

  test('is an acknowledgement under the linked id, of the message that went to the phone', async () => {
    const payload = { id: `true_${lid}_OUR`, fromMe: true, ack: 3, ackName: 'READ' };
    expect(await toldBy(event('message.ack', { ...payload, _data: { SenderAlt: '553188887777@s.whatsapp.net' } }))).toMatchObject([
      { messageId: 'true_553188887777@c.us_OUR', status: 'read', phone: customer, lid },
    ]);
    expect(await toldBy(event('message.ack', payload))).toMatchObject([{ messageId: `true_${lid}_OUR`, phone: null, lid }]);
  });

  test.each([
    ['a group', '120363043968066561@g.us', 'group'],
    ['a status post', 'status@broadcast', 'status'],
  ])('is no wish for silence and no receipt of a person in %s', async (_what, from, place) => {
    expect(await toldBy(message({ from, participant: '553188887777@c.us', body: 'SAIR' }))).toMatchObject([
      { kind: 'reply', place, phone: customer },
    ]);
    const ack = event('message.ack', { id: `true_${from}_OUR`, fromMe: true, ack: 3, ackName: 'READ' });
    expect(await toldBy(ack)).toMatchObject([{ kind: 'status', place, phone: null }]);
  });

  test('is news of a channel as such', async () => {
    expect(await toldBy(message({ from: '120363166555745933@newsletter', body: 'Promoção' }))).toMatchObject([
      { kind: 'notice', place: 'channel' },
    ]);
  });

  test.each<[string, object, object]>([
    [
      'a file without its address',
      { body: '', hasMedia: true, media: null, _data: { type: 'ptt' } },
      { kind: 'media', media: { kind: 'voice', url: null } },
    ],
    [
      'a picture with what GOWS knows of it',
      {
        body: 'Segue',
        hasMedia: true,
        media: { url: 'http://localhost:3000/api/files/default/A.jpeg', mimetype: 'image/jpeg' },
        _data: { Message: { imageMessage: { mimetype: 'image/jpeg', fileLength: { low: 20_480, high: 0, unsigned: true } } } },
      },
      { kind: 'media', text: 'Segue', media: { kind: 'image', size: 20_480, type: 'image/jpeg', caption: 'Segue' } },
    ],
    ['a cart in the browser', { body: '', _data: { type: 'order' } }, { kind: 'order', text: null, order: { currency: null, lines: [] } }],
    ['a poll in the browser', { body: '', _data: { type: 'poll_creation' } }, { kind: 'other', name: 'poll_creation' }],
    [
      'a row of a list in the browser',
      { body: 'Parar', _data: { type: 'list_response', listResponse: { title: 'Parar', singleSelectReply: { selectedRowId: 'parar' } } } },
      { kind: 'list', choice: { id: 'parar', title: 'Parar' } },
    ],
    [
      'a place with an address',
      { location: { latitude: '-19.92', longitude: '-43.94', description: 'Casa\nRua das Flores, 10' } },
      { kind: 'location', location: { latitude: -19.92, longitude: -43.94, name: 'Casa', address: 'Rua das Flores, 10' } },
    ],
    [
      'a text in a disappearing chat',
      { body: 'Oi', _data: { Message: { ephemeralMessage: { message: { extendedTextMessage: { text: 'Oi' } } } } } },
      { kind: 'text', text: 'Oi' },
    ],
  ])('is %s', async (_what, change, content) => {
    const told = await toldBy(message({ body: null, ...change }));
    expect(told.map((each) => each.content)).toMatchObject([content]);
  });

  test.each(['FELT', 'constructor'])('is shown as it is where the word is new (%s)', async (ackName) => {
    const payload = { id: 'true_5511987654321@c.us_A', fromMe: true, ack: 9, ackName };
    expect(await toldBy(event('message.ack', payload))).toMatchObject([{ status: 'unknown', reason: expect.stringContaining(ackName) }]);
  });

  test('is an ack of a failure', async () => {
    const payload = { id: 'true_5511987654321@c.us_A', fromMe: true, ack: -1, ackName: 'ERROR' };
    expect(await toldBy(deliveryOf({ event: 'message.ack', timestamp: 1_700_000_000_000, payload }))).toMatchObject([
      { status: 'failed', reason: expect.stringMatching(/./), at: '2023-11-14T22:13:20.000Z' },
    ]);
  });

  test.each([
    ['of the shop itself', message({ fromMe: true })],
    ['of a chat of nobody', message({ from: '13135550002@bot' })],
    ['told twice', event('message.any', { id: 'A', from: '5511987654321@c.us' })],
    ['a placeholder', event('message.waiting', { id: 'A', from: '5511987654321@c.us' })],
    ['a pinned message in the browser', message({ body: '', _data: { type: 'pinned_message' } })],
    ['an album in the browser, whose pictures follow', message({ body: '', _data: { type: 'album' } })],
    ['a placeholder of the browser', message({ body: null, _data: { type: 'ciphertext' } })],
    ['news of the encryption', message({ body: 'x', _data: { type: 'e2e_notification' } })],
    ['empty', message({ body: null })],
    ['a reaction, which has an event of its own', message({ body: null, _data: { Message: { reactionMessage: { text: '👍' } } } })],
    ['of the session', event('session.status', { status: 'WORKING' })],
    ['without its fields', deliveryOf({ event: 'message.ack', payload: null })],
  ])('is nothing where it is %s', async (_what, delivery) => {
    expect(await toldBy(delivery)).toEqual([]);
  });
});
