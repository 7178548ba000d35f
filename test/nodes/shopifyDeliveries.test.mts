/** Awkward deliveries, and what a shop owner wants of each. */
import { describe, expect, test, vi } from 'vitest';
import type { Order } from '../../domain/documents/order.ts';
import { invoiceProblems, shipmentProblems, stockProblems } from '../../domain/checks/orderCheck.ts';
import type { Delivery } from '../../domain/ports/eventSource.ts';
import { signPayload } from '../../vendors/shopify/events/signature.ts';
import { shopifyWorld, type ShopifyWorld } from '../contracts/support/shopifyWorld.mts';
import { activeTrigger } from './support/activeTrigger.mts';
import { webhookUrl } from './support/shopifyContext.mts';

type Payload = Record<string, unknown>;

/** The shop itself sends something else: the payload changed, and signed as it goes out. */
function resent({ simulator }: ShopifyWorld, delivery: Delivery, change: (payload: Payload) => Payload): Delivery {
  const rawBody = Buffer.from(JSON.stringify(change(JSON.parse(delivery.rawBody.toString()) as Payload)));
  const headers = { ...delivery.headers, 'x-shopify-hmac-sha256': signPayload(rawBody, simulator.secrets.clientSecret) };
  return {
    ...delivery,
    rawBody,
    headers: { ...headers, 'x-shopify-triggered-at': new Date().toISOString(), 'x-shopify-event-id': `changed-${rawBody.length}` },
  };
}

const withHeaders = (delivery: Delivery, headers: Delivery['headers']): Delivery => ({
  ...delivery,
  headers: { ...delivery.headers, ...headers },
});

const orderOf = (items: readonly { json: object }[]) => (items[0]!.json as { order: Order }).order;

describe('what is not the shop’s', () => {
  const cases: [string, (delivery: Delivery) => Delivery][] = [
    ['forged', (one) => withHeaders(one, { 'x-shopify-hmac-sha256': signPayload(one.rawBody, 'a guess') })],
    ['unsigned', (one) => withHeaders(one, { 'x-shopify-hmac-sha256': undefined })],
    ['truncated', (one) => ({ ...one, rawBody: one.rawBody.subarray(0, one.rawBody.length / 2) })],
    ['empty', (one) => ({ ...one, rawBody: Buffer.alloc(0) })],
    ['3 MB of nothing', (one) => ({ ...one, rawBody: Buffer.alloc(3_000_000, 'x') })],
    ['of another shop', (one) => withHeaders(one, { 'x-shopify-shop-domain': 'outra-loja.myshopify.com' })],
    ['of another topic', (one) => withHeaders(one, { 'x-shopify-topic': 'orders/cancelled' })],
    ['of no topic', (one) => withHeaders(one, { 'x-shopify-topic': undefined })],
  ];

  test.each(cases)('%s: 401, and nothing starts', async (_what, change) => {
    const { buy, arrive } = await activeTrigger();
    const { status, items } = await arrive(change(buy().delivery!));
    expect([status, items]).toEqual([401, []]);
  });

  test('a credential without its secret lets nothing in', async () => {
    const world = shopifyWorld();
    const { buy, arrive } = await activeTrigger({ world });
    const { delivery } = buy();
    const { connect } = world;
    const bare = { ...world, connect: () => connect({ clientSecret: '' }) };
    const closed = await activeTrigger({ world: bare });
    expect((await closed.arrive(delivery!)).status).toBe(401);
    expect((await arrive(delivery!)).status).toBe(200);
  });
});

describe('what comes again', () => {
  test('is taken and starts nothing, whatever its delivery is called', async () => {
    const { buy, arrive } = await activeTrigger();
    const { delivery } = buy();
    expect((await arrive(delivery!)).items).toHaveLength(1);
    const again = withHeaders(delivery!, { 'x-shopify-webhook-id': 'another-delivery' });
    expect(await arrive(again)).toMatchObject({ status: 200, items: [] });
  });

  test('a replay under another event id starts nothing either: the bytes are the same', async () => {
    const { buy, arrive } = await activeTrigger();
    const { delivery } = buy();
    await arrive(delivery!);
    expect(await arrive(withHeaders(delivery!, { 'x-shopify-event-id': 'made-up' }))).toMatchObject({ status: 200, items: [] });
  });

  test('while the secret changes, deliveries with either secret come in', async () => {
    const world = shopifyWorld();
    const old = world.simulator.secrets.clientSecret;
    const settings = { clientSecret: world.simulator.rotateSecret(), previousClientSecret: old };
    const { connect } = world;
    const { buy, arrive } = await activeTrigger({ world: { ...world, connect: () => connect(settings) } });
    const { delivery } = buy();
    expect(delivery!.headers['x-shopify-hmac-sha256']).toBe(signPayload(delivery!.rawBody, old));
    expect((await arrive(delivery!)).items).toHaveLength(1);
    const signedWithNew = resentWith(delivery!, settings.clientSecret);
    expect((await arrive(signedWithNew)).items).toHaveLength(1);
  });

  function resentWith(delivery: Delivery, secret: string): Delivery {
    const rawBody = Buffer.from(delivery.rawBody.toString().replace('"note":', '"note_before":null,"note":'));
    return withHeaders({ ...delivery, rawBody }, { 'x-shopify-hmac-sha256': signPayload(rawBody, secret), 'x-shopify-event-id': 'new' });
  }
});

describe('unusual orders', () => {
  async function received(place: object, change: (payload: Payload) => Payload = (payload) => payload): Promise<Order> {
    const { world, buy, arrive } = await activeTrigger();
    const { delivery } = buy({ overrides: place });
    const { items, status } = await arrive(resent(world, delivery!, change));
    expect(status).toBe(200);
    return orderOf(items);
  }

  test('3 MB of a real order: it starts', async () => {
    const order = await received({}, (payload) => ({ ...payload, note: 'x'.repeat(3_000_000) }));
    expect(order.note).toHaveLength(3_000_000);
  });

  test('500 lines: all of them, and the total is the shop’s', async () => {
    const { world, buy, arrive } = await activeTrigger();
    const { delivery, total } = buy({ overrides: { lineCount: 500, discount: 'none' } });
    const order = orderOf((await arrive(delivery!)).items);
    expect(order.items).toHaveLength(500);
    expect(order.totals.total).toBe(Number(total));
    expect(world.violations).toEqual([]);
  });

  test('500 lines that have to be looked up: page by page, all of them', async () => {
    const { world, buy, arrive } = await activeTrigger({ parameters: { events: ['REFUNDS_CREATE'] } });
    const { orderNumber } = buy({ overrides: { lineCount: 500 } });
    world.simulator.refundOrder(orderNumber, { line: 0 });
    const order = orderOf((await arrive(world.deliveries(webhookUrl)[0]!)).items);
    expect(order.items).toHaveLength(499);
    expect(new Set(order.items.map(({ id }) => id)).size).toBe(499);
    expect(world.violations).toEqual([]);
  });

  test('a line without SKU: it starts, and the step that needs the SKU names the line', async () => {
    const order = await received({ awkward: 'noSku' });
    expect(order.items[0]).toMatchObject({ sku: null, name: 'Serviço de bordado' });
    expect(stockProblems(order)).toMatchObject([{ field: 'order.items[0].sku' }]);
  });

  test('a gift card: it is a line that nobody ships', async () => {
    const order = await received({ awkward: 'giftCard' });
    expect(order.items.at(-1)).toMatchObject({ name: 'Vale-presente', requiresShipping: false, unitPrice: 100 });
  });

  test('an address abroad: it starts, with the address as it was written, and the steps in Brazil say why they cannot', async () => {
    const order = await received({ awkward: 'foreignAddress' });
    expect(order.shippingAddress?.country).not.toBe('BR');
    expect(order.shippingAddress?.street).toEqual(expect.any(String));
    expect(shipmentProblems(order)).not.toEqual([]);
    expect(invoiceProblems(order)).not.toEqual([]);
  });

  test('a name of emoji and accents comes through whole', async () => {
    const name = 'Zoë 👩‍🚀 D’Ávila 🇧🇷';
    const order = await received({}, (payload) => ({ ...payload, billing_address: { ...(payload.billing_address as object), name } }));
    expect(order.customer.name).toBe(name);
  });

  test('0.1 + 0.2 is 0.30', async () => {
    const order = await received({ lineCount: 1, discount: 'none', shipping: 'free' }, (payload) => {
      const [line] = payload.line_items as Payload[];
      const lines = ['0.1', '0.2'].map((price) => ({ ...line, price, quantity: 1, current_quantity: 1, discount_allocations: [] }));
      return { ...payload, line_items: lines, total_price: 0.1 + 0.2, current_total_price: 0.1 + 0.2 };
    });
    expect(order.totals).toMatchObject({ items: 0.3, total: 0.3 });
  });
});

describe('troubles with Shopify', () => {
  test('the app may not see customers’ data: activation says so, and where to ask for it', async () => {
    const work = activeTrigger({ world: shopifyWorld({ protectedCustomerData: false }) });
    await expect(work).rejects.toMatchObject({
      message: expect.stringContaining('not approved'),
      description: expect.stringContaining('protected customer data'),
    });
  });

  test('a missing scope for fulfillments is named', async () => {
    const work = activeTrigger({ world: shopifyWorld({ scopes: ['read_orders'] }), parameters: { events: ['FULFILLMENTS_CREATE'] } });
    await expect(work).rejects.toMatchObject({ description: expect.stringContaining('read_fulfillments') });
  });

  test('a filter that Shopify cannot read is told at activation', async () => {
    const work = activeTrigger({ parameters: { filters: { shopifyFilter: 'caro' } } });
    await expect(work).rejects.toMatchObject({ description: expect.stringContaining('Shopify Filter') });
  });

  test('the token is revoked while the trigger is on: the event is handed back, and taken when the login works again', async () => {
    const { world, buy, arrive } = await activeTrigger();
    const { delivery } = buy({ overrides: { taxIdPlace: 'localizedField' } });
    world.strike('serverError', 30);
    vi.useFakeTimers();
    const work = arrive(delivery!);
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();
    expect((await work).status).toBe(503);
    world.calm();
    world.simulator.expireTokens();
    expect((await arrive(delivery!)).items).toHaveLength(1);
  });
});

describe('a test in the editor', () => {
  test('has a subscription of its own, and the production one is not touched by its end', async () => {
    const world = shopifyWorld();
    await activeTrigger({ world });
    const production = world.simulator.subscriptions();
    const test = await activeTrigger({ world, mode: 'manual', url: webhookUrl.replace('/webhook/', '/webhook-test/') });
    expect(world.simulator.subscriptions()).toHaveLength(2);
    await test.deactivate();
    expect(world.simulator.subscriptions()).toEqual(production);
  });
});

describe('a filter of the node', () => {
  test('keeps an order from starting the flow, and Shopify is told that it was taken', async () => {
    const { buy, arrive } = await activeTrigger({ parameters: { filters: { minimumTotal: 1_000_000 } } });
    expect(await arrive(buy().delivery!)).toMatchObject({ status: 200, items: [] });
  });

  test('of Shopify itself keeps the event from being sent', async () => {
    const { buy, world } = await activeTrigger({ parameters: { filters: { shopifyFilter: 'total_price:>=1000000' } } });
    expect(buy().delivery).toBeUndefined();
    expect(world.violations).toEqual([]);
  });

  test('changed, replaces the subscription; taken away, too', async () => {
    const world = shopifyWorld();
    const first = await activeTrigger({ world, parameters: { filters: { shopifyFilter: 'total_price:>=1000000' } } });
    const second = await activeTrigger({ world, staticData: first.staticData });
    expect(world.simulator.subscriptions()).toHaveLength(1);
    expect(second.buy().delivery).toBeDefined();
  });

  test('of test orders', async () => {
    const { buy, arrive } = await activeTrigger({ parameters: { filters: { testOrders: 'exclude' } } });
    expect((await arrive(buy({ overrides: { test: true } }).delivery!)).items).toEqual([]);
    expect((await arrive(buy().delivery!)).items).toHaveLength(1);
  });
});
