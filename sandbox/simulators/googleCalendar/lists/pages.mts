/** Cuts what was found into pages. A page may be short or empty and still not be the last. */
import { letters } from '../../../world/randomText.mts';
import { blame, type Call } from '../call.mts';
import { invalid } from '../errors.mts';
import type { Pages, State } from '../state.mts';
import type { Occurrence } from '../types.mts';
import { countParameter } from './parameters.mts';

export interface Page {
  readonly items: readonly Occurrence[];
  readonly nextPageToken?: string;
}

const usualSize = 250;
const largestSize = 2500;

/** Everything of the query but the page: a token goes with the query that it came from. */
export function queryText({ params, query }: Call): string {
  const rest = [...query].filter(([name]) => !['pageToken', 'maxResults', 'fields'].includes(name)).sort();
  return JSON.stringify([params, rest]);
}

export function pageOf(call: Call, find: () => readonly Occurrence[]): Page {
  const { state } = call.simulation;
  const size = Math.min(countParameter(call, 'maxResults') ?? usualSize, largestSize);
  const token = call.query.get('pageToken');
  const rest = token === null ? find() : openPage(call, state, token);
  const taken = sizeOf(state.pageCut, size, token === null, rest.length);
  const left = rest.slice(taken);
  if (left.length === 0) return { items: rest };
  return { items: rest.slice(0, taken), nextPageToken: keep(state, queryText(call), left) };
}

function openPage(call: Call, state: State, token: string): readonly Occurrence[] {
  const page = state.pages.get(token);
  if (page?.query === queryText(call)) return page.rest;
  return blame(call, 'page-token', invalid('Invalid page token value.', 'pageToken'));
}

function sizeOf(cut: Pages, size: number, isFirst: boolean, found: number): number {
  if (cut === 'emptyFirst' && isFirst && found > 0) return 0;
  return cut === 'short' ? Math.max(1, Math.floor(Math.min(size, found) / 2)) : size;
}

function keep(state: State, query: string, rest: readonly Occurrence[]): string {
  const token = `Eh${letters(state.random, 40)}`;
  state.pages.set(token, { query, rest });
  return token;
}
