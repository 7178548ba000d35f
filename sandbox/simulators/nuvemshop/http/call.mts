/** One call on its way through a route. */
import type { z } from 'zod';
import type { Answer } from '../../../http/answer.mts';
import { checkShape, faultWords } from '../../../http/shape.mts';
import type { Context } from '../context.mts';
import type { Order } from '../model.mts';
import { refuse, unprocessable } from './answers.mts';

export interface Call {
  readonly context: Context;
  readonly url: URL;
  readonly ids: readonly string[];
  readonly body: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the store. */
  readonly pattern: RegExp;
  readonly name: string;
  readonly scope: string | undefined;
  handle(call: Call): Answer;
}

export const path = (rest: string): RegExp => new RegExp(`^${rest.replaceAll(':id', '([^/]+)')}/?$`);

export function orderOf({ context, ids }: Call): Order {
  return context.store.orders.get(Number(ids[0])) ?? refuse(404, 'Order not found');
}

/** The body, held against the reference; what it does not name is passed over. */
export function checked<Shape extends z.ZodType>(context: Context, shape: Shape, body: unknown): z.infer<Shape> {
  const { faults, unknown } = checkShape(shape, body ?? {});
  for (const name of unknown) context.violation('unknown-property', name);
  if (faults.length === 0) return (body ?? {}) as z.infer<Shape>;
  context.violation('invalid-body', faultWords(faults));
  return unprocessable(
    Object.fromEntries(faults.map(({ path: at, rule }) => [at || 'body', [rule === 'required' ? "can't be blank" : 'is invalid']])),
  );
}

/** The query, held against the names that the reference has. */
export function checkQuery({ context, url }: Call, known: readonly string[]): void {
  for (const name of url.searchParams.keys()) if (!known.includes(name)) context.violation('unknown-parameter', `a query with ${name}`);
}

/** `fields`: only these. */
export function fieldsOf({ url }: Call, shown: Record<string, unknown>): Record<string, unknown> {
  const fields = url.searchParams.get('fields');
  if (fields === null || fields === '') return shown;
  const wanted = fields.split(',').map((field) => field.trim());
  return Object.fromEntries(Object.entries(shown).filter(([name]) => wanted.includes(name)));
}

const mostPerPage = 200;

/** One page. Beyond the last one, and where there is nothing at all, there is nothing to be found. */
export function pageOf<T>(call: Call, found: readonly T[], show: (row: T) => Record<string, unknown>): Answer {
  const { context, url } = call;
  const size = numberOf(call, 'per_page', 30);
  const page = numberOf(call, 'page', 1);
  if (size > mostPerPage) {
    context.violation('invalid-parameter', `more than ${mostPerPage} a page`);
    refuse(400, `per_page must be at most ${mostPerPage}`);
  }
  const pages = Math.ceil(found.length / size);
  if (page > pages) refuse(404, `Last page is ${pages}`);
  const next = new URL(url);
  next.searchParams.set('page', String(page + 1));
  return {
    status: 200,
    body: found.slice((page - 1) * size, page * size).map((row) => fieldsOf(call, show(row))),
    headers: { 'x-total-count': String(found.length), ...(page < pages ? { Link: `<${next.href}>; rel="next"` } : {}) },
  };
}

function numberOf({ context, url }: Call, name: string, fallback: number): number {
  const text = url.searchParams.get(name);
  if (text === null) return fallback;
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  context.violation('invalid-parameter', name);
  return refuse(400, `${name} is invalid`);
}
