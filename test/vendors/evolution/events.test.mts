import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import { messageKey } from '../../../vendors/evolution/events/key.ts';
import { payloadOf } from '../../../vendors/evolution/events/payload.ts';
import type { KeptMessage } from '../../../vendors/evolution/events/keptMessage.ts';
import { read as readDelivery } from '../../../vendors/evolution/events/read.ts';
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

const nothingKept: KeptMessage = async () => undefined;

const read = async (delivery: Delivery, kept = nothingKept) => await readDelivery(delivery, kept);

const readAll = async (deliveries: Delivery[]) => (await Promise.all(deliveries.map(async (each) => await read(each)))).flat();

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
  test('never holds the API key, which stands in every delivery', async () => {
    const world = listening();
    world.simulator.receive(customer, 'Oi');
    const [delivery] = world.deliveries();
    const { instanceToken } = world.simulator.secrets;
    expect(delivery!.rawBody.toString()).toContain(instanceToken);
    expect(JSON.stringify([payloadOf(delivery!), await read(delivery!)])).not.toContain(instanceToken);
  });

  test('is the way of a message, step by step', async () => {
    const world = listening();
    world.simulator.planCourse(['sent', 'read']);
    const { id } = await world.open().sendText({ to: customer, correlationId: 'shopify:1001', text: 'Oi' });
    await world.clock.sleep(10_000);
    expect(await readAll(world.deliveries('messages.update'))).toMatchObject([
      { kind: 'status', messageId: id, phone: customer, status: 'sent', correlationId: null, userId: null },
      { kind: 'status', messageId: id, phone: customer, status: 'read', reason: null },
    ]);
    // What the shop itself sent is no news.
    expect(await readAll(world.deliveries('send.message'))).toEqual([]);
  });

  test('is what the customer writes, once under one id', async () => {
    const world = listening();
    const id = world.simulator.receive(customer, 'Cadê meu pedido?');
    expect(await readAll(world.deliveries())).toMatchObject([
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

  test('is that the customer wants no more', async () => {
    const world = listening();
    world.simulator.receive(customer, 'Sair');
    expect(await readAll(world.deliveries())).toMatchObject([{ kind: 'optOut', text: 'Sair', phone: customer }]);
  });

  const upsert = (message: unknown, key: object = {}, around: object = {}) =>
    deliveryOf({
      event: 'messages.upsert',
      sender: '5511940111111@s.whatsapp.net',
      data: { key: { id: 'A', remoteJid: '553188887777@s.whatsapp.net', fromMe: false, ...key }, message, ...around },
    });

  const context = { contextInfo: { stanzaId: 'B' } };

  test.each([
    [{ templateButtonReplyMessage: { selectedId: 'yes', selectedDisplayText: 'Sim', ...context } }, 'button', 'Sim', 'yes', 'B'],
    [{ buttonsResponseMessage: { selectedButtonId: 'yes', selectedDisplayText: 'Sim', ...context } }, 'button', 'Sim', 'yes', 'B'],
    [
      { listResponseMessage: { title: 'Trocar', singleSelectReply: { selectedRowId: 'trocar' }, ...context } },
      'button',
      'Trocar',
      'trocar',
      'B',
    ],
    [{ extendedTextMessage: { text: 'Oi', ...context } }, 'reply', 'Oi', null, 'B'],
    [{ imageMessage: { caption: 'Veio quebrado' } }, 'reply', 'Veio quebrado', null, null],
    [{ audioMessage: {} }, 'reply', null, null, null],
  ])('%j', async (message, kind, text, buttonId, messageId) => {
    expect(await read(upsert(message))).toMatchObject([{ kind, text, buttonId, messageId, phone: customer }]);
  });

  test.each([
    ['newer servers', { remoteJid: '103899771998284@lid', remoteJidAlt: '553188887777@s.whatsapp.net' }],
    ['older servers', { remoteJid: '103899771998284@lid', senderPn: '553188887777@s.whatsapp.net' }],
    ['servers that put the phone first', { remoteJid: '553188887777@s.whatsapp.net', remoteJidAlt: '103899771998284@lid' }],
    ['a device', { remoteJid: '103899771998284@lid', senderPn: '553188887777:12@s.whatsapp.net' }],
  ])('knows a customer whose chat hides the number by both names (%s)', async (_what, key) => {
    expect(await read(upsert({ conversation: 'SAIR' }, key, { pushName: 'Ana Souza' }))).toMatchObject([
      { kind: 'optOut', phone: customer, lid: '103899771998284@lid', profileName: 'Ana Souza' },
    ]);
  });

  test('knows one whom nothing names but the hidden id by that', async () => {
    expect(await read(upsert({ conversation: 'SAIR' }, { remoteJid: '103899771998284@lid' }))).toMatchObject([
      { kind: 'optOut', phone: null, lid: '103899771998284@lid' },
    ]);
  });

  test('names what a plain text answers, which the server keeps beside it', async () => {
    expect(await read(upsert({ conversation: 'Não chegou' }, {}, { contextInfo: { stanzaId: 'OUR-1' } }))).toMatchObject([
      { text: 'Não chegou', messageId: 'OUR-1' },
    ]);
  });

  test.each(['ephemeralMessage', 'viewOnceMessageV2Extension', 'deviceSentMessage', 'editedMessage', 'wrapperOfTomorrowMessage'])(
    'opens %s, also in another one, and keeps what is answered',
    async (wrapper) => {
      const inner = { extendedTextMessage: { text: 'PARAR', ...context } };
      expect(await read(upsert({ [wrapper]: { message: inner } }))).toMatchObject([{ kind: 'optOut', text: 'PARAR', messageId: 'B' }]);
      const deep = { messageContextInfo: { deviceListMetadata: {} }, ephemeralMessage: { message: { [wrapper]: { message: inner } } } };
      expect(await read(upsert(deep))).toMatchObject([{ kind: 'optOut', text: 'PARAR' }]);
    },
  );

  test('ends where a forged delivery wraps without end', async () => {
    const forged = Array.from({ length: 100 }).reduce<object>((message) => ({ ephemeralMessage: { message } }), { conversation: 'SAIR' });
    expect(await read(upsert(forged))).toEqual([]);
  });

  test.each([
    [
      'a thumbs-up',
      { reactionMessage: { text: '👍', key: { id: 'OUR', fromMe: true } } },
      { kind: 'reaction', text: '👍', messageId: 'OUR' },
    ],
    ['one that is taken back', { reactionMessage: { text: '', key: { id: 'OUR' } } }, { kind: 'reaction', text: null, messageId: 'OUR' }],
    [
      'an edit whose text is encrypted once more',
      { secretEncryptedMessage: { targetMessageKey: { id: 'HERS' }, secretEncType: 'MESSAGE_EDIT' } },
      { kind: 'edit', text: null, messageId: 'HERS' },
    ],
    [
      'an edit of servers before 2.3',
      {
        editedMessage: {
          message: { protocolMessage: { type: 14, key: { id: 'HERS' }, editedMessage: { conversation: 'M' }, timestampMs: '17' } },
        },
      },
      { id: 'HERS:edit:17', kind: 'edit', text: 'M', messageId: 'HERS' },
    ],
    [
      'a deletion of servers before 2.3',
      { protocolMessage: { type: 0, key: { id: 'HERS' } } },
      { id: 'HERS:deleted', kind: 'deletion', messageId: 'HERS' },
    ],
  ])('is no reply where it is %s', async (_what, message, event) => {
    expect(await read(upsert(message))).toMatchObject([{ ...event, phone: customer }]);
  });

  test.each([
    ['a placeholder', { placeholderMessage: { type: 0 } }],
    ['nothing', {}],
    ['nothing at all', null],
    ['keys', { senderKeyDistributionMessage: { groupId: 'x' }, messageContextInfo: {} }],
    ['the head of an album, whose pictures follow', { albumMessage: { expectedImageCount: 2 } }],
    ['a pinned message', { pinInChatMessage: { key: { id: 'X' }, type: 1 } }],
    ['a setting of the chat', { protocolMessage: { type: 'EPHEMERAL_SETTING', key: { id: 'X' }, ephemeralExpiration: 604_800 } }],
  ])('is nothing where it holds %s', async (_what, message) => {
    expect(await read(upsert(message))).toEqual([]);
  });

  describe('is an edit', () => {
    const edited = (key: object) =>
      deliveryOf({
        event: 'messages.edited',
        sender: '5511940111111@s.whatsapp.net',
        data: {
          key: { id: 'HERS', ...key },
          type: 'MESSAGE_EDIT',
          editedMessage: { conversation: 'Tamanho M' },
          timestampMs: '1795532403000',
        },
      });
    const event = { id: 'HERS:edit:1795532403000', kind: 'edit', text: 'Tamanho M', messageId: 'HERS', at: '2026-11-24T15:00:03.000Z' };
    /** As a customer's app writes it: the chat is the shop. */
    const hers = { remoteJid: '5511940111111@s.whatsapp.net', fromMe: true };
    const keptKey = { id: 'HERS', remoteJid: '103899771998284@lid', remoteJidAlt: '553188887777@s.whatsapp.net' };
    const kept =
      (fromMe: boolean): KeptMessage =>
      async (id) =>
        id === 'HERS' ? { key: messageKey.parse({ ...keptKey, fromMe }), pushName: 'Ana Souza' } : undefined;

    test('of whoever wrote the message that the server has kept', async () => {
      const person = { phone: customer, lid: '103899771998284@lid', profileName: 'Ana Souza' };
      expect(await read(edited(hers), kept(false))).toMatchObject([{ ...event, ...person }]);
      expect(await read(edited({ remoteJid: '218000000000001@lid', fromMe: true }), kept(false))).toMatchObject([{ ...event, ...person }]);
    });

    test('of nobody known where it has kept none', async () => {
      expect(await read(edited(hers))).toMatchObject([{ ...event, phone: null, lid: null }]);
    });

    test('of whom the key names where it is written from the shop’s side', async () => {
      expect(await read(edited({ remoteJid: '553188887777@s.whatsapp.net', fromMe: false }))).toMatchObject([
        { ...event, phone: customer },
      ]);
    });

    test.each([
      ['its chat is the customer’s', { remoteJid: '553188887777@s.whatsapp.net', fromMe: true }, kept(false)],
      ['the server has kept it as the shop’s', { remoteJid: '218000000000001@lid', fromMe: true }, kept(true)],
      ['nobody can tell whose it is', { remoteJid: '218000000000001@lid', fromMe: true }, nothingKept],
      ['nobody can tell whose it is in a group', { remoteJid: '120363043968066561@g.us', fromMe: true }, nothingKept],
    ])('of the shop’s own, and nothing, where %s', async (_what, key, keptMessage) => {
      expect(await read(edited(key), keptMessage)).toEqual([]);
    });
  });

  test('is a deletion once, with its person', async () => {
    const key = { id: 'HERS', remoteJid: '103899771998284@lid', remoteJidAlt: '553188887777@s.whatsapp.net', fromMe: false };
    const deleted = deliveryOf({ event: 'messages.delete', data: { ...key, status: 'DELETED' } });
    const told = deliveryOf({
      event: 'messages.edited',
      sender: '5511940111111@s.whatsapp.net',
      data: { key: { ...key, fromMe: true }, type: 'REVOKE' },
    });
    expect(await readAll([told, deleted])).toMatchObject([{ id: 'HERS:deleted', kind: 'deletion', messageId: 'HERS', phone: customer }]);
    expect(await read(deliveryOf({ event: 'messages.delete', data: { ...key, fromMe: true } }))).toEqual([]);
  });

  test('is one call, however it goes on', async () => {
    const call = (status: string) =>
      deliveryOf({
        event: 'call',
        data: { id: 'C', from: '553188887777@s.whatsapp.net', status, date: '2026-11-24T14:59:00.000Z', isVideo: false },
      });
    expect(await readAll(['offer', 'timeout', 'accept', 'terminate', 'reject'].map(call))).toMatchObject([
      { id: 'C', kind: 'call', phone: customer, at: '2026-11-24T14:59:00.000Z' },
      { id: 'C', kind: 'call' },
    ]);
  });

  test.each([
    ['a group', '120363043968066561@g.us', 'group'],
    ['a status post', 'status@broadcast', 'status'],
    ['a broadcast list', '1730000000@broadcast', 'status'],
  ])('is no wish for silence in %s', async (_what, remoteJid, place) => {
    const key = { remoteJid, participant: '103899771998284@lid', participantAlt: '553188887777@s.whatsapp.net' };
    expect(await read(upsert({ conversation: 'SAIR' }, key))).toMatchObject([
      { kind: 'reply', place, phone: customer, lid: '103899771998284@lid' },
    ]);
  });

  test('is a receipt of a group as such', async () => {
    const data = { keyId: 'G1', remoteJid: '120363000000000000@g.us', fromMe: true, status: 'READ' };
    expect(await read(deliveryOf({ event: 'messages.update', data }))).toMatchObject([
      { kind: 'status', place: 'group', phone: null, status: 'read' },
    ]);
  });

  test.each([
    ['ACCEPTED', 'queued', null],
    ['SENT', 'sent', null],
    ['DELIVERED', 'delivered', null],
    ['READ', 'read', null],
    ['FAILED', 'failed', 'WhatsApp did not accept the message'],
  ])('is %s where the number is at Meta', async (word, status, reason) => {
    const data = { keyId: 'wamid.F', remoteJid: '5531988887777@s.whatsapp.net', fromMe: false, status: word };
    expect(await read(deliveryOf({ event: 'messages.update', data }))).toMatchObject([
      { kind: 'status', messageId: 'wamid.F', phone: customer, status, reason },
    ]);
  });

  const atMeta = (messageType: string, message: object) => upsert(message, { id: 'wamid.A' }, { messageType });

  test.each<[string, Delivery, object]>([
    [
      'a choice without its id',
      atMeta('interactiveMessage', { conversation: 'Parar', ...context }),
      { kind: 'optOut', messageId: 'B', buttonId: null },
    ],
    ['a form without its answers', atMeta('interactiveMessage', {}), { kind: 'reply', content: { kind: 'form', text: null, answers: {} } }],
    [
      'a cart',
      atMeta('conversation', {
        orderMessage: { text: 'Oi', product_items: [{ product_retailer_id: 'CAM-P', quantity: 2, item_price: 79.9, currency: 'BRL' }] },
      }),
      {
        content: { kind: 'order', text: 'Oi', order: { currency: 'BRL', lines: [{ sku: 'CAM-P', name: null, quantity: 2, price: 79.9 }] } },
      },
    ],
    [
      'an edit',
      atMeta('conversation', { editMessage: { original_message_id: 'wamid.O', message: { type: 'text', text: { body: 'M' } } } }),
      { kind: 'edit', text: 'M', messageId: 'wamid.O' },
    ],
    [
      'a deletion',
      atMeta('conversation', { revokeMessage: { original_message_id: 'wamid.O' } }),
      { id: 'wamid.O:deleted', kind: 'deletion', messageId: 'wamid.O' },
    ],
    ['news of the system', atMeta('conversation', { systemMessage: { body: 'Ana changed from …' } }), { kind: 'notice' }],
    [
      'what Meta does not support',
      atMeta('conversation', { unsupportedMessage: {} }),
      { content: { kind: 'other', text: null, name: 'unsupported' } },
    ],
  ])('is %s where the number is at Meta', async (_what, delivery, event) => {
    expect(await read(delivery)).toMatchObject([event]);
  });

  test('knows a customer of Meta’s who shows a username', async () => {
    expect(await read(upsert({ conversation: 'Oi' }, { id: 'wamid.A', remoteJid: 'BR.1234567890123456@s.whatsapp.net' }))).toMatchObject([
      { phone: null, userId: 'BR.1234567890123456' },
    ]);
  });

  test.each([
    ['of the shop itself', upsert({ conversation: 'Oi' }, { fromMe: true })],
    ['of nobody’s chat', upsert({ conversation: 'Oi' }, { remoteJid: '13135550002@bot' })],
    ['of the connection', deliveryOf({ event: 'connection.update', data: { state: 'open' } })],
    ['without its fields', deliveryOf({ event: 'messages.update', data: [null, {}, 'x'] })],
    [
      'that the shop has read',
      deliveryOf({
        event: 'messages.update',
        data: { keyId: 'H', remoteJid: '553188887777@s.whatsapp.net', fromMe: false, status: 'READ' },
      }),
    ],
    [
      'an edit of the shop’s told as a status',
      deliveryOf({
        event: 'messages.update',
        data: { keyId: 'O', remoteJid: '553188887777@s.whatsapp.net', fromMe: true, status: 'SERVER_ACK', message: {} },
      }),
    ],
    [
      'an edit told without a status, as servers before 2.3 do',
      deliveryOf({ event: 'messages.update', data: { keyId: 'H', remoteJid: '553188887777@s.whatsapp.net', fromMe: true } }),
    ],
    ['of a kind that nobody knows', deliveryOf({ event: 'invented.tomorrow' })],
  ])('is nothing where it is %s', async (_what, delivery) => {
    expect(await read(delivery)).toEqual([]);
  });

  test.each(['TELEPATHY', 'constructor'])('is shown as it is where the word is new (%s)', async (status) => {
    const data = { keyId: 'A', remoteJid: '553188887777@s.whatsapp.net', fromMe: true, status };
    expect(await read(deliveryOf({ event: 'messages.update', data }))).toMatchObject([
      { status: 'unknown', reason: expect.stringContaining(status) },
    ]);
  });

  test('of a form that nobody knows is told of by its fields, and an edit without a status is not', async () => {
    const passed: string[] = [];
    const told = async (event: string, data: unknown) =>
      await readDelivery(deliveryOf({ event, data }), nothingKept, undefined, (what) => passed.push(what));
    await told('messages.update', { keyId: 'H', remoteJid: '553188887777@s.whatsapp.net', fromMe: true });
    await told('messages.upsert', { key: { remoteJid: '553188887777@s.whatsapp.net' } });
    await told('call', { id: 'C' });
    await told('messages.delete', { id: '' });
    expect(passed).toEqual(['"messages.upsert" (key.id)', '"call" (status)', '"messages.delete" (id, remoteJid)']);
  });

  test('is handed back where it cannot be read', async () => {
    await expect(read(deliveryOf('{'))).rejects.toThrow('cannot be read');
  });
});
