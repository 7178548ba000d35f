/** What happens in the other shops to start a flow, and how its effects are judged. */
import { describe, expect, test } from 'vitest';
import { payAtStripe, placePaidNuvemshopOrder, placePaidWooCommerceOrder } from '../../../sandbox/run/events.mts';
import { liveNuvemshopOrder, nuvemshopKinds } from '../../../sandbox/run/life/nuvemshop.mts';
import type { LivedOrder } from '../../../sandbox/run/life/orders.mts';
import { phoneMark } from '../../../sandbox/run/life/phoneMark.mts';
import { liveStripePayment, stripeKinds } from '../../../sandbox/run/life/stripe.mts';
import { liveWooCommerceOrder, wooCommerceKinds } from '../../../sandbox/run/life/wooCommerce.mts';
import { wrongEffects } from '../../../sandbox/run/life/wrong.mts';
import type { HeldOrder } from '../../../sandbox/shop/held.mts';
import { fingerprint } from '../../../sandbox/world/fingerprint.mts';
import type { LedgerEntry } from '../../../sandbox/world/simulator.mts';
import { createWorld, type World } from '../../../sandbox/world/world.mts';

const newWorld = () => createWorld({ seed: 3, clock: { live: false, wall: () => Date.parse('2026-11-24T12:00:00Z') } });

describe('an event', () => {
  test.each([
    ['wooCommerce', placePaidWooCommerceOrder],
    ['nuvemshop', placePaidNuvemshopOrder],
    ['stripe', payAtStripe],
  ] as const)('is an order with units, each with its own number: %s', (vendor, start) => {
    const world = newWorld();
    const events = Array.from({ length: 20 }, () => start(world));
    expect(new Set(events.map(({ orderNumber }) => orderNumber)).size).toBe(20);
    const orders = world.ledger().filter((entry) => entry.kind === 'order' && entry.vendor === vendor);
    for (const { orderNumber, units } of events)
      expect(orders.find((entry) => entry.orderNumber === orderNumber)?.detail?.units).toBe(units);
    expect(events.every(({ units }) => units > 0)).toBe(true);
    expect(world.violations).toEqual([]);
  });
});

const lives = [
  ['wooCommerce', wooCommerceKinds, liveWooCommerceOrder],
  ['nuvemshop', nuvemshopKinds, liveNuvemshopOrder],
  ['stripe', stripeKinds, liveStripePayment],
] as const;

/** A flow that did everything right, as its vendors' ledgers would have it. */
function rightEntries(world: World, { key, shop, orderNumber }: LivedOrder): LedgerEntry[] {
  const order = heldIn(shop.orders(), orderNumber);
  const at = world.clock.now();
  const goods = order.lines.filter(({ currentQuantity }) => currentQuantity > 0);
  const cents = goods.reduce((sum, line) => sum + Math.round(line.currentTotal * 100), Math.round(order.shipping.current * 100));
  const place = order.recipient!;
  const person = {
    recipient: fingerprint(order.taxId),
    postalCode: fingerprint(place.zip),
    houseNumber: fingerprint(place.address1.split(',').at(-1)),
    state: place.provinceCode,
  };
  const items = goods.map(({ sku, currentQuantity }) => ({ sku, quantity: currentQuantity }));
  const mark = phoneMark(order.phones[0]!);
  const common = { orderNumber: key, at };
  return [
    { ...common, kind: 'invoice', vendor: 'bling', id: '1', status: 'authorized', detail: { items, issuedTotal: cents / 100, ...person } },
    { ...common, kind: 'message', vendor: 'waha', id: '2', detail: { toMasked: `+55 ${mark.slice(0, 2)} *****-${mark.slice(2)}` } },
    ...items.map(
      ({ sku, quantity }): LedgerEntry => ({
        ...common,
        kind: 'movement',
        vendor: 'bling',
        id: `m${sku}`,
        detail: { sku, quantity: -quantity },
      }),
    ),
  ];
}

const heldIn = (orders: readonly HeldOrder[], number: string): HeldOrder => orders.find(({ orderNumber }) => orderNumber === number)!;

describe.each(lives)('a day of %s', (_vendor, kinds, live) => {
  const all = () => {
    const world = newWorld();
    return { world, orders: kinds.map((_, index) => live(world, index)) };
  };

  test('has every kind of order', () => {
    const { orders } = all();
    expect(orders.map(({ kind }) => kind)).toEqual(kinds);
    expect(new Set(orders.map(({ key }) => key)).size).toBe(kinds.length);
  });

  test('finds nothing wrong with a flow that does what the shop says', () => {
    const { world, orders } = all();
    for (const order of orders.filter(({ effects }) => effects === undefined))
      expect([order.kind, wrongEffects([order], rightEntries(world, order))]).toEqual([order.kind, []]);
  });

  test('finds a flow that carries out an order in vain', async () => {
    const { world, orders } = all();
    // Longer than anybody may have been on his way with what the shop held before.
    await world.clock.advance(3 * 60_000);
    const vain = orders.filter(({ effects }) => effects?.length === 0);
    expect(vain.length).toBeGreaterThan(0);
    for (const order of vain) {
      const [, message] = rightEntries(world, order);
      expect(wrongEffects([order], [message!])).toEqual([expect.stringMatching(/the order was (cancelled|refunded)/)]);
    }
  });

  test('finds another total and another buyer', () => {
    const { world, orders } = all();
    for (const order of orders.filter(({ effects }) => effects === undefined)) {
      const [invoice] = rightEntries(world, order);
      const spoilt = (detail: object) => wrongEffects([order], [{ ...invoice!, detail: { ...invoice!.detail, ...detail } }]);
      expect(spoilt({ issuedTotal: Number(invoice!.detail!.issuedTotal) + 0.01 })).toHaveLength(1);
      expect(spoilt({ recipient: fingerprint('someone else') })).toHaveLength(1);
    }
  });

  test('goes on afterwards without a fault', async () => {
    const { world, orders } = all();
    await world.clock.advance(26 * 3_600_000);
    for (const { afterwards } of orders) afterwards?.();
    await world.clock.advance(3_600_000);
    expect(world.violations).toEqual([]);
    expect(world.simulators.reduce((sum, simulator) => sum + (simulator.undelivered?.() ?? 0), 0)).toBe(0);
  });
});
