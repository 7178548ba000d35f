/** The situations that real people reported (M1 to M24), each with the value wanted; payloads are those of the reports. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { readPhone } from '../../domain/values/phone.ts';
import type { MessageDocuments } from '../../domain/documents/messageDocuments.ts';
import { messageEventTypes } from '../../domain/documents/messageDocuments.ts';
import type { SourceEvent } from '../../domain/ports/eventSource.ts';
import type { MessageSource } from '../../domain/ports/messageSource.ts';
import type { Gateway } from '../../sandbox/whatsapp/customer.mts';
import { isOptOut } from '../../domain/messaging/optOut.ts';
import { cloudMessages, evolutionMessages, twilioMessages, url, wahaMessages, zApiMessages } from '../contracts/support/messageWorlds.mts';
import { chatAt, fateOf } from './support/chatHost.mts';

interface Shop {
  source: MessageSource;
  /** What every delivery says of whose it is. */
  addressee: Record<string, unknown>;
}

const shops: Record<Gateway, () => Promise<Shop>> = {
  whatsappCloud: async () => ({ source: (await cloudMessages()).open(), addressee: { object: 'whatsapp_business_account' } }),
  evolution: async () => shopOf(evolutionMessages(), ({ instanceName }) => ({ instance: instanceName })),
  zApi: async () => shopOf(zApiMessages(), ({ instanceId }) => ({ instanceId })),
  waha: async () => shopOf(wahaMessages(), ({ session }) => ({ session })),
  twilio: async () => shopOf(twilioMessages(), ({ accountSid }) => ({ AccountSid: accountSid })),
};

function shopOf(
  { open, connect }: { open(): MessageSource; connect(): { settings: Readonly<Record<string, unknown>> } },
  addresseeIn: (settings: Readonly<Record<string, unknown>>) => Record<string, unknown>,
): Shop {
  return { source: open(), addressee: addresseeIn(connect().settings) };
}

type Heard = SourceEvent<MessageDocuments>;

/** What the trigger's source reads in these bodies, one after the other, each news once. */
async function heard(gateway: Gateway, ...bodies: object[]): Promise<Heard[]> {
  const { source, addressee } = await shops[gateway]();
  const events: Heard[] = [];
  for (const body of bodies) {
    const rawBody = Buffer.from(gateway === 'twilio' ? formOf({ ...addressee, ...body }) : JSON.stringify({ ...addressee, ...body }));
    const delivery = { headers: {}, rawBody, receivedAt: '2026-11-24T15:00:00.000Z' };
    events.push(...(await source.read(delivery, { url, topics: [...messageEventTypes] })));
  }
  return events.filter(({ news }, index) => events.findIndex((other) => other.news === news) === index);
}

const formOf = (fields: object) => new URLSearchParams(fields as Record<string, string>).toString();

const typesOf = (events: readonly Heard[]) => events.map(({ event }) => event.type);
const replies = (events: readonly Heard[]) => events.map(({ document }) => document.reply);

const meta = (message: object) => ({ entry: [{ changes: [{ field: 'messages', value: { messages: [message] } }] }] });
const upsert = (key: object, message: object, more: object = {}) => ({ event: 'messages.upsert', data: { key, message, ...more } });
const ana = { remoteJid: '553188887777@s.whatsapp.net', fromMe: false };

describe('M1-2: the key of a message', () => {
  const rows = ['(11) 91111-1111', '(11) 92222-2222', '(11) 93333-3333'].map((telefone) => ({ json: { telefone } }));
  const order = { json: { order: { id: 'shopify:1001' } } as unknown as IDataObject };
  const to = (phoneNumber: string) => ({ recipientFrom: 'number', phoneNumber });

  test('A: three rows in a loop are three messages', async () => {
    const chat = await chatAt('evolution');
    const fates = [];
    for (const row of rows)
      fates.push(...(await chat.notify([row], { ...to(row.json.telefone), text: 'A loja fecha hoje às 16h.' })).map(fateOf));
    expect(fates).toEqual(['queued', 'queued', 'queued']);
  });

  test('B: customer and seller hear of one order, the second time nobody does', async () => {
    const chat = await chatAt('evolution');
    const tell = async (phone: string) => (await chat.notify([order], { ...to(phone), text: 'Pedido novo' })).map(fateOf);
    expect([await tell('(31) 98888-7777'), await tell('(11) 91111-1111'), await tell('(11) 91111-1111')]).toEqual([
      ['queued'],
      ['queued'],
      ['skipped'],
    ]);
  });

  test('C: each parcel’s code reaches the customer', async () => {
    const chat = await chatAt('evolution');
    const parcel = async (trackingNumber: string) =>
      (
        await chat.notify([{ json: { ...order.json, shipment: { trackingNumber } } }], {
          ...to('(31) 98888-7777'),
          text: 'Seu pacote saiu',
        })
      ).map(fateOf);
    expect([await parcel('AA111111111BR'), await parcel('BB222222222BR'), await parcel('BB222222222BR')]).toEqual([
      ['queued'],
      ['queued'],
      ['skipped'],
    ]);
  });
});

describe('M4: senders known by a LID', () => {
  test('WAHA: the phone beside it, and SAIR is hers', async () => {
    const events = await heard('waha', {
      event: 'message',
      payload: {
        id: 'false_4639135154355@lid_A1',
        from: '4639135154355@lid',
        fromMe: false,
        body: 'SAIR',
        _data: { key: { remoteJid: '4639135154355@lid', remoteJidAlt: '553188887777@s.whatsapp.net' } },
      },
    });
    expect(typesOf(events)).toEqual(['customer.optedOut']);
    expect(events[0]!.document.optOut).toMatchObject({ contact: { phone: '+5531988887777', lid: '4639135154355@lid' } });
  });

  test('Evolution: senderPn counts as remoteJidAlt does', async () => {
    const key = { id: 'A', remoteJid: '103899771998284@lid', senderPn: '553188887777@s.whatsapp.net', fromMe: false };
    const [event] = await heard('evolution', upsert(key, { conversation: 'SAIR' }));
    expect(event!.document.optOut).toMatchObject({ contact: { phone: '+5531988887777', lid: '103899771998284@lid' } });
  });

  test('Z-API: the LID at least, and by it the customer is answered', async () => {
    const callback = { type: 'ReceivedCallback', messageId: 'Z', phone: '65998849469@lid', chatLid: '65998849469@lid', fromMe: false };
    const [event] = await heard('zApi', { ...callback, text: { message: 'SAIR' } });
    expect(event!.document.optOut).toMatchObject({ contact: { phone: null, lid: '65998849469@lid' } });
    const chat = await chatAt('zApi');
    chat.customer().says({ kind: 'text', text: 'Oi' }, { shown: 'hidden' });
    expect((await chat.notify(await chat.started())).map(fateOf)).toEqual(['queued']);
  });
});

describe('M5: a placeholder first', () => {
  const placeholder = { type: 'ReceivedCallback', messageId: 'A20D', phone: '553188887777', fromMe: false, waitingMessage: true };
  const content = { ...placeholder, waitingMessage: false, text: { message: 'Quero trocar o tamanho' } };

  test('says nothing, the content under its id once', async () => {
    const events = await heard('zApi', placeholder, content, content);
    expect(replies(events)).toMatchObject([{ kind: 'text', text: 'Quero trocar o tamanho', id: 'A20D' }]);
  });

  test('and an edit under the same id is told with its new text', async () => {
    const events = await heard('zApi', content, { ...content, isEdit: true, text: { message: 'Quero o tamanho M' } });
    expect(typesOf(events)).toEqual(['reply.received', 'reply.edited']);
    expect(events[1]!.document.reply).toMatchObject({ text: 'Quero o tamanho M' });
  });
});

describe('M6-7, M17: what is not said to the shop starts no answer', () => {
  const from = { from: '553188887777', timestamp: '1795532403' };

  test.each([
    [
      'whatsappCloud',
      meta({ ...from, id: 'wamid.1', type: 'reaction', reaction: { message_id: 'wamid.OUR', emoji: '👍' } }),
      'reaction.received',
    ],
    ['whatsappCloud', meta({ ...from, id: 'wamid.5', type: 'revoke', revoke: { original_message_id: 'wamid.ORIG' } }), 'reply.deleted'],
    ['whatsappCloud', meta({ ...from, id: 'wamid.7', group_id: 'Y2Fw', type: 'text', text: { body: 'bom dia grupo' } }), 'group.message'],
    ['evolution', upsert({ id: 'E', ...ana }, { reactionMessage: { text: '👍', key: { id: 'OUR', fromMe: true } } }), 'reaction.received'],
  ] as const)('%s %j is %s', async (gateway, body, type) => {
    expect(typesOf(await heard(gateway, body))).toEqual([type]);
  });

  test('M17: a cart, a place and a form say what they are', async () => {
    const order = {
      catalog_id: '1',
      text: '',
      product_items: [{ product_retailer_id: 'CAM', quantity: '2', item_price: 79.9, currency: 'BRL' }],
    };
    const events = await heard(
      'whatsappCloud',
      meta({ ...from, id: 'wamid.a', type: 'order', order }),
      meta({ ...from, id: 'wamid.b', type: 'location', location: { latitude: -19.92, longitude: -43.94 } }),
      meta({
        ...from,
        id: 'wamid.c',
        type: 'interactive',
        interactive: { type: 'nfm_reply', nfm_reply: { response_json: '{"cor":"azul"}' } },
      }),
    );
    expect(replies(events)).toMatchObject([
      { kind: 'order', order: { currency: 'BRL', lines: [{ sku: 'CAM', quantity: 2, price: 79.9 }] } },
      { kind: 'location', location: { latitude: -19.92, longitude: -43.94 } },
      { kind: 'form', answers: { cor: 'azul' } },
    ]);
  });
});

describe('M8, M16: wrapped and chosen contents', () => {
  test('PARAR in a disappearing chat is an opt-out', async () => {
    const message = { ephemeralMessage: { message: { extendedTextMessage: { text: 'PARAR' } } } };
    expect(typesOf(await heard('evolution', upsert({ id: 'E', ...ana }, message)))).toEqual(['customer.optedOut']);
  });

  test('"Parar" chosen from a list is one, too; another row has its id', async () => {
    const callback = { type: 'ReceivedCallback', phone: '553188887777' };
    const chosen = (title: string, selectedRowId: string) => ({ message: title, title, selectedRowId });
    const events = await heard(
      'zApi',
      { ...callback, messageId: 'Z10', listResponseMessage: chosen('Parar', 'parar') },
      { ...callback, messageId: 'Z11', listResponseMessage: chosen('Trocar', 'trocar') },
    );
    expect(typesOf(events)).toEqual(['customer.optedOut', 'button.pressed']);
    expect(events[1]!.document.reply).toMatchObject({ kind: 'list', choice: { id: 'trocar', title: 'Trocar' }, buttonId: 'trocar' });
  });

  test('Twilio names the row of a list', async () => {
    const form = { MessageSid: 'SM1', From: 'whatsapp:+553188887777', Body: 'Trocar', ListId: 'trocar', ListTitle: 'Trocar' };
    expect(replies(await heard('twilio', form))).toMatchObject([{ kind: 'list', choice: { id: 'trocar' } }]);
  });
});

describe('M9-10: which of our messages is answered', () => {
  test('Evolution keeps it beside the message', async () => {
    const events = await heard(
      'evolution',
      upsert({ id: 'E8', ...ana }, { conversation: 'Não chegou' }, { contextInfo: { stanzaId: 'OUR-1' } }),
    );
    expect(replies(events)).toMatchObject([{ messageId: 'OUR-1', quoted: { id: 'OUR-1' } }]);
  });

  test('WAHA gives it bare: it is told as the node put it on the item', async () => {
    const payload = {
      id: 'false_553188887777@c.us_R1',
      from: '553188887777@c.us',
      body: 'Não chegou',
      replyTo: { id: '3EB0924C68529E7D59331F' },
    };
    const events = await heard('waha', { event: 'message', payload });
    expect(replies(events)).toMatchObject([{ messageId: 'true_553188887777@c.us_3EB0924C68529E7D59331F' }]);
  });
});

describe('the same kinds in other spellings', () => {
  const zApi = { type: 'ReceivedCallback', messageId: 'Z20', phone: '553188887777' };
  const picture = { imageMessage: { mimetype: 'image/jpeg', caption: 'Segue' } };
  const answered = { nativeFlowResponseMessage: { name: 'flow', paramsJson: '{"cor":"azul"}' } };

  test.each<[string, Gateway, object, object[]]>([
    ['an empty text is no text', 'evolution', upsert({ id: 'E', ...ana }, { conversation: '' }), []],
    [
      'beside an empty text',
      'evolution',
      upsert({ id: 'E', ...ana }, { conversation: '', ...picture }),
      [{ kind: 'media', text: 'Segue' }],
    ],
    [
      'a reaction that is encrypted',
      'evolution',
      upsert({ id: 'E', ...ana }, { encReactionMessage: { targetMessageKey: { id: 'OUR-1' } } }),
      [{ kind: 'reaction', text: null, messageId: 'OUR-1' }],
    ],
    ['the log of a call', 'evolution', upsert({ id: 'E', ...ana }, { callLogMesssage: { isVideo: false } }), []],
    [
      'a form by its other name',
      'evolution',
      upsert({ id: 'E', ...ana }, { interactiveResponseMessage: answered }),
      [{ kind: 'form', answers: { cor: 'azul' } }],
    ],
    [
      'behind a part that is new',
      'zApi',
      { ...zApi, chatSettings: { muted: true }, text: { message: 'Oi' } },
      [{ kind: 'text', text: 'Oi' }],
    ],
    [
      'a bare LID',
      'zApi',
      { ...zApi, phone: '65998849469@lid', chatLid: '65998849469', text: { message: 'Oi' } },
      [{ contact: { phone: null, lid: '65998849469@lid' } }],
    ],
    [
      'the LID beside the phone',
      'waha',
      {
        event: 'message',
        payload: {
          id: 'false_553188887777@c.us_R1',
          from: '553188887777@c.us',
          body: 'Oi',
          _data: { key: { senderLid: '103899771998284@lid' } },
        },
      },
      [{ contact: { phone: '+5531988887777', lid: '103899771998284@lid' } }],
    ],
    [
      'fields that are empty',
      'twilio',
      { MessageSid: 'SM1', From: 'whatsapp:+553188887777', Body: 'Oi', ListId: '', ButtonText: '', Latitude: '', Longitude: '' },
      [{ kind: 'text', text: 'Oi' }],
    ],
  ])('%s (%s)', async (_, gateway, body, wanted) => {
    expect(replies(await heard(gateway, body))).toMatchObject(wanted);
  });

  test('Meta’s business-scoped id counts where it stands beside the phone alone', async () => {
    const message = { from: '553188887777', id: 'wamid.u', timestamp: '1795532403', type: 'text', text: { body: 'SAIR' } };
    const contacts = [{ wa_id: '553188887777', user_id: 'BR.1234567890', profile: { name: 'Ana' } }];
    const events = await heard('whatsappCloud', {
      entry: [{ changes: [{ field: 'messages', value: { contacts, messages: [message] } }] }],
    });
    expect(events.map(({ document }) => document.optOut?.contact)).toMatchObject([{ phone: '+5531988887777', userId: 'BR.1234567890' }]);
  });
});

test.each<Gateway>(['whatsappCloud', 'evolution', 'zApi', 'waha', 'twilio'])(
  'M11: who wrote from a number that no plan knows, a mobile of Mexico, is answered at %s',
  async (gateway) => {
    const chat = await chatAt(gateway);
    const { simulator } = chat.world as unknown as { simulator: { openWindow?(phone: string): void } };
    simulator.openWindow?.('+5215512345678');
    const item: INodeExecutionData = { json: { reply: { phone: '+5215512345678', text: 'Hola', id: 'm.x' } } };
    expect((await chat.notify([item])).map(fateOf)).toEqual(['queued']);
  },
);

test('M11: a landline that wrote is answered', async () => {
  const chat = await chatAt('whatsappCloud');
  const { simulator } = chat.world as unknown as { simulator: { receive(phone: string, text: string): string } };
  simulator.receive('+553136180000', 'Oi');
  const item: INodeExecutionData = { json: { reply: { phone: '+553136180000', text: 'Oi', id: 'wamid.x' } } };
  expect((await chat.notify([item])).map(fateOf)).toEqual(['queued']);
});

describe('M12-13: a phone is not changed into somebody else’s', () => {
  test.each(['(+51) 987 654 321', '\u2068+51 987 654 321\u2069'])('%s is Peru’s', (written) => {
    expect(readPhone(written)).toMatchObject({ valid: true, e164: '+51987654321' });
  });

  test.each(['65998849469@lid', '120363000000000000@g.us', '120363166555745933@newsletter'])(
    '%s in a phone field is refused by name',
    async (id) => {
      const chat = await chatAt('evolution');
      const [item] = await chat.notify([{ json: {} }], { recipientFrom: 'number', phoneNumber: id });
      expect(item!.json.error).toMatchObject({
        code: 'phoneUnusable',
        message: expect.stringMatching(/WhatsApp (ID \(LID\)|group|channel)/),
      });
      expect(chat.sent()).toEqual([]);
    },
  );
});

test('M14: receipts of groups are no receipts of a customer', async () => {
  const data = { keyId: 'G1', remoteJid: '120363000000000000@g.us', fromMe: true, status: 'READ' };
  expect(typesOf(await heard('evolution', { event: 'messages.update', data }))).not.toContain('message.read');
});

test.each([
  ['SENT', 'message.sent'],
  ['DELIVERED', 'message.delivered'],
  ['READ', 'message.read'],
  ['FAILED', 'message.failed'],
])('M15: Evolution’s official channel says %s', async (status, type) => {
  const data = { keyId: 'wamid.F', remoteJid: '5531988887777@s.whatsapp.net', fromMe: false, status };
  expect(typesOf(await heard('evolution', { event: 'messages.update', data }))).toEqual([type]);
});

test('M18: two answering machines come to an end', async () => {
  const chat = await chatAt('evolution');
  let answers = 0;
  for (let turn = 0; turn < 50; turn++) {
    chat.customer().says({ kind: 'text', text: `Mensagem automática ${turn}` });
    const fates = (await chat.notify(await chat.started())).map(fateOf);
    if (!fates.includes('queued')) break;
    answers++;
  }
  expect(answers).toBe(5);
});

test.each([
  ...[
    'REMOVER',
    'Sair da lista',
    'Não quero mais receber',
    'Descadastre',
    'detener',
    'baja',
    'SAIR 🙏',
    '*PARAR*',
    '"stop"',
    'Parar promoções',
  ],
])('M19: "%s" is an opt-out', (text) => {
  expect(isOptOut(text)).toBe(true);
});

describe('M20: a customer by username', () => {
  test.each(['whatsappCloud', 'twilio'] as const)('is answered at %s by the business-scoped id', async (gateway) => {
    const chat = await chatAt(gateway);
    chat.customer().says({ kind: 'text', text: 'Oi' }, { shown: 'hidden' });
    const items = await chat.started();
    const { contact } = items[0]!.json.reply as { contact: { phone: string | null; userId: string } };
    expect(contact).toMatchObject({ phone: null, userId: expect.stringMatching(/^BR\.\d+$/) });
    expect((await chat.notify(items)).map(fateOf)).toEqual(['queued']);
    expect(chat.sent()[0]!.to).toContain(contact.userId);
  });
});

test('M23: what a reconnect brings from long ago starts no answer, an opt-out does', async () => {
  const chat = await chatAt('evolution', { events: ['reply.received', 'customer.optedOut'] });
  const now = chat.world.clock.now();
  chat.customer().says({ kind: 'text', text: 'Vocês abrem hoje?' }, { at: now - 25 * 3_600_000 });
  chat.customer().says({ kind: 'text', text: 'SAIR' }, { at: now - 72 * 3_600_000 });
  chat.customer().says({ kind: 'text', text: 'Bom dia' }, { at: now - 23 * 3_600_000 });
  const types = (await chat.started()).map(({ json }) => (json.event as unknown as IDataObject).type);
  expect(types).toEqual(['customer.optedOut', 'reply.received']);
  const longer = await chatAt('evolution', { trigger: { 'options.maxReplyAgeHours': 0 } });
  longer.customer().says({ kind: 'text', text: 'Vocês abrem hoje?' }, { at: now - 72 * 3_600_000 });
  expect(await longer.started()).toHaveLength(1);
});

test('a button that was pressed while n8n was off for a weekend does what it says, however late it comes', async () => {
  const chat = await chatAt('whatsappCloud');
  const at = chat.world.clock.now() - 60 * 3_600_000;
  chat.customer().says({ kind: 'text', text: 'Alguém aí?' }, { at });
  chat.customer().says({ kind: 'button', id: 'cancel:primary/abc#20261126T130000Z', title: 'Cancelar' }, { at });
  chat.customer().says({ kind: 'list', id: 'trocar', title: 'Trocar' }, { at });
  const chosen = (await chat.started()).map(({ json }) => (json.reply as IDataObject).buttonId);
  expect(chosen).toEqual(['cancel:primary/abc#20261126T130000Z', 'trocar']);
});

test('M24: the sample of Meta’s panel starts nothing', async () => {
  const chat = await chatAt('whatsappCloud');
  const value = {
    metadata: { phone_number_id: '123456123' },
    messages: [{ from: '16315551181', id: 'ABGGFlA5Fpa', timestamp: '1504902988', type: 'text', text: { body: 'this is a text message' } }],
  };
  const { hmac } = await import('../../runtime/webhooks/signature.ts');
  const rawBody = Buffer.from(JSON.stringify({ entry: [{ id: '0', changes: [{ field: 'messages', value }] }] }));
  const { appSecret } = (chat.world.simulator as unknown as { secrets: { appSecret: string } }).secrets;
  const headers = { 'x-hub-signature-256': `sha256=${hmac('sha256', appSecret, rawBody).toString('hex')}` };
  expect(await chat.arrive({ headers, rawBody, receivedAt: '' })).toMatchObject({ status: 200, items: [] });
});
