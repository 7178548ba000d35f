/** Deliveries of every trigger with whatever in them: an event or one of our refusals comes of each, and no amount that is not there. */
import { describe, expect, test } from 'vitest';
import type { Delivery, EventSource, RegistrationRequest, SourceEvent } from '../../domain/ports/eventSource.ts';
import { attempt } from '../../runtime/errors/attempt.ts';
import { createRandom, type Random } from '../../sandbox/world/random.mts';
import { openMessageSource as openEvolution } from '../../vendors/evolution/events/messageSource.ts';
import { openMessageSource as openTwilio } from '../../vendors/twilio/events/messageSource.ts';
import { openMessageSource as openWaha } from '../../vendors/waha/events/messageSource.ts';
import { openMessageSource as openCloud } from '../../vendors/whatsappCloud/events/messageSource.ts';
import { openMessageSource as openZApi } from '../../vendors/zApi/events/messageSource.ts';
import { openInvoiceSource as openFocus } from '../../vendors/focusNfe/events/invoiceSource.ts';
import { asaasWorld, idle } from '../contracts/support/asaasWorld.mts';
import { blingInvoices, url } from '../contracts/support/blingInvoices.mts';
import { focusNfeWorld, simplesTaxes } from '../contracts/support/focusNfeWorld.mts';
import { evolutionWorld, twilioWorld, wahaWorld, zApiWorld } from '../contracts/support/gatewayWorlds.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { openShop } from '../vendors/shopify/support/deliver.mts';
import { isClean, told } from './support/clean.mts';
import { anyForm } from './support/mutate.mts';
import { seed, share } from './support/share.mts';

interface Corpus {
  source: EventSource<unknown>;
  request: RegistrationRequest;
  deliveries: readonly Delivery[];
  /** A form and not JSON. */
  isForm?: boolean;
  /** In an hour of whole runs; a source that asks its vendor takes longer. */
  cases: number;
}

const customer = '+5531988887777';
const everyMessage = [
  'message.sent',
  'message.delivered',
  'message.read',
  'message.failed',
  'reply.received',
  'button.pressed',
  'customer.optedOut',
  'customer.optedIn',
];
const invoiceTopics = ['invoice.authorized', 'invoice.cancelled', 'invoice.denied', 'invoice.rejected', 'stock.changed'];
const address = 'https://n8n.loja.example/webhook/1';

type Gateway =
  | ReturnType<typeof evolutionWorld>
  | ReturnType<typeof zApiWorld>
  | ReturnType<typeof wahaWorld>
  | ReturnType<typeof twilioWorld>;

/** What each of the simulated gateways can be told, where it knows it. */
interface Told {
  secrets: Record<string, string>;
  openWindow?(phone: string): void;
  subscribe?(url: string, key?: string): void;
  planCourse?(course: readonly string[]): void;
  receive(phone: string, text: string): unknown;
}

const toldBy = ({ simulator }: Gateway) => simulator as unknown as Told;

/** A message on its way, an answer and an opt-out. */
async function talk(world: Gateway) {
  const simulator = toldBy(world);
  simulator.openWindow?.(customer);
  simulator.subscribe?.(address, 'a long text of the shop');
  simulator.planCourse?.(['sent', 'delivered', 'read']);
  await world.open().sendText({ to: customer, correlationId: 'shopify:1001', text: 'Oi' });
  simulator.receive(customer, 'Cadê meu pedido?');
  simulator.receive(customer, 'SAIR');
  await world.clock.sleep(60_000);
  return world.deliveries();
}

const gateway =
  (create: () => Gateway, open: typeof openEvolution, isForm = false) =>
  async (): Promise<Corpus> => {
    const world = create();
    const deliveries = await talk(world);
    const { secrets } = toldBy(world);
    const source = open(world.connect({ settings: { ...secrets, session: secrets.sessionName } }));
    return { source, request: { url: address, topics: everyMessage }, deliveries, isForm, cases: 12_000 };
  };

const cloudDelivery = (value: object, field = 'messages'): Delivery => ({
  headers: {},
  rawBody: Buffer.from(
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: '7', changes: [{ field, value: { metadata: { phone_number_id: '11' }, ...value } }] }],
    }),
  ),
  receivedAt: '2026-11-24T15:00:00.000Z',
});

const corpora: Record<string, () => Promise<Corpus>> = {
  Evolution: gateway(evolutionWorld, openEvolution),
  WAHA: gateway(wahaWorld, openWaha),
  'Z-API': gateway(zApiWorld, openZApi),
  Twilio: gateway(twilioWorld, openTwilio, true),
  Meta: async () => {
    const about = { timestamp: '1700000000', from: '553188887777' };
    const deliveries = [
      cloudDelivery({ messages: [{ ...about, id: 'A', type: 'text', text: { body: 'SAIR' } }] }),
      cloudDelivery({ messages: [{ ...about, id: 'B', type: 'interactive', interactive: { button_reply: { id: 'x', title: 'Sim' } } }] }),
      cloudDelivery({ statuses: [{ id: 'C', status: 'failed', timestamp: '1700000000', errors: [{ code: 131050, title: 'x' }] }] }),
      cloudDelivery({ user_preferences: [{ wa_id: '553188887777', value: 'stop', timestamp: '1700000000' }] }, 'user_preferences'),
    ];
    const settings = { phoneNumberId: '11', businessAccountId: '7', appSecret: 's' };
    const source = openCloud({ account: 'fuzzed', settings } as never);
    return Promise.resolve({ source, request: { url: address, topics: everyMessage }, deliveries, cases: 12_000 });
  },
  Bling: async () => {
    const world = blingInvoices();
    await world.invoice();
    await world.invoice(65);
    const deliveries = world.deliveries(url);
    return { source: world.open(), request: { url, topics: invoiceTopics }, deliveries, cases: 3_000 };
  },
  'Focus NFe': async () => {
    const world = focusNfeWorld();
    const source = openFocus(world.connect());
    await source.registerWebhooks({ url, topics: [] });
    const request = { order: paidOrder('1001'), orderNumber: '1001', key: '1001', model: 55 as const, sendEmail: false };
    await world.open().issue({ ...request, taxes: simplesTaxes });
    await world.clock.sleep(10_000);
    return { source, request: { url, topics: invoiceTopics }, deliveries: world.deliveries(url), cases: 4_000 };
  },
  Asaas: async () => {
    const world = asaasWorld();
    const source = world.open({ lookUpCustomer: false });
    const topics = ['PAYMENT_CREATED', 'PAYMENT_RECEIVED', 'PAYMENT_REFUNDED', 'PAYMENT_PARTIALLY_REFUNDED', 'PAYMENT_DELETED'];
    await source.registerWebhooks({ url, topics });
    const paid = await world.pay('shopify:1001');
    world.simulator.refund(paid.id, 10);
    world.simulator.createCharge({ value: 50, billingType: 'BOLETO' });
    await idle();
    return { source, request: { url, topics }, deliveries: world.deliveries(url), cases: 6_000 };
  },
  Shopify: async () => {
    const topics = [
      'ORDERS_CREATE',
      'ORDERS_PAID',
      'ORDERS_UPDATED',
      'ORDERS_DELETE',
      'ORDERS_EDITED',
      'REFUNDS_CREATE',
      'FULFILLMENTS_CREATE',
    ];
    const shop = await openShop(topics, { lookUpTaxId: false });
    shop.place();
    shop.edit();
    shop.refund();
    await shop.fulfill();
    return { source: shop.source, request: shop.request, deliveries: shop.world.deliveries(shop.request.url), cases: 3_000 };
  },
};

function changed(random: Random, { rawBody, headers, ...rest }: Delivery, isForm: boolean): Delivery {
  if (random.chance(0.02))
    return { ...rest, headers, rawBody: Buffer.from(random.pick(['', '[]', 'null', '{', '\u0000', '"x"', '{"a":'])) };
  if (isForm) {
    const form = Object.fromEntries(new URLSearchParams(rawBody.toString()));
    const fields = Object.entries(anyForm(random, form) ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    return { ...rest, headers, rawBody: Buffer.from(new URLSearchParams(fields as [string, string][]).toString()) };
  }
  const odd = random.chance(0.1) ? Object.fromEntries(Object.entries(headers).filter(() => random.chance(0.7))) : headers;
  return { ...rest, headers: odd, rawBody: Buffer.from(JSON.stringify(anyForm(random, JSON.parse(rawBody.toString())))) };
}

/** What an event has to be for a flow to go on with it. */
function faultsOf({ event, document }: SourceEvent<unknown>): string[] {
  const texts = ['id', 'type', 'occasion', 'source', 'receivedAt', 'occurredAt', 'correlationId'] as const;
  const wrong = texts.filter((name) => typeof event[name] !== 'string' || event[name] === '');
  const json = JSON.stringify(document);
  const isOdd = json === undefined || /NaN|\[object/.test(json) || hasNoNumber(document);
  return [...wrong, ...(isOdd ? [`document ${json?.slice(0, 300)}`] : [])];
}

/** NaN and infinities become null in JSON. */
function hasNoNumber(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasNoNumber);
}

describe.each(Object.keys(corpora))('%s', (name) => {
  test('comes to events that are whole, or is refused by one of our errors', async () => {
    const random = createRandom(seed).fork(name);
    const { source, request, deliveries, isForm = false, cases } = await corpora[name]!();
    expect(deliveries.length).toBeGreaterThan(0);
    const faults: string[] = [];
    let read = 0;
    for (let index = 0; index < share(cases, cases / 100) && faults.length < 5; index++) {
      const delivery = changed(random, random.pick(deliveries), isForm);
      const outcome = await attempt(
        (async () => {
          source.verify(delivery, request);
          source.deduplicationKey(delivery);
          source.replayKey?.(delivery);
          return await source.read(delivery, request);
        })(),
      );
      const body = delivery.rawBody.toString().slice(0, 1_500);
      if (!outcome.ok && !isClean(outcome.error)) faults.push(`${told(outcome.error)} after ${body}`);
      if (!outcome.ok) continue;
      read += outcome.value.length;
      for (const event of outcome.value) faults.push(...faultsOf(event).map((fault) => `${fault} of ${body}`));
    }
    expect(faults).toEqual([]);
    expect(read).toBeGreaterThan(0);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  }, 600_000);
});
