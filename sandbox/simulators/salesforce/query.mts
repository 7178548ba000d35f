/** Queries and their pages. */
import type { Answer } from '../../http/answer.mts';
import type { Call } from './context.mts';
import { failure, refuse } from './errors.mts';
import { runQuery } from './soql/run.mts';

/** As many rows a page as the client asks for, 200 to 2,000; tests make them smaller. */
function pageSizeOf({ simulation, incoming }: Call): number {
  const asked = Number(/batchSize\s*=\s*(\d+)/i.exec(incoming.headers.get('sforce-query-options') ?? '')?.[1] ?? 2_000);
  return Math.min(simulation.state.pageSize, Math.max(200, asked), 2_000);
}

export const query = (call: Call): Answer => queried(call, false);

/** With what was deleted. */
export const queryAll = (call: Call): Answer => queried(call, true);

function queried(call: Call, deleted: boolean): Answer {
  const { simulation, incoming, params } = call;
  const text = incoming.url.searchParams.get('q') ?? refuse(failure(400, 'MALFORMED_QUERY', 'A query string has to be specified'));
  const { isCount, total, rows } = runQuery(simulation, text, { version: params.version!, deleted });
  if (isCount) return { status: 200, body: { totalSize: total, done: true, records: [] } };
  const locator = `01gHp${String(++simulation.state.lastNumber).padStart(10, '0')}`;
  simulation.state.cursors.set(locator, rows);
  return page(call, locator, 0);
}

/** `01g…-2000`: what the page begins with. */
export function nextPage(call: Call): Answer {
  const [, locator, start] = /^(\w+)-(\d+)$/.exec(call.params.locator!) ?? [];
  if (locator === undefined || !call.simulation.state.cursors.has(locator))
    return refuse(failure(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator'));
  return page(call, locator, Number(start));
}

function page(call: Call, locator: string, start: number): Answer {
  const rows = call.simulation.state.cursors.get(locator)!;
  const end = start + pageSizeOf(call);
  const done = end >= rows.length;
  const next = done ? {} : { nextRecordsUrl: `/services/data/${call.params.version}/query/${locator}-${end}` };
  return { status: 200, body: { totalSize: rows.length, done, ...next, records: rows.slice(start, end) } };
}
