/** The search fields of `orders(query:)`. */
import type { ShopContext } from '../context.mts';
import { searchOf } from '../graphql/searchNotes.mts';
import type { Order } from '../state/order.mts';
import { fulfillmentStatusOf, totalsOf } from '../state/totals.mts';
import { compares, matches, type Term } from './parse.mts';

type Test = (order: Order, term: Term) => boolean;

export const instant = (at: number, { comparator, value }: Term): boolean => {
  const wanted = Date.parse(value);
  // The vendor stores whole seconds.
  const left = Math.floor(at / 1000);
  const right = Math.floor(wanted / 1000);
  if (comparator === '>') return left > right;
  if (comparator === '>=') return left >= right;
  if (comparator === '<') return left < right;
  return comparator === '<=' ? left <= right : left === right;
};

const shippedWords = {
  UNFULFILLED: ['unfulfilled', 'unshipped'],
  PARTIALLY_FULFILLED: ['partial', 'partially_fulfilled'],
  FULFILLED: ['fulfilled', 'shipped'],
};

const tests: Readonly<Record<string, Test>> = {
  updated_at: (order, term) => instant(order.updatedAt, term),
  created_at: (order, term) => instant(order.createdAt, term),
  processed_at: (order, term) => instant(order.createdAt, term),
  tag: (order, term) => order.tags.some((tag) => compares(tag, term)),
  tag_not: (order, term) => !order.tags.some((tag) => compares(tag, term)),
  /** Beginnings are hits, too. */
  name(order, term) {
    const bare = term.value.replace(/^#|\*$/g, '');
    return compares(String(order.number), { ...term, value: term.comparator === '=' ? `${bare}*` : bare });
  },
  id: (order, term) => compares(order.id, term),
  email: (order, term) => compares(order.email, term),
  sku: (order, term) => order.lines.some((line) => compares(line.sku, term)),
  gateway: (order, term) => compares(order.gateway, term),
  total_price: (order, term) => compares(totalsOf(order).total / 100, term),
  financial_status: (order, { value }) => value === 'any' || order.financial.toLowerCase() === value.toLowerCase(),
  fulfillment_status: (order, { value }) => value === 'any' || shippedWords[fulfillmentStatusOf(order)].includes(value.toLowerCase()),
  status: (order, { value }) => statusTest(order, value.toLowerCase()),
  test: (order, { value }) => String(order.test) === value,
};

function statusTest(order: Order, value: string): boolean {
  if (value === 'cancelled') return order.cancelledAt !== null;
  if (value === 'closed') return order.closedAt !== null;
  if (value === 'not_closed') return order.closedAt === null;
  return value === 'open' ? order.closedAt === null && order.cancelledAt === null : true;
}

/** An app sees the last 60 days unless it was granted all orders. */
const visibleMs = 60 * 24 * 3_600_000;

export function visibleOrders(context: ShopContext): Order[] {
  const oldest = context.scopes.includes('read_all_orders') ? 0 : context.world.clock.now() - visibleMs;
  return [...context.state.orders.values()].filter(({ createdAt }) => createdAt >= oldest);
}

export function searchOrders(context: ShopContext, path: string, query: string | null | undefined): Order[] {
  const search = searchOf(context, path, query, Object.keys(tests), ['updated_at', 'created_at', 'processed_at']);
  return visibleOrders(context).filter((order) => matches(search, (term) => testOf(term)(order, term)));
}

function testOf({ field }: Term): Test {
  if (field === undefined) return (order, { value }) => [`#${order.number}`, String(order.number), order.email].includes(value);
  return tests[field] ?? (() => true);
}
