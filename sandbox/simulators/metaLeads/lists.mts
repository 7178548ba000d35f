/** Lists with cursors: `{data, paging:{cursors:{before, after}, next}}`. */
import type { Answer } from '../../http/answer.mts';
import { host, type Call } from './context.mts';
import { invalidParameter, refuse } from './errors.mts';

const defaultLimit = 25;
const defaultLongest = 100;

const cursorOf = (id: string) => Buffer.from(`c:${id}`).toString('base64url');
const idOf = (cursor: string) => /^c:(.+)$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];

/** `shown` says which of the rows may be seen: a cursor stands for its place even where its row has gone meanwhile. */
export function listRows<Row extends { readonly id: string }>(
  call: Call,
  rows: readonly Row[],
  view: (row: Row) => unknown,
  shown: (row: Row) => boolean = () => true,
): Answer {
  const { fields, simulation } = call;
  const start = startOf(call, rows);
  const limit = Math.min(limitOf(fields.limit), simulation.options.longestPage ?? defaultLongest);
  const rest = rows.slice(start).filter(shown);
  const page = rest.slice(0, limit);
  const [first, last] = [page[0], page.at(-1)];
  if (!first || !last) return { status: 200, body: { data: [] } };
  const after = cursorOf(last.id);
  return {
    status: 200,
    body: {
      data: page.map(view),
      paging: { cursors: { before: cursorOf(first.id), after }, ...(rest.length > page.length ? { next: nextUrl(call, after) } : {}) },
    },
  };
}

function startOf({ fields }: Call, rows: readonly { readonly id: string }[]): number {
  if (typeof fields.after !== 'string') return 0;
  const id = idOf(fields.after);
  const index = rows.findIndex((row) => row.id === id);
  return index < 0 ? refuse(invalidParameter('The After Cursor specified exceeds the max limit supported by this endpoint')) : index + 1;
}

function limitOf(asked: unknown): number {
  if (asked === undefined) return defaultLimit;
  const limit = Number(asked);
  return Number.isInteger(limit) && limit > 0 ? limit : refuse(invalidParameter('Param limit must be a positive integer'));
}

/** The address of the next page holds the token, whichever way it came. */
function nextUrl({ url, version, token, fields }: Call, after: string): string {
  const next = new URL(`https://${host}/${version}${url.pathname.replace(/^\/v\d+\.\d+/, '')}`);
  for (const [name, value] of Object.entries(fields)) if (typeof value === 'string') next.searchParams.set(name, value);
  next.searchParams.set('access_token', token.value);
  next.searchParams.set('after', after);
  return next.toString();
}
