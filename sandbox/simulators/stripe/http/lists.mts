/** Lists: `limit` 1 to 100 (10 unless told), newest first, onwards from an id. */
import { invalid } from './errors.mts';
import { textOf, type Form, type FormValue } from './form.mts';

/** Parameters that every list knows. */
export const listParameters = ['limit', 'starting_after', 'ending_before', 'created', 'expand'] as const;

export interface Row {
  readonly id: string;
  readonly createdAt: number;
}

export function pageOf<T extends Row>(url: string, rows: readonly T[], query: Form, show: (row: T) => object): object {
  const limit = wholeNumber(query.limit, 10);
  if (limit < 1 || limit > 100) invalid('This value must be between 1 and 100.', 'limit', 'parameter_invalid_integer');
  const found = rows.filter((row) => isWithin(Math.floor(row.createdAt / 1000), query.created));
  const newestFirst = found.toReversed();
  const after = cursor(newestFirst, query, 'starting_after');
  const before = cursor(newestFirst, query, 'ending_before');
  const rest = before === undefined ? newestFirst.slice(after === undefined ? 0 : after + 1) : newestFirst.slice(0, before);
  const data = before === undefined ? rest.slice(0, limit) : rest.slice(-limit);
  return { object: 'list', data: data.map(show), has_more: rest.length > data.length, url };
}

function cursor(rows: readonly Row[], query: Form, name: 'starting_after' | 'ending_before'): number | undefined {
  const id = textOf(query[name]);
  if (id === undefined) return undefined;
  const index = rows.findIndex((row) => row.id === id);
  return index < 0 ? invalid(`No such object: '${id}'`, name, 'resource_missing') : index;
}

function wholeNumber(value: FormValue | undefined, fallback: number): number {
  const text = textOf(value);
  if (text === undefined) return fallback;
  return /^\d+$/.test(text) ? Number(text) : -1;
}

/** `created=5` or `created[gte]=5&created[lt]=9`, in seconds. */
function isWithin(at: number, asked: FormValue | undefined): boolean {
  if (asked === undefined) return true;
  if (typeof asked === 'string') return at === Number(asked);
  const bounds = asked as Form;
  const number = (name: string) => (textOf(bounds[name]) === undefined ? undefined : Number(textOf(bounds[name])));
  const [gt, gte, lt, lte] = ['gt', 'gte', 'lt', 'lte'].map(number);
  return (
    (gt === undefined || at > gt) && (gte === undefined || at >= gte) && (lt === undefined || at < lt) && (lte === undefined || at <= lte)
  );
}
