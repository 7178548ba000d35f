/** What proves a delivery seldom covers all of it: a genuine body under another event's name, or of another account, starts nothing. */
import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../domain/ports/eventSource.ts';
import type { MessageSource } from '../../domain/ports/messageSource.ts';
import type { Connection } from '../../runtime/client/connection.ts';
import { openMessageSource as openEvolution } from '../../vendors/evolution/events/messageSource.ts';
import { openMessageSource as openTwilio } from '../../vendors/twilio/events/messageSource.ts';
import { openMessageSource as openWaha } from '../../vendors/waha/events/messageSource.ts';
import { openMessageSource as openCloud } from '../../vendors/whatsappCloud/events/messageSource.ts';
import { openMessageSource as openZApi } from '../../vendors/zApi/events/messageSource.ts';
import { openInvoiceSource as openFocus } from '../../vendors/focusNfe/events/invoiceSource.ts';
import { asaasWorld, idle } from '../contracts/support/asaasWorld.mts';
import { blingInvoices, url } from '../contracts/support/blingInvoices.mts';
import { focusNfeWorld, simplesTaxes } from '../contracts/support/focusNfeWorld.mts';
import { paidOrder } from '../contracts/support/order.mts';

const receivedAt = '2026-11-24T15:00:00.000Z';
const request = { url: 'https://n8n.example/webhook/1', topics: ['reply.received', 'customer.optedOut'] };

const deliveryOf = (body: string): Delivery => ({ headers: {}, rawBody: Buffer.from(body), receivedAt });

const clock = { now: () => 0, sleep: async () => undefined };
const connected = (settings: Record<string, unknown>) => ({ account: 'x', settings, clock }) as unknown as Connection;

const customer = '5531988887777';
const form = (fields: Record<string, string>) =>
  new URLSearchParams({ MessageSid: 'SM1', From: `whatsapp:+${customer}`, Body: 'SAIR', ...fields }).toString();
const message = { id: 'wamid.A', type: 'text', from: customer, timestamp: '1700000000', text: { body: 'SAIR' } };
const cloud = (field: string, object = 'whatsapp_business_account', phone_number_id = '11') =>
  JSON.stringify({ object, entry: [{ id: '7', changes: [{ field, value: { metadata: { phone_number_id }, messages: [message] } }] }] });
const preference = (id: string) => {
  const user_preferences = [{ wa_id: customer, value: 'stop', timestamp: '1700000000' }];
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id, changes: [{ field: 'user_preferences', value: { user_preferences } }] }],
  });
};
const upsert = { key: { id: 'A', remoteJid: `${customer}@s.whatsapp.net`, fromMe: false }, message: { conversation: 'SAIR' } };
const evolution = (more: object) => JSON.stringify({ event: 'messages.upsert', data: upsert, ...more });
const waha = (more: object) =>
  JSON.stringify({ event: 'message', payload: { id: 'A', from: `${customer}@c.us`, fromMe: false, body: 'SAIR' }, ...more });
const zApi = (more: object) =>
  JSON.stringify({ type: 'ReceivedCallback', messageId: 'A', phone: customer, text: { message: 'SAIR' }, ...more });

const gateways: [string, MessageSource, { own: string; others: string[]; nameless?: string }][] = [
  [
    'Evolution',
    openEvolution(connected({ instanceName: 'loja' })),
    { own: evolution({ instance: 'loja' }), others: [evolution({ instance: 'vizinha' })], nameless: evolution({}) },
  ],
  [
    'WAHA',
    openWaha(connected({ session: 'default' })),
    { own: waha({ session: 'default' }), others: [waha({ session: 'vizinha' })], nameless: waha({}) },
  ],
  [
    'Z-API',
    openZApi(connected({ instanceId: '3A' })),
    { own: zApi({ instanceId: '3A' }), others: [zApi({ instanceId: '3B' })], nameless: zApi({}) },
  ],
  [
    'Twilio',
    openTwilio(connected({ accountSid: 'AC1' })),
    {
      own: form({ AccountSid: 'AC1' }),
      others: [form({ AccountSid: 'AC2' }), form({ AccountSid: 'AC1', From: `+${customer}` })],
      nameless: form({}),
    },
  ],
  [
    'Meta',
    openCloud(connected({ phoneNumberId: '11', businessAccountId: '7' })),
    { own: cloud('messages'), others: [cloud('messages', 'page'), cloud('history'), cloud('messages', undefined, '12'), preference('8')] },
  ],
];

test.each(gateways)('%s tells what is of its own account and way, and nothing else', async (_name, source, { own, others }) => {
  expect(await source.read(deliveryOf(own), request)).toMatchObject([{ event: { type: 'customer.optedOut' } }]);
  for (const other of others) expect(await source.read(deliveryOf(other), request), other).toEqual([]);
});

test.each(gateways.filter(([, , { nameless }]) => nameless !== undefined))(
  '%s: what does not say whose it is, is handed back',
  async (_name, source, { nameless }) => {
    await expect(source.read(deliveryOf(nameless!), request)).rejects.toMatchObject({ failure: { code: 'unreadableEvent' } });
  },
);

test('Meta: a preference of the own account is told, though it names no number', async () => {
  const source = openCloud(connected({ phoneNumberId: '11', businessAccountId: '7' }));
  expect(await source.read(deliveryOf(preference('7')), request)).toHaveLength(1);
});

describe('Asaas', () => {
  const topics = ['PAYMENT_RECEIVED', 'PAYMENT_CREATED', 'PAYMENT_OVERDUE', 'PAYMENT_DELETED', 'PAYMENT_REFUNDED'];

  async function charged() {
    const world = asaasWorld();
    const source = world.open({ lookUpCustomer: false });
    await source.registerWebhooks({ url, topics });
    const charge = world.simulator.createCharge({ value: 10, billingType: 'PIX' });
    await idle();
    const [delivery] = world.deliveries(url, 'PAYMENT_CREATED');
    const renamed = (event: string, minutes = 0): Delivery => ({
      ...delivery!,
      rawBody: Buffer.from(delivery!.rawBody.toString().replace('PAYMENT_CREATED', event)),
      receivedAt: new Date(world.clock.now() + minutes * 60_000).toISOString(),
    });
    const before = world.calls.length;
    return {
      ...world,
      charge,
      read: async (event: string, minutes?: number) => await source.read(renamed(event, minutes), { url, topics }),
      calls: () => world.calls.length - before,
    };
  }

  test('the bytes of an unpaid charge under another event’s name start nothing; each costs a look', async () => {
    const { read, calls } = await charged();
    for (const event of ['PAYMENT_RECEIVED', 'PAYMENT_OVERDUE', 'PAYMENT_DELETED', 'PAYMENT_REFUNDED'])
      expect(await read(event), event).toEqual([]);
    expect(calls()).toBe(4);
    expect(await read('PAYMENT_CREATED')).toHaveLength(1);
    expect(calls()).toBe(4);
  });

  test('what is so by now is told as it is now', async () => {
    const { read, simulator, charge } = await charged();
    simulator.pay(charge.id);
    expect(await read('PAYMENT_RECEIVED')).toMatchObject([{ document: { payment: { status: 'received' } } }]);
  });

  test('what comes late and is not so any more starts nothing', async () => {
    const { read, meddle, charge, calls } = await charged();
    expect(await read('PAYMENT_CREATED', 30)).toHaveLength(1);
    await meddle('DELETE', `/payments/${charge.id}`);
    expect(await read('PAYMENT_CREATED', 30)).toEqual([]);
    expect(calls()).toBe(2);
  });
});

test('Bling: what a supplier invoiced is no news, whatever the delivery says of it', async () => {
  const world = blingInvoices();
  await world.invoice();
  const [delivery] = world.about('invoice.updated', 5);
  const source = world.open();
  const topics = ['invoice.authorized'];
  expect(await source.read(delivery!, { url, topics })).toHaveLength(1);
  world.alterAnswers((body) => ({ data: { ...(body as { data: object }).data, tipo: 0 } }));
  expect(await source.read(delivery!, { url, topics })).toEqual([]);
});

test('Focus NFe: a document of another company of the token is no news', async () => {
  const world = focusNfeWorld();
  await openFocus(world.connect()).registerWebhooks({ url, topics: [] });
  await world
    .open()
    .issue({ order: paidOrder('1001'), orderNumber: '1001', key: '1001', model: 55, sendEmail: false, taxes: simplesTaxes });
  await world.clock.sleep(10_000);
  const delivery = world.deliveries(url).at(-1)!;
  const topics = ['invoice.authorized'];
  expect(await openFocus(world.connect()).read(delivery, { url, topics })).toHaveLength(1);
  const other = openFocus(world.connect({ settings: { ...world.connect().settings, cnpj: '90.021.382/0001-22' } }));
  expect(await other.read(delivery, { url, topics })).toEqual([]);
});
