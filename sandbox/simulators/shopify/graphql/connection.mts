/** Pages: `first`/`after` and `last`/`before` over a sorted list, with cursors that survive changes of the list. */
import { apiError, badRequest } from './errors.mts';

export interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
  readonly reverse?: boolean | null;
}

/** How entries are ordered: by value, then by id. */
export interface Sorting<T> {
  value(entry: T): number | string;
  id(entry: T): string;
}

interface Cursor {
  readonly last_id: string;
  readonly last_value: number | string;
}

const maximumPage = 250;

export function connection<T>(entries: readonly T[], args: PageArguments, sorting: Sorting<NoInfer<T>>, view: (entry: T) => unknown) {
  checkPage(args);
  const direction = args.reverse ? -1 : 1;
  const place = (entry: T): Cursor => ({ last_id: sorting.id(entry), last_value: sorting.value(entry) });
  const order = (a: Cursor, b: Cursor) => direction * compare(a, b);
  const sorted = entries.toSorted((a, b) => order(place(a), place(b)));
  const after = args.after ? decode(args.after) : undefined;
  const before = args.before ? decode(args.before) : undefined;
  const window = sorted.filter((entry) => (!after || order(place(entry), after) > 0) && (!before || order(place(entry), before) < 0));
  const page = args.first != null ? window.slice(0, args.first) : window.slice(Math.max(0, window.length - (args.last ?? 0)));
  const cursorOf = (entry: T | undefined) => (entry === undefined ? null : encode(place(entry)));
  const behind = (entry: T | undefined) => (entry === undefined ? 0 : sorted.length - sorted.indexOf(entry) - 1);
  return {
    nodes: () => page.map(view),
    edges: () => page.map((entry) => ({ cursor: cursorOf(entry), node: () => view(entry) })),
    pageInfo: {
      hasNextPage: behind(page.at(-1)) > 0,
      hasPreviousPage: page.length > 0 && sorted.indexOf(page[0]!) > 0,
      startCursor: cursorOf(page[0]),
      endCursor: cursorOf(page.at(-1)),
    },
  };
}

function checkPage({ first, last }: PageArguments): void {
  if (first == null && last == null) throw badRequest('you must provide one of first or last');
  if (first != null && last != null) throw badRequest('providing both first and last is not supported');
  const size = first ?? last ?? 0;
  const name = first == null ? 'last' : 'first';
  if (size < 0) throw badRequest(`${name} must be a positive integer`);
  if (size > maximumPage) throw apiError(`${name} cannot exceed ${maximumPage}`, 'BAD_REQUEST');
}

function compare(a: Cursor, b: Cursor): number {
  if (a.last_value !== b.last_value) return a.last_value < b.last_value ? -1 : 1;
  return a.last_id.length - b.last_id.length || (a.last_id < b.last_id ? -1 : Number(a.last_id > b.last_id));
}

const encode = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64');

function decode(cursor: string): Cursor {
  try {
    const { last_id, last_value } = JSON.parse(Buffer.from(cursor, 'base64').toString('utf8')) as Partial<Cursor>;
    if (typeof last_id === 'string' && last_value !== undefined) return { last_id, last_value };
  } catch {
    // Not one of ours: refused below.
  }
  throw badRequest('Invalid cursor for current pagination sort.');
}
