/** The vendor's list answer: `limit` 1 to 100 (10 unless told), `offset` in rows. */
import { json, problem } from './answers.mts';
import { invalid, type Call } from './call.mts';
import { isDate } from './numbers/calendar.mts';

export interface Filters<T> {
  /** Query names that must equal the row's own field. */
  readonly equal?: readonly (keyof T & string)[];
  /** Query names `name[ge]` and `name[le]` of a date field. */
  readonly ranges?: readonly (keyof T & string)[];
  readonly custom?: Readonly<Record<string, (row: T, wanted: string) => boolean>>;
}

export function answerList<T extends object>(
  call: Call,
  rows: readonly T[],
  filters: Filters<T> = {},
  render: (row: T) => object = (row) => row,
): Response {
  const limit = wholeNumber(call.query.get('limit'), 10);
  const offset = wholeNumber(call.query.get('offset'), 0);
  const problems = [
    ...(limit >= 1 && limit <= 100 ? [] : [problem('invalid_limit', 'O campo limit deve estar entre 1 e 100.')]),
    ...(offset >= 0 ? [] : [problem('invalid_offset', 'O campo offset é inválido.')]),
    ...badDates(call, filters),
  ];
  if (problems.length > 0) return invalid(call, problems);
  const found = rows.filter((row) => matches(call.query, row, filters));
  const page = found.slice(offset, offset + limit);
  return json({ object: 'list', hasMore: offset + limit < found.length, totalCount: found.length, limit, offset, data: page.map(render) });
}

function wholeNumber(text: string | null, fallback: number): number {
  if (text === null || text === '') return fallback;
  return /^\d+$/.test(text) ? Number(text) : -1;
}

function badDates<T>(call: Call, { ranges = [] }: Filters<T>) {
  return ranges
    .flatMap((name) => [`${name}[ge]`, `${name}[le]`])
    .filter((name) => call.query.get(name) && !isDate(call.query.get(name)))
    .map((name) => problem(`invalid_${name}`, `O filtro ${name} deve ser uma data no formato AAAA-MM-DD.`));
}

function matches<T>(query: URLSearchParams, row: T, { equal = [], ranges = [], custom = {} }: Filters<T>): boolean {
  const asked = (name: string) => query.get(name) || undefined;
  return (
    equal.every((name) => asked(name) === undefined || String(row[name] ?? '') === asked(name)) &&
    ranges.every((name) => inRange(String(row[name] ?? ''), asked(`${name}[ge]`), asked(`${name}[le]`))) &&
    Object.entries(custom).every(([name, test]) => asked(name) === undefined || test(row, asked(name)!))
  );
}

function inRange(date: string, from: string | undefined, to: string | undefined): boolean {
  if (from === undefined && to === undefined) return true;
  return date !== '' && (from === undefined || date >= from) && (to === undefined || date <= to);
}
