/** Filters of subscriptions: the search syntax over the fields of the payload, with arrays matched by any of their entries. */
import { compares, matches, parseSearch, termsOf, type Search } from '../search/parse.mts';

/** Undefined where the filter cannot be read or names no field. */
export function parseFilter(filter: string): Search | undefined {
  const search = parseSearch(filter);
  if (!search || search.kind === 'all') return undefined;
  return termsOf(search).every(({ field, value }) => field !== undefined && value !== '') ? search : undefined;
}

export function passes(filter: string | null, payload: unknown): boolean {
  const search = filter ? parseFilter(filter) : undefined;
  if (!search) return true;
  return matches(search, (term) => valuesAt(payload, term.field!.split('.')).some((value) => compares(value, term)));
}

type Leaf = string | number | null | undefined;

function valuesAt(value: unknown, path: readonly string[]): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((entry) => valuesAt(entry, path));
  if (path.length === 0) return [value === null || typeof value === 'number' || value === undefined ? value : String(value)];
  if (value === null || typeof value !== 'object') return [];
  return valuesAt((value as Record<string, unknown>)[path[0]!], path.slice(1));
}
