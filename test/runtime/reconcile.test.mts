/**
 * Generated worlds: a shop and a register with differences that the generator notes as it makes them, in pages of any size, in any order
 * within a day, broken off at any page. What is found is what was made, and the numbers prove it.
 */
import { describe, expect, test } from 'vitest';
import type { Order } from '../../domain/documents/order.ts';
import type { RegisteredInvoice } from '../../domain/ports/invoiceRegister.ts';
import { isWhole } from '../../domain/reconcile/tally.ts';
import { compareSides } from '../../runtime/reconcile/compareSides.ts';
import { ordersWithInvoices } from '../../runtime/reconcile/ordersWithInvoices.ts';
import { IntegrationError } from '../../runtime/errors/integrationError.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { paidOrder } from '../contracts/support/order.mts';

const dayMs = 86_400_000;
const start = Date.parse('2026-11-01T03:00:00Z');
const period = { from: '2026-11-01', to: '2026-11-08', timeZone: 'America/Sao_Paulo' };
const now = Date.parse('2026-11-09T06:00:00Z');

type Chance = ReturnType<typeof createRandom>;

interface World {
  orders: Order[];
  invoices: RegisteredInvoice[];
  /** `key kind reason`, sorted. */
  made: string[];
  /** Orders that need no invoice and have none. */
  idle: number;
}

const cents = (amount: number) => Math.round(amount * 100) / 100;

function orderAt(number: string, at: number, change: Partial<Order> = {}): Order {
  const createdAt = new Date(at).toISOString();
  return paidOrder(number, { id: `shopify:loja/${number}`, account: 'loja', sourceId: number, createdAt, updatedAt: createdAt, ...change });
}

function invoiceFor(order: Order, id: number, change: Partial<RegisteredInvoice> = {}): RegisteredInvoice {
  return {
    ...{ vendor: 'toy', id: String(id), number: String(id), series: '1', model: 55, status: 'authorized', accessKey: null, protocol: null },
    ...{ xmlUrl: null, pdfUrl: null, rejection: null, found: true, freight: null },
    ...{ issuedAt: order.createdAt, orderNumber: order.number, total: order.totals.total },
    ...change,
  };
}

const scenes = [
  'equal',
  'equal',
  'equal',
  'equal',
  'equal',
  'none',
  'foreign',
  'freight',
  'rounding',
  'amount',
  'refund',
  'cancelled',
] as const;
const rarer = ['cancelledInvoice', 'refused', 'doubled', 'split', 'unpaid', 'idleCancelled'] as const;

function makeWorld(chance: Chance): World {
  const world: World = { orders: [], invoices: [], made: [], idle: 0 };
  const count = chance.int(0, 220);
  for (let index = 0; index < count; index++) {
    const scene = chance.chance(0.3) ? chance.pick(rarer) : chance.pick(scenes);
    play(world, scene, orderAt(String(1001 + index), start + Math.floor((index * 8 * dayMs) / count)), chance);
  }
  world.made.sort();
  return world;
}

function play(world: World, scene: (typeof scenes)[number] | (typeof rarer)[number], order: Order, chance: Chance): void {
  const { number, totals } = order;
  const add = (change: Partial<RegisteredInvoice> = {}) => void world.invoices.push(invoiceFor(order, world.invoices.length + 1, change));
  const made = (what: string) => void world.made.push(`${number} ${what}`);
  const shopHas = (change: Partial<Order> = {}) => void world.orders.push({ ...order, ...change });
  const plays: Record<typeof scene, () => void> = {
    equal: () => (shopHas(), add()),
    none: () => (shopHas(), made('missing_there missing')),
    foreign: () => (add(), made('missing_here missing')),
    freight: () => (shopHas(), add({ total: cents(totals.total - totals.shipping) }), made('different freight')),
    rounding: () => (shopHas(), add({ total: cents(totals.total + chance.pick([0.01, -0.03, 0.05])) }), made('different rounding')),
    amount: () => (shopHas(), add({ total: cents(totals.total + chance.int(2000, 9000) / 100 + 0.01) }), made('different amount')),
    refund: () => (
      shopHas({ financialStatus: 'partially_refunded' }),
      add({ total: cents(totals.total + 32.45) }),
      made('different refund')
    ),
    cancelled: () => (shopHas({ cancelledAt: order.createdAt }), add(), made('different cancelled_here')),
    cancelledInvoice: () => (shopHas(), add({ status: 'cancelled' }), made('different cancelled_there')),
    refused: () => (shopHas(), add({ status: chance.pick(['rejected', 'denied']) }), made('different refused')),
    doubled: () => (shopHas(), add(), add(), made('different duplicate')),
    split: () => (shopHas(), add({ total: 60 }), add({ total: cents(totals.total - 60) })),
    unpaid: () => (shopHas({ financialStatus: 'pending' }), add(), made('different unpaid')),
    idleCancelled: () => (shopHas({ cancelledAt: order.createdAt }), void world.idle++),
  };
  plays[scene]();
}

/** Pages of any size; within a day in any order, since some vendors know none. */
function paged<T>(records: readonly T[], dayOf: (record: T) => string, chance: Chance): T[][] {
  const days = new Map<string, T[]>();
  for (const record of records) days.set(dayOf(record), [...(days.get(dayOf(record)) ?? []), record]);
  const isOrdered = chance.chance(0.5);
  const size = chance.int(1, 40);
  return [...days]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .flatMap(([, all]) => {
      const shown = isOrdered ? all : all.toSorted(() => chance.int(-1, 1));
      return Array.from({ length: Math.ceil(shown.length / size) }, (_, page) => shown.slice(page * size, (page + 1) * size));
    });
}

const broken = new IntegrationError('ponte', { class: 'transient', code: 'down', message: 'is down' });

async function* reading<T>(pages: readonly T[][], breaksAt = Infinity): AsyncGenerator<T[]> {
  for (const [index, page] of pages.entries()) {
    if (index === breaksAt) throw broken;
    yield page;
  }
  if (breaksAt <= pages.length) throw broken;
}

function compare(world: World, chance: Chance, breaks: { here?: number; there?: number } = {}) {
  const day = (moment: string | null) => (moment ?? '').slice(0, 10);
  const orderPages = paged(world.orders, ({ createdAt }) => day(createdAt), chance);
  const invoicePages = paged(world.invoices, ({ issuedAt }) => day(issuedAt), chance);
  const findOrder = (reference: { id: string } | { number: string }) =>
    world.orders.find((order) => ('id' in reference ? order.sourceId === reference.id : order.number === reference.number));
  const orders = {
    pages: () => reading(orderPages, breaks.here),
    async get(reference: { id: string } | { number: string }) {
      const found = findOrder(reference);
      if (found) return found;
      throw new IntegrationError('ponte', { class: 'notFound', code: 'orderNotFound', message: 'none' });
    },
  };
  const register = {
    pages: () => reading(invoicePages, breaks.there),
    ofOrder: async ({ number }: { number: string }) => world.invoices.filter(({ orderNumber }) => orderNumber === number),
  };
  return compareSides(ordersWithInvoices({ orders, register, period, numberPrefix: '', now }));
}

describe.each(Array.from({ length: 60 }, (_, seed) => seed + 1))('world %i', (seed) => {
  test('what was made is found, each once, and every record is accounted for', async () => {
    const chance = createRandom(seed);
    const world = makeWorld(chance);
    const { findings, tally, failure } = await compare(world, chance);
    expect(failure).toBeUndefined();
    expect(findings.map(({ finding: { key, kind, reason } }) => `${key} ${kind} ${reason}`).toSorted()).toEqual(world.made);
    expect(isWhole(tally)).toBe(true);
    expect([tally.here.read, tally.there.read]).toEqual([world.orders.length, world.invoices.length]);
    expect(tally.here.ignoredFor.cancelled ?? 0).toBeGreaterThanOrEqual(world.idle);
  });

  test('broken off anywhere, nothing is found', async () => {
    const chance = createRandom(seed + 1000);
    const world = makeWorld(chance);
    const side = chance.pick(['here', 'there'] as const);
    const { findings, failure } = await compare(world, chance, { [side]: chance.int(0, 6) });
    // Where there are fewer pages it is not broken.
    if (failure === undefined) return void expect(findings).toHaveLength(world.made.length);
    expect(failure).toEqual({ side, error: broken });
    expect(findings).toEqual([]);
  });
});

test('with both sides in order, what is held is what differs and a page a side', async () => {
  const chance = createRandom(7);
  const world: World = { orders: [], invoices: [], made: [], idle: 0 };
  for (let index = 0; index < 5000; index++) {
    const order = orderAt(String(1001 + index), start + index * 100_000);
    play(world, index % 100 === 0 ? 'none' : index % 100 === 50 ? 'foreign' : 'equal', order, chance);
  }
  const size = 100;
  const pagesOf = <T,>(records: readonly T[]) =>
    Array.from({ length: Math.ceil(records.length / size) }, (_, page) => records.slice(page * size, (page + 1) * size));
  const [orderPages, invoicePages] = [pagesOf(world.orders), pagesOf(world.invoices)];
  const sides = {
    orders: { pages: () => reading(orderPages), get: async () => await Promise.reject(broken) },
    register: { pages: () => reading(invoicePages), ofOrder: async () => [] },
  };
  const { peak } = await compareSides(ordersWithInvoices({ ...sides, period, numberPrefix: '', now }));
  expect(peak).toBeLessThanOrEqual(world.made.length + 2 * size);
});
