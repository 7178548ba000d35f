/** Queries of a data source and their pages. */
import type { Answer } from '../../http/answer.mts';
import { readId, type Call, type Source } from './context.mts';
import { invalid, refuse } from './errors.mts';
import { filterTest, order } from './filters.mts';
import { pageView } from './pages.mts';
import { mustFindSource, onlySource } from './sources.mts';

export const querySource = (call: Call): Answer => queried(call, mustFindSource(call.simulation, call.params.id!));

/** As versions before 2025-09-03 ask. */
export function queryDatabase(call: Call): Answer {
  if (call.version >= '2025-09-03') return refuse(invalid(call.simulation, 'Invalid request URL.'));
  return queried(call, onlySource(call.simulation, call.params.id!));
}

function queried(call: Call, source: Source): Answer {
  const { simulation, body, version } = call;
  const size = Number(body.page_size ?? 100);
  if (!(size >= 1 && size <= 100))
    refuse(invalid(simulation, `body failed validation: body.page_size should be ≤ \`100\`, instead was \`${size}\`.`));
  const matches = filterTest(simulation, source, body.filter as Readonly<Record<string, unknown>> | undefined);
  const found = [...simulation.state.pages.values()]
    .filter((page) => page.source === source.id && !page.inTrash && matches(page))
    .sort(order(simulation, source, (body.sorts ?? []) as []));
  const start = body.start_cursor === undefined ? 0 : found.findIndex(({ id }) => id === readId(String(body.start_cursor)));
  if (start < 0) refuse(invalid(simulation, `The start_cursor provided is invalid: ${String(body.start_cursor)}`));
  const next = found[start + size];
  return {
    status: 200,
    body: {
      object: 'list',
      results: found.slice(start, start + size).map((page) => pageView(simulation, page, version)),
      next_cursor: next?.id ?? null,
      has_more: next !== undefined,
      type: 'page_or_data_source',
      page_or_data_source: {},
    },
  };
}
