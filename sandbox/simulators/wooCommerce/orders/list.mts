/** Orders by page: how a client catches up on what it was not told. */
import { z } from 'zod';
import type { Answer } from '../../../http/answer.mts';
import type { Context } from '../context.mts';
import { pageOf, readQuery } from '../query.mts';
import { fieldsOf } from '../views.mts';
import type { WooOrder } from './model.mts';
import { orderView, zoneOffsetMs } from './view.mts';

const whole = z.string().regex(/^\d+$/);
const ids = z.string().regex(/^\d+(,\d+)*$/);
/** ISO 8601, with or without an offset. */
const moment = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/);
const flag = z.enum(['true', 'false', '1', '0']);

const queryShape = z
  .object({
    context: z.enum(['view', 'edit']).optional(),
    page: whole.refine((text) => Number(text) >= 1).optional(),
    per_page: whole.refine((text) => Number(text) >= 1 && Number(text) <= 100).optional(),
    offset: whole.optional(),
    search: z.string().optional(),
    after: moment.optional(),
    before: moment.optional(),
    modified_after: moment.optional(),
    modified_before: moment.optional(),
    dates_are_gmt: flag.optional(),
    include: ids.optional(),
    exclude: ids.optional(),
    customer: whole.optional(),
    product: whole.optional(),
    /** Several with commas; plugins add their own. */
    status: z
      .string()
      .regex(/^[a-z-]+(,[a-z-]+)*$/)
      .optional(),
    orderby: z.enum(['date', 'modified', 'id', 'include', 'title', 'slug']).optional(),
    order: z.enum(['asc', 'desc']).optional(),
    dp: whole.optional(),
    _fields: z.string().optional(),
  })
  .strict();

type Query = z.infer<typeof queryShape>;

export function listOrders(context: Context, url: URL): Answer {
  const query = readQuery(context, queryShape, url.searchParams);
  const found = [...context.sales.orders.values()].filter((order) => fits(order, query)).sort(byOrder(query));
  return pageOf(url, found, (order) => fieldsOf(orderView(context, order, decimalsOf(query.dp)), query._fields));
}

export const decimalsOf = (dp: string | null | undefined): number | undefined =>
  dp === null || dp === undefined || !/^\d+$/.test(dp) ? undefined : Number(dp);

function byOrder({ orderby = 'date', order = 'desc' }: Query): (a: WooOrder, b: WooOrder) => number {
  const sign = order === 'asc' ? 1 : -1;
  const at = (one: WooOrder) => (orderby === 'modified' ? second(one.modifiedAt) : orderby === 'date' ? second(one.createdAt) : one.id);
  return (a, b) => sign * (at(a) - at(b) || a.id - b.id);
}

/** The database keeps whole seconds. */
const second = (at: number): number => Math.floor(at / 1000);

/** World seconds of a time that may stand in the shop's zone. */
function secondOf(text: string, gmt: boolean): number {
  const hasOffset = /(Z|[+-]\d\d:\d\d)$/.test(text);
  return second(Date.parse(hasOffset ? text : `${text}Z`) - (hasOffset || gmt ? 0 : zoneOffsetMs));
}

function fits(order: WooOrder, query: Query): boolean {
  const gmt = ['true', '1'].includes(query.dates_are_gmt ?? '');
  const within = (text: string) => text.split(',').map(Number).includes(order.id);
  // Both ends are left out: who asks from the second of the last order on misses another one of that second.
  const later = (at: number, from: string | undefined) => from === undefined || second(at) > secondOf(from, gmt);
  const earlier = (at: number, to: string | undefined) => to === undefined || second(at) < secondOf(to, gmt);
  return (
    hasStatus(order, query.status) &&
    later(order.createdAt, query.after) &&
    earlier(order.createdAt, query.before) &&
    later(order.modifiedAt, query.modified_after) &&
    earlier(order.modifiedAt, query.modified_before) &&
    (query.include === undefined || within(query.include)) &&
    (query.exclude === undefined || !within(query.exclude)) &&
    (query.customer === undefined || query.customer === '0') &&
    (query.product === undefined || order.lines.some(({ productId }) => productId === Number(query.product))) &&
    (!query.search || `${order.number} ${order.email} ${order.billing.last_name}`.includes(query.search))
  );
}

/** `any`, also where nothing is said: all but what is in the trash. */
function hasStatus({ status }: WooOrder, asked: string | undefined): boolean {
  const wanted = (asked ?? 'any').split(',');
  return wanted.includes(status) || (wanted.includes('any') && status !== 'trash');
}
