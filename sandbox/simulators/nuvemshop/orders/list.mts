/** Orders by page: how an app catches up on what it was not told. */
import { refuse, unprocessable } from '../http/answers.mts';
import { checkQuery, pageOf, type Call } from '../http/call.mts';
import type { Order } from '../model.mts';
import { orderView } from './view.mts';

const listParameters = [
  'page',
  'per_page',
  'since_id',
  'status',
  'channels',
  'payment_status',
  'shipping_status',
  'created_at_min',
  'created_at_max',
  'updated_at_min',
  'updated_at_max',
  'total_min',
  'total_max',
  'customer_ids',
  'fields',
  'q',
  'app_id',
  'payment_methods',
  'payment_provider',
  'aggregates',
];

/** The statuses that the documentation names for `payment_status`. */
const filters = ['any', 'pending', 'authorized', 'paid', 'abandoned', 'refunded', 'voided'];

export function listOrders(call: Call) {
  const { context, url } = call;
  checkQuery(call, listParameters);
  const asked = (name: string) => url.searchParams.get(name);
  const status = asked('payment_status');
  if (!context.settings.undocumentedFilters && status !== null && !filters.includes(status))
    unprocessable({ payment_status: ['is not included in the list'] });
  const found = [...context.store.orders.values()].filter((order) => fits(call, order)).sort((a, b) => b.id - a.id);
  return pageOf(call, found, (order) => orderView(context, order, asked('aggregates')));
}

function fits(call: Call, order: Order): boolean {
  const asked = (name: string) => call.url.searchParams.get(name);
  const is = (name: string, value: string) => [null, 'any', value].includes(asked(name));
  const q = asked('q');
  return (
    is('status', order.status) &&
    isPaymentStatus(asked('payment_status'), order) &&
    isBetween(call, 'created_at', order.createdAt) &&
    isBetween(call, 'updated_at', order.updatedAt) &&
    (asked('since_id') === null || order.id > Number(asked('since_id'))) &&
    (q === null || String(order.number) === q || order.shopper.person.name.includes(q) || order.shopper.person.email === q)
  );
}

/** "any", which is what is meant where nothing is said, are three of them; the others are found by their names alone. */
const isPaymentStatus = (asked: string | null, { paymentStatus }: Order): boolean =>
  asked === null || asked === 'any' ? ['authorized', 'pending', 'paid'].includes(paymentStatus) : asked === paymentStatus;

/** Whole seconds, both ends within. */
export function isBetween({ context, url }: Call, name: string, at: number): boolean {
  const read = (end: 'min' | 'max'): number | undefined => {
    const text = url.searchParams.get(`${name}_${end}`);
    if (text === null) return undefined;
    const time = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
    if (Number.isNaN(time)) {
      context.violation('invalid-parameter', `${name}_${end}`);
      refuse(400, `${name}_${end} is no date`);
    }
    return Math.floor(time / 1000);
  };
  const [min, max] = [read('min'), read('max')];
  const second = Math.floor(at / 1000);
  return (min === undefined || second >= min) && (max === undefined || second <= max);
}
