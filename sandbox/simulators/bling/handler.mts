/** What a route's handler is given and gives. */
import { Refusal, notFound } from './answers.mts';
import type { Answer } from './answers.mts';
import type { Context } from './context.mts';

export interface Call {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Already held against the vendor's document. */
  readonly body: unknown;
}

export type Handler = (context: Context, call: Call) => Answer;

/** The record a path parameter names, or Bling's 404. */
export function find<T>(records: ReadonlyMap<number, T>, id: string | undefined): T {
  const record = records.get(Number(id));
  if (record === undefined) throw new Refusal(notFound());
  return record;
}

/** One page of `pagina`/`limite`; Bling gives no more than 100 records at once. */
export function page<T>(records: readonly T[], query: URLSearchParams): T[] {
  const size = Math.min(Number(query.get('limite') ?? 100), 100);
  const first = (Number(query.get('pagina') ?? 1) - 1) * size;
  return records.slice(first, first + size);
}

/** The end of a list that nobody asked for more of: Bling's default `criterio` is "Últimos incluídos"; how many these are it does not say. */
export const lastIncluded = <T,>(records: readonly T[]): T[] => records.slice(-100);

/** Keeps records whose value is among the given ones; a filter that was not sent keeps all. */
export function among<T>(records: readonly T[], wanted: readonly string[], value: (record: T) => string | number): T[] {
  return wanted.length === 0 ? [...records] : records.filter((record) => wanted.includes(String(value(record))));
}
