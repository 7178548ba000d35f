/** One request that has passed the gate. */
import type { Answer } from '../../http/answer.mts';
import type { Simulation } from './context.mts';
import { invalid, notFound, readOnly, refuse } from './errors.mts';
import { findCalendar } from './state.mts';
import { isZone } from './time/zones.mts';
import type { Calendar, JsonObject } from './types.mts';

export interface Call {
  readonly simulation: Simulation;
  readonly operation: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: JsonObject;
}

export type Handler = (call: Call) => Answer;

export const ok = (body: unknown): Answer => ({ status: 200, body });

/** Refuses what is the client's own mistake, and reports it. */
export function blame(call: Call, rule: string, failure: Parameters<typeof refuse>[0]): never {
  call.simulation.violation(rule, `${call.operation}: ${failure.reason}${failure.location === undefined ? '' : ` (${failure.location})`}`);
  return refuse(failure);
}

/** Google does not tell a calendar that is not there from one that is not shared. */
export const calendarOf = ({ simulation, params }: Call): Calendar =>
  findCalendar(simulation.state, params.calendarId ?? '') ?? refuse(notFound());

export function writableCalendar(call: Call): Calendar {
  const calendar = calendarOf(call);
  return ['owner', 'writer'].includes(calendar.accessRole) ? calendar : refuse(readOnly());
}

export function flag(call: Call, name: string): boolean | undefined {
  const text = call.query.get(name);
  if (text === null) return undefined;
  if (text !== 'true' && text !== 'false') return blame(call, 'invalid-parameter', invalid(`Invalid boolean value: '${text}'.`, name));
  return text === 'true';
}

/** The answer's time zone: what is asked for, else the calendar's. */
export function answerZone(call: Call, calendar: Calendar): string {
  const asked = call.query.get('timeZone');
  if (asked === null) return calendar.timeZone;
  return isZone(asked) ? asked : blame(call, 'invalid-parameter', invalid('Invalid time zone.', 'timeZone'));
}
