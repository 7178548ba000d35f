/** Every shop says what of its orders has left, with its codes; and takes what a carrier's labels say is missing there. */
import { describe, expect, test } from 'vitest';
import type { Order } from '../../domain/documents/order.ts';
import type { Shipment, ShipmentStatus } from '../../domain/documents/shipment.ts';
import type { LabelRegister, RegisteredLabel } from '../../domain/ports/labelRegister.ts';
import type { OrderReader, ParcelReader } from '../../domain/ports/orderKeeper.ts';
import { compareSides } from '../../runtime/reconcile/compareSides.ts';
import { ordersWithShipments } from '../../runtime/reconcile/ordersWithShipments.ts';
import { openParcelDesk } from '../../vendors/nuvemshop/orders/parcelDesk.ts';
import { openOrderKeeper } from '../../vendors/shopify/orders/orderKeeper.ts';
import { openOrderDesk } from '../../vendors/wooCommerce/orders/orderDesk.ts';
import { nuvemshopWorld } from './support/nuvemshopWorld.mts';
import { shopifyWorld } from './support/shopifyWorld.mts';
import { wooCommerceWorld } from './support/wooCommerceWorld.mts';

interface Shop {
  orders: OrderReader & ParcelReader;
  place(): Promise<Order>;
  /** As its node does it. */
  send(order: Order, shipment: Shipment): Promise<unknown>;
  now(): number;
  /** Calls that 30 orders of one page cost. */
  calls(): number;
  mostCalls: number;
  violations(): unknown[];
}

const shops: Record<string, () => Shop> = {
  shopify() {
    const world = shopifyWorld();
    const keeper = openOrderKeeper({ ...world.connect(), deadline: Infinity });
    return {
      orders: keeper,
      place: async () => await keeper.get({ number: world.simulator.placeOrder().orderNumber }),
      send: async (order, shipment) => await keeper.fulfill({ order, shipment, notifyCustomer: false }),
      now: () => world.connect().clock.now(),
      calls: () => world.calls.length,
      mostCalls: 2,
      violations: () => [...world.violations],
    };
  },
  wooCommerce() {
    const world = wooCommerceWorld();
    const desk = openOrderDesk(world.connect({ settings: world.settings, deadline: Infinity }));
    return {
      orders: desk,
      place: async () => await desk.get({ number: world.simulator.placeOrder().orderNumber }),
      send: async (order, shipment) => await desk.setTracking(order, shipment),
      now: () => world.worldClock.now(),
      calls: () => world.calls.length,
      mostCalls: 1,
      violations: () => [...world.violations],
    };
  },
  nuvemshop() {
    const world = nuvemshopWorld();
    const desk = openParcelDesk(world.connect({ settings: world.settings, deadline: Infinity }));
    return {
      orders: desk,
      place: async () => await desk.get({ number: world.simulator.placeOrder().orderNumber }),
      send: async (order, shipment) => await desk.updateTracking({ order, shipment, fulfillmentId: null, notifyCustomer: false }),
      now: () => world.worldClock.now(),
      calls: () => world.calls.length,
      mostCalls: 30,
      violations: () => [...world.violations],
    };
  },
};

const code = (index: number) => `AA${String(100_000_000 + index)}BR`;

function shipment(trackingNumber: string, status: ShipmentStatus = 'posted'): Shipment {
  const nothing = { service: null, price: null, trackingUrl: null, labelUrl: null, estimatedDelivery: null };
  return {
    vendor: 'melhorEnvio',
    id: `label-${trackingNumber}`,
    carrier: 'Correios',
    status,
    trackingNumber,
    events: [],
    found: true,
    ...nothing,
  };
}

function labelOf(order: Order, parcel: Shipment, at: number): RegisteredLabel {
  const { source, number, id } = order;
  return { shipment: parcel, codes: [parcel.trackingNumber!], order: { source, number, id }, changedAt: new Date(at).toISOString() };
}

function registerOf(labels: readonly RegisteredLabel[]): LabelRegister {
  return {
    changed: async () => [...labels],
    bought: async () => [...labels],
    get: async (id) => labels.find((label) => label.shipment.id === id)!,
  };
}

describe.each(Object.keys(shops))('%s', (name) => {
  const ofDay = (shop: Shop, labels: readonly RegisteredLabel[]) => {
    const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
    const period = { from: day(shop.now() - 86_400_000), to: day(shop.now()), timeZone: 'America/Sao_Paulo' };
    const sides = { orders: shop.orders, register: registerOf(labels), shop: name, method: '', period, now: shop.now() };
    return compareSides(ordersWithShipments(sides));
  };

  test('says the codes of those that have left, and nothing of the others, in few calls', async () => {
    const shop = shops[name]!();
    const placed: Order[] = [];
    for (let index = 0; index < 31; index++) placed.push(await shop.place());
    const [open, ...rest] = placed;
    for (const [index, order] of rest.entries()) await shop.send(order, shipment(code(index)));
    const now: Order[] = [];
    for (const { sourceId: id, source, account } of placed) now.push(await shop.orders.get({ id, of: { source, account } }));
    const before = shop.calls();
    const sent = await shop.orders.sentParcels(now);
    expect(shop.calls() - before).toBeLessThanOrEqual(shop.mostCalls);
    expect(sent.has(open!.id)).toBe(false);
    expect([...sent]).toEqual(rest.map(({ id }, index) => [id, [code(index)]]));
    expect(shop.violations()).toEqual([]);
  });

  test('takes what the carrier has and it does not know of, and then they agree', async () => {
    const shop = shops[name]!();
    const [one, two] = [await shop.place(), await shop.place()];
    await shop.send(one, shipment(code(1)));
    const labels = [labelOf(one, shipment(code(1)), shop.now() - 1000), labelOf(two, shipment(code(2)), shop.now() - 1000)];
    const { findings, failure } = await ofDay(shop, labels);
    expect(failure).toBeUndefined();
    expect(findings.map(({ finding: { kind, key } }) => [kind, key])).toEqual([['missing_here', two.number]]);
    const { order, shipment: parcel } = findings[0]!.documents as { order: Order; shipment: Shipment };
    await shop.send(order, parcel);
    expect((await ofDay(shop, labels)).findings).toEqual([]);
    expect((await shop.orders.sentParcels([await shop.orders.get({ number: two.number })])).get(two.id)).toEqual([code(2)]);
    expect(shop.violations()).toEqual([]);
  });
});

test('of an order in two parcels both codes are told, and one that the shop does not know is a difference', async () => {
  const shop = shops.wooCommerce!();
  const order = await shop.place();
  const at = shop.now() - 1000;
  const labels = [labelOf(order, shipment(code(1)), at), labelOf(order, shipment(code(2)), at)];
  const period = { from: '2026-11-01', to: '2026-11-30', timeZone: 'America/Sao_Paulo' };
  const compare = async () => {
    const sides = { orders: shop.orders, register: registerOf(labels), shop: 'wooCommerce', method: '', period, now: shop.now() };
    return (await compareSides(ordersWithShipments(sides))).findings;
  };
  const [missing] = await compare();
  const both = missing!.documents.shipment as Shipment;
  expect(both.parcels?.map(({ trackingNumber }) => trackingNumber)).toEqual([code(1), code(2)]);
  await shop.send(order, shipment(code(1)));
  expect((await compare()).map(({ finding: { reason } }) => reason)).toEqual(['tracking']);
  await shop.send(order, both);
  expect(await compare()).toEqual([]);
});

test('a label that was cancelled and bought again is no difference, whichever changed last; its code in the shop is one', async () => {
  const shop = shops.wooCommerce!();
  const order = await shop.place();
  await shop.send(order, shipment(code(2)));
  const at = shop.now() - 1000;
  const again = labelOf(order, shipment(code(2)), at);
  const cancelled = labelOf(order, shipment(code(1), 'cancelled'), at);
  const period = { from: '2026-11-01', to: '2026-11-30', timeZone: 'America/Sao_Paulo' };
  const compare = async (labels: readonly RegisteredLabel[]) => {
    // Bought weeks ago: the second look brings none of them.
    const register = { ...registerOf(labels), bought: async () => [] };
    const sides = { orders: shop.orders, register, shop: 'wooCommerce', method: '', period, now: shop.now() };
    const { findings, tally } = await compareSides(ordersWithShipments(sides));
    return [findings.map(({ finding: { reason } }) => reason), tally.there.matched];
  };
  for (const labels of [
    [again, cancelled],
    [cancelled, again],
  ])
    expect(await compare(labels)).toEqual([[], 2]);
  await shop.send(order, shipment(code(1)));
  expect(await compare([again, cancelled])).toEqual([['cancelled_there'], 0]);
});

test('a second label that lapses weeks after the first one left is no difference of its old order', async () => {
  const shop = shops.wooCommerce!();
  const order = await shop.place();
  await shop.send(order, shipment(code(1)));
  const lapsed = labelOf(order, shipment(code(2), 'cancelled'), shop.now() - 1000);
  const compare = async (from: string) => {
    const period = { from, to: '2026-11-30', timeZone: 'America/Sao_Paulo' };
    // The first one left before the days whose labels are read.
    const sides = { orders: shop.orders, register: registerOf([lapsed]), shop: 'wooCommerce', method: '', period, now: shop.now() };
    return await compareSides(ordersWithShipments(sides));
  };
  expect(await compare('2026-11-30')).toMatchObject({ findings: [], tally: { there: { ignoredFor: { other_day: 1 } } } });
  expect((await compare('2026-11-01')).findings.map(({ finding: { kind } }) => kind)).toEqual(['missing_there']);
});
