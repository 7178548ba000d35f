/** What cannot be read among what can: the rest counts, and somebody hears of it; nobody reads a customer's data there. */
import { describe, expect, test, vi } from 'vitest';
import type { Delivery } from '../../domain/ports/eventSource.ts';
import { logPassedOver } from '../../runtime/host/passedOver.ts';
import { openInvoiceSource as openOmieSource } from '../../vendors/omie/events/invoiceSource.ts';
import { openInvoiceSource as openTinySource } from '../../vendors/olistTiny/events/invoiceSource.ts';
import { read as readCloud } from '../../vendors/whatsappCloud/events/read.ts';
import { read as readEvolution } from '../../vendors/evolution/events/read.ts';
import { read as readWaha } from '../../vendors/waha/events/read.ts';
import { read as readZApi } from '../../vendors/zApi/events/read.ts';
import type { Connection, PassedOver } from '../../runtime/client/connection.ts';
import { asaasWorld } from '../contracts/support/asaasWorld.mts';
import { focusNfeWorld } from '../contracts/support/focusNfeWorld.mts';
import { openInvoiceSource as openFocusSource } from '../../vendors/focusNfe/events/invoiceSource.ts';
import { fakeN8n } from '../nodes/support/fakeN8n.mts';

const customer = '5531988887777';
const deliveryOf = (body: unknown): Delivery => ({
  headers: {},
  rawBody: Buffer.from(JSON.stringify(body)),
  receivedAt: '2026-11-24T15:00:00.000Z',
});

const cloud = (value: object) => ({
  object: 'whatsapp_business_account',
  entry: [null, { id: '7', changes: [{ field: 'messages', value }, 'x', { field: 'messages' }] }],
});
const message = { id: 'wamid.A', type: 'text', from: customer, timestamp: '1700000000', text: { body: 'Oi' } };

const deliveries: [string, (delivery: Delivery, passedOver: PassedOver) => unknown[] | Promise<unknown[]>, unknown, number, string[]][] = [
  [
    'Meta',
    (delivery, passedOver) => readCloud(delivery, {}, passedOver),
    cloud({ messages: [{ from: customer, text: { body: 'SAIR' } }, message], statuses: { id: customer } }),
    1,
    [
      '"entry" of a delivery (its form)',
      '"statuses" of a delivery (its form)',
      '"messages" of a delivery (id, type)',
      '"changes" of a delivery (its form)',
      '"value" of a delivery (its form)',
    ],
  ],
  [
    'Evolution',
    (delivery, passedOver) => readEvolution(delivery, async () => undefined, undefined, passedOver),
    { event: 'messages.update', data: [{ keyId: 'A', status: 'READ' }, { remoteJid: `${customer}@s.whatsapp.net` }] },
    1,
    ['"messages.update" (keyId, status)'],
  ],
  [
    'WAHA',
    (delivery, passedOver) => readWaha(delivery, async () => null, undefined, passedOver),
    { event: 'message', payload: { from: `${customer}@c.us`, body: 'SAIR' } },
    0,
    ['"message" (id)'],
  ],
  [
    'Z-API',
    (delivery, passedOver) => readZApi(delivery, undefined, passedOver),
    { type: 'ReceivedCallback', phone: customer, text: { message: 'SAIR' } },
    0,
    ['"ReceivedCallback" (messageId)'],
  ],
];

test.each(deliveries)(
  '%s: the rows that can be read are told, and of the others what they lack',
  async (_name, read, body, told, passedOver) => {
    const heard: string[] = [];
    expect(await read(deliveryOf(body), (what) => void heard.push(what))).toHaveLength(told);
    expect(heard).toEqual(passedOver);
    expect(heard.join()).not.toContain(customer);
  },
);

test('a message that left Z-API’s queue is no row that cannot be read', () => {
  const heard: string[] = [];
  const left = deliveryOf({ type: 'DeliveryCallback', messageId: 'A', phone: customer });
  expect(readZApi(left, undefined, (what) => void heard.push(what))).toEqual([]);
  expect(heard).toEqual([]);
});

test('n8n’s log hears of it once an hour a node, with what and where', () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T15:00:00Z'), toFake: ['Date'] });
  const { logged, poll } = fakeN8n({ node: { id: 'passing', name: 'Trigger' } });
  const passedOver = logPassedOver(poll);
  for (let times = 0; times < 3; times++) passedOver('Meta: "messages" of a delivery (id)');
  passedOver('Meta: "statuses" of a delivery (id)');
  vi.setSystemTime(Date.parse('2026-11-24T16:00:01Z'));
  passedOver('Meta: "messages" of a delivery (id)');
  vi.useRealTimers();
  expect(logged.map((line) => /[^.]*\. (.*?)\. /.exec(line)?.[1])).toEqual([
    'Meta: "messages" of a delivery (id)',
    'Meta: "statuses" of a delivery (id)',
    'Meta: "messages" of a delivery (id)',
  ]);
});

describe('a list of invoices that is looked through', () => {
  const window = { since: '2026-11-22T15:00:00.000Z', until: '2026-11-24T15:00:00.000Z' };
  const request = { url: 'https://n8n.example/1', topics: ['invoice.authorized'] };

  /** A vendor that answers everything with this. */
  const answering = (body: unknown, account: string) => {
    const heard: string[] = [];
    const connection = {
      account,
      settings: { appKey: '1', appSecret: '2' },
      transport: async () => ({ answered: true as const, status: 200, headers: {}, body }),
      clock: { now: () => Date.parse(window.until), sleep: async () => undefined },
      deadline: Date.parse(window.until) + 60_000,
      passedOver: (what: string) => void heard.push(what),
    } satisfies Connection;
    return { connection, heard };
  };

  test('invoices beyond what a look goes through, at Olist Tiny and Omie', async () => {
    const itens = Array.from({ length: 100 }, (_, index) => ({ id: index + 1, situacao: 6 }));
    const tiny = answering({ itens, paginacao: { total: 700 } }, 'full-tiny');
    await openTinySource(tiny.connection).listed!(window, request);
    expect(tiny.heard).toEqual(['Olist Tiny: invoices beyond the newest 500 of the last days']);
    const nfCadastro = Array.from({ length: 100 }, (_, index) => ({ ide: {}, compl: { nIdPedido: index + 1 } }));
    const omie = answering({ nfCadastro, total_de_paginas: 7 }, 'full-omie');
    await openOmieSource(omie.connection).listed!(window, request);
    expect(omie.heard).toEqual(['Omie: invoices beyond the newest 500 of the last days']);
  });

  test('Olist Tiny', async () => {
    const itens = [{ id: 1, situacao: 6 }, { situacao: 6 }, { id: 2, situacao: 'felt' }];
    const { connection, heard } = answering({ itens, paginacao: { total: 3 } }, 'passed-tiny');
    expect(await openTinySource(connection).listed!(window, request)).toHaveLength(1);
    expect(heard).toEqual(['Olist Tiny: invoices in the list of the last days (id, situacao)']);
  });

  test('Omie', async () => {
    const nfCadastro = [{ ide: {}, compl: { nIdPedido: 1 } }, { ide: {} }, 'x'];
    const { connection, heard } = answering({ nfCadastro, total_de_paginas: 1 }, 'passed-omie');
    expect(await openOmieSource(connection).listed!(window, request)).toHaveLength(1);
    expect(heard).toEqual(['Omie: invoices in the list of the last days (ide, compl)']);
  });

  test('Omie: a list that is none is no empty list', async () => {
    const { connection } = answering({ nfCadastro: {} }, 'passed-omie-2');
    await expect(openOmieSource(connection).listed!(window, request)).rejects.toMatchObject({ failure: { code: 'unreadableAnswer' } });
  });
});

describe('a list of webhooks with one that cannot be read: none is made again', () => {
  const url = 'https://n8n.loja.example/webhook/1f/webhook';

  /** In every list a row loses its address. */
  const withoutUrl = (body: unknown): unknown => {
    const rows = Array.isArray(body) ? body : (body as { data?: unknown } | null)?.data;
    if (Array.isArray(rows)) for (const row of rows as { url?: unknown }[]) delete row.url;
    return body;
  };

  test('Asaas', async () => {
    const world = asaasWorld();
    const request = { url, topics: ['PAYMENT_RECEIVED'] };
    await world.open().registerWebhooks(request);
    world.alterAnswers(withoutUrl);
    await expect(world.open().registerWebhooks(request)).rejects.toMatchObject({ failure: { code: 'unreadableAnswer' } });
    expect(world.webhooksFor(url)).toHaveLength(1);
  });

  test('Focus NFe', async () => {
    const world = focusNfeWorld();
    const register = async () => await openFocusSource(world.connect()).registerWebhooks({ url, topics: [] });
    await register();
    const before = world.calls.filter(({ method }) => method === 'POST').length;
    world.alterAnswers(withoutUrl);
    await expect(register()).rejects.toMatchObject({ failure: { code: 'unreadableAnswer' } });
    expect(world.calls.filter(({ method }) => method === 'POST')).toHaveLength(before);
  });
});
