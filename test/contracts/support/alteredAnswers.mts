/** A connection whose vendor answers some calls otherwise than it means to: a proxy's page, a field that is not there, somebody else's record. */
import type { Connection } from '../../../runtime/client/connection.ts';

/** With HTTP 200, for the addresses that fit. */
export function answering(connection: Connection, address: RegExp, body: unknown): Connection {
  const transport: Connection['transport'] = async (request) => {
    const response = await connection.transport(request);
    return address.test(request.url) ? { answered: true, status: 200, headers: {}, body } : response;
  };
  return { ...connection, transport };
}

export type Spoil = (body: unknown) => unknown;

type Body = Readonly<Record<string, unknown>>;

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value);

const each =
  (change: (value: unknown, name: string) => unknown): Spoil =>
  (body) =>
    isBody(body) ? Object.fromEntries(Object.entries(body).map(([name, value]) => [name, change(value, name)])) : body;

/** Rows, and what stands one level deeper, keep their id and nothing else that is told of them. */
const bare = (keep: (entry: [string, unknown]) => [string, unknown][]) => (value: unknown) =>
  isBody(value) ? Object.fromEntries(Object.entries(value).flatMap(keep)) : value;

const isId = (name: string) => /^id$/i.test(name);

const withoutOthers = bare(([name, value]) => (isId(name) ? [[name, value]] : []));
const nothingElse = bare(([name, value]) => [[name, isId(name) ? value : null]]);

const rows =
  (change: (row: unknown) => unknown): Spoil =>
  (body) =>
    each((value) => (Array.isArray(value) ? value.map(change) : value))(body);

/** Answers with HTTP 200 that say less than was asked, or something else. */
export const spoils: readonly (readonly [name: string, spoil: Spoil])[] = [
  ['a page of HTML', () => '<html>Manutenção</html>'],
  ['nothing', () => ''],
  ['null', () => null],
  ['an empty record', () => ({})],
  ['an empty list', () => []],
  ['no list', each((value) => (Array.isArray(value) ? null : value))],
  ['nothing in its parts', each((value) => (typeof value === 'object' ? null : value))],
  ['rows that are null', rows(() => null)],
  ['rows that say nothing', rows(() => ({}))],
  ['rows with their ids alone', rows(withoutOthers)],
  ['rows that are null but for their ids', rows(nothingElse)],
  ['rows without properties', rows((row) => (isBody(row) && 'properties' in row ? { ...row, properties: {} } : row))],
  ['a record without properties', (body) => (isBody(body) && 'properties' in body ? { ...body, properties: {} } : body)],
  ['a record with its id alone', withoutOthers],
  ['parts with their ids alone', each(withoutOthers)],
  ['parts that are null but for their ids', each(nothingElse)],
  ['fewer rows than it counts', (body) => (isBody(body) && 'total' in body ? { ...body, results: [] } : body)],
];

/** The n-th answer that is a success says something else. `isReached`: there was one. */
export function spoiling(
  connection: Connection,
  nth: number,
  spoil: Spoil,
): { transport: Connection['transport']; isReached: () => boolean } {
  let count = 0;
  const transport: Connection['transport'] = async (request) => {
    const response = await connection.transport(request);
    if (!response.answered || response.status >= 400 || ++count !== nth) return response;
    return { ...response, body: spoil(structuredClone(response.body)) };
  };
  return { transport, isReached: () => count >= nth };
}
