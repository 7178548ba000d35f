/** A shop's orders with an ERP's invoices: what was planted is found, each with its kind, and nothing else. */
import type { IDataObject } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { ErpInvoice } from '../../nodes/ErpInvoice/ErpInvoice.node.ts';
import { Reconcile } from '../../nodes/Reconcile/Reconcile.node.ts';
import { reconcileHost, told } from './support/reconcileHost.mts';
import { nightOf, wooAndTiny, type Planted } from './support/reconcileWorld.mts';

/** How many of each are planted: 137 of eleven kinds. */
const plan: Readonly<Record<Planted, number>> = {
  missing_there: 20,
  missing_here: 17,
  freight: 13,
  rounding: 15,
  refund: 12,
  cancelled_here: 11,
  cancelled_there: 9,
  duplicate: 3,
  other_day: 8,
  refused: 10,
  amount: 19,
};

const none = Object.fromEntries(Object.keys(plan).map((kind) => [kind, 0])) as Record<Planted, number>;

describe('ten thousand orders and ten thousand invoices', () => {
  test('137 differences of eleven kinds are found, each with its kind; a page a side and they are all that is held', async () => {
    const world = wooAndTiny();
    const planted = await world.live({ orders: 10_000, days: 16, plan });
    expect(planted).toHaveLength(137);
    expect(world.tiny.simulator.invoices()).toHaveLength(10_000);
    const host = reconcileHost(new Reconcile(), world.clock, world.parties, { ...world.parameters, daysBefore: 15 });
    const callsBefore = world.woo.calls.length + world.tiny.calls.length;
    const night = await host.night();
    expect(told([...night.missingHere, ...night.missingThere, ...night.different])).toEqual(planted);
    expect(night.reportedBefore).toEqual([]);
    const { reconciliation } = night.summary;
    expect(reconciliation).toMatchObject({ status: 'complete', news: 137, here: { read: 10_000 }, there: { read: 10_000 } });
    for (const side of ['here', 'there'] as const) expect(sum(reconciliation[side] as Counts)).toBe(10_000);
    expect(reconciliation.mostHeld).toBeLessThanOrEqual(100 + 100 + 137);
    // A call for each hundred, one a day for its end, and a few for each difference.
    expect(world.woo.calls.length + world.tiny.calls.length - callsBefore).toBeLessThanOrEqual(100 + 100 + 17 + 137 * 6);
    expect([...world.woo.violations, ...world.tiny.violations]).toEqual([]);
    console.log(`held at most ${String(reconciliation.mostHeld)} of 20,000 records`);
  }, 600_000);
});

describe('repair', () => {
  test('what is missing goes through ERP Invoice as it is, and the second night finds none of it', async () => {
    const world = wooAndTiny();
    await world.live({ orders: 60, days: 3, plan: { ...none, missing_there: 7, amount: 2 } });
    const host = reconcileHost(new Reconcile(), world.clock, world.parties, { ...world.parameters, daysBefore: 2 });
    const first = await host.night();
    expect([first.missingThere.length, first.different.length]).toEqual([7, 2]);
    const erp = reconcileHost(new ErpInvoice(), world.clock, world.parties.slice(1), { ...world.issuing });
    const [issued] = await erp.run(first.missingThere.map((json) => ({ json })));
    expect(issued!.map(({ json }) => (json.invoice as IDataObject).status)).toEqual(Array.from({ length: 7 }, () => 'authorized'));
    await nightOf(world.clock, 1);
    const second = await host.night();
    expect(told([...second.missingHere, ...second.missingThere, ...second.different])).toEqual([]);
    expect(told(second.reportedBefore)).toEqual(told(first.different));
    expect(second.summary.reconciliation).toMatchObject({ status: 'complete', news: 0, missingThere: 0, reportedBefore: 2 });
    expect([...world.woo.violations, ...world.tiny.violations]).toEqual([]);
  });
});

describe('bad nights', () => {
  const small = { orders: 250, days: 3, plan: { ...none, missing_there: 3, missing_here: 2, amount: 2 } };
  const reconcile = (world: ReturnType<typeof wooAndTiny>, more: Record<string, unknown> = {}) =>
    reconcileHost(new Reconcile(), world.clock, world.parties, { ...world.parameters, daysBefore: 2, ...more });

  test.each(['woo', 'tiny'] as const)(
    'a side that breaks in the middle (%s): nothing is called missing, and the next night finds all',
    async (side) => {
      const world = wooAndTiny();
      const planted = await world.live(small);
      let calls = 0;
      let isDown = true;
      world[side].inject(() => (isDown && ++calls > 2 ? 'serverError' : undefined));
      const host = reconcile(world, { 'options.maxWaitSeconds': 600 });
      const night = await host.night();
      expect(night.outputs.slice(1)).toEqual([[], [], [], []]);
      expect(night.summary.reconciliation).toMatchObject({
        ...{ status: 'incomplete', news: 0 },
        failure: { side: side === 'woo' ? 'here' : 'there', class: 'transient' },
      });
      isDown = false;
      const next = await host.night();
      expect(told([...next.missingHere, ...next.missingThere, ...next.different])).toEqual(planted);
    },
  );

  test('a login that is refused is red, not incomplete', async () => {
    const world = wooAndTiny();
    await world.live({ ...small, orders: 10 });
    world.expireTiny();
    await expect(reconcile(world).night()).rejects.toThrow(/Olist Tiny/);
  });

  test('an issuer without a list by day is refused by its name', async () => {
    const world = wooAndTiny();
    await expect(reconcile(world, { there: 'focusNfe' }).night()).rejects.toThrow(/Focus NFe has no list of its invoices by day/);
  });

  test('an order in two invoices that add up is no difference; one too many is', async () => {
    const world = wooAndTiny();
    const [split, doubled] = [world.order(), world.order()];
    for (const part of [0.4, 0.6]) world.invoice(split, { total: Math.round(split.total * 100 * part) / 100 });
    world.invoice(doubled);
    world.invoice(doubled);
    await nightOf(world.clock, 1);
    const night = await reconcile(world).night();
    expect(told(night.different)).toEqual([`${doubled.orderNumber} different duplicate`]);
    expect(night.different[0]!.invoices).toHaveLength(2);
    // The first one is the order's; which of the two is too many, people say.
    expect(night.summary.reconciliation).toMatchObject({ here: { matched: 2 }, there: { matched: 3, different: 1 } });
  });

  test('a refund on another day changes what is told, so it is told again', async () => {
    const world = wooAndTiny();
    const order = world.order();
    world.invoice(order);
    await nightOf(world.clock, 1);
    const host = reconcile(world);
    expect((await host.night()).summary.reconciliation).toMatchObject({ news: 0 });
    world.woo.simulator.refundOrder(order.orderNumber, { line: 0, quantity: 1 });
    await nightOf(world.clock, 1);
    const second = await host.night();
    expect(told(second.different)).toEqual([`${order.orderNumber} different refund`]);
    expect((await host.night()).summary.reconciliation).toMatchObject({ news: 0, reportedBefore: 1 });
    world.woo.simulator.refundOrder(order.orderNumber, { line: 0, quantity: 1 });
    expect(told((await host.night()).different)).toEqual([`${order.orderNumber} different refund`]);
  });

  test('an order of 23:55 whose invoice is of the next day, and one of today without an invoice, are no differences', async () => {
    const world = wooAndTiny();
    await world.until('2026-11-02T23:55:00-03:00');
    const late = world.order();
    await world.until('2026-11-03T00:10:00-03:00');
    world.invoice(late);
    world.order();
    await world.until('2026-11-03T03:00:00-03:00');
    const night = await reconcile(world).night();
    expect(night.summary.reconciliation).toMatchObject({ status: 'complete', news: 0, here: { matched: 1, ignoredFor: { of_today: 1 } } });
  });

  test('a shop in Manaus ends its day an hour later than São Paulo', async () => {
    const world = wooAndTiny();
    await world.until('2026-11-03T00:30:00-03:00');
    world.order();
    await world.until('2026-11-03T03:00:00-03:00');
    expect((await reconcile(world).night()).missingThere).toEqual([]);
    expect((await reconcile(world, { 'options.timeZone': 'America/Manaus' }).night()).missingThere).toHaveLength(1);
  });

  test('what another shop sold into the same account is passed over by its numbers', async () => {
    const world = wooAndTiny();
    const order = world.order();
    world.invoice({ ...order, orderNumber: `B-${order.orderNumber}` });
    world.invoice({ ...order, orderNumber: 'A-77' });
    await nightOf(world.clock, 1);
    const night = await reconcile(world, { 'options.orderNumberPrefix': 'B-' }).night();
    expect(night.summary.reconciliation).toMatchObject({ news: 0, here: { matched: 1 }, there: { ignoredFor: { other_shop: 1 } } });
  });
});

type Counts = Record<'matched' | 'missing' | 'different' | 'ignored', number>;

const sum = ({ matched, missing, different, ignored }: Counts) => matched + missing + different + ignored;
