/** When an event begins or ends: at a moment, or with a day. */
import { compact, fromLocal, timeInZone } from './zones.mts';

export type When = { readonly kind: 'moment'; readonly ms: number; readonly zone: string } | { readonly kind: 'day'; readonly day: string };

export const dayMs = 86_400_000;

/** Midnight of a day, as if the zone were UTC. */
export const dayStart = (day: string): number => Date.parse(`${day}T00:00:00Z`);

export const moment = (ms: number, zone: string): When => ({ kind: 'moment', ms, zone });

/** A day begins at midnight of the calendar's zone. */
export const msOf = (when: When, calendarZone: string): number =>
  when.kind === 'moment' ? when.ms : fromLocal(dayStart(when.day), calendarZone);

export const isSame = (one: When, other: When): boolean => keyOf(one) === keyOf(other);

/** What an instance's id ends in: `20261201T130000Z`, of a whole day `20261201`. */
export const keyOf = (when: When): string => (when.kind === 'moment' ? compact(when.ms) : when.day.replaceAll('-', ''));

/** `zone` is the answer's: the event's own stays beside it. */
export function showWhen(when: When, zone: string): { date: string } | { dateTime: string; timeZone: string } {
  return when.kind === 'day' ? { date: when.day } : { dateTime: timeInZone(when.ms, zone), timeZone: when.zone };
}

/** RFC 3339 with its offset; undefined where it is none. Milliseconds are ignored. */
export function parseRfc3339(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  const ms = Date.parse(text.toUpperCase());
  return Number.isNaN(ms) ? undefined : Math.floor(ms / 1000) * 1000;
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(dayStart(text));

/** YYYY-MM-DD of a real day. */
export const parseDay = (text: string): string | undefined =>
  isDay(text) && new Date(dayStart(text)).toISOString().startsWith(text) ? text : undefined;

/** A wall clock's time without an offset, as if it were UTC. */
export function parseLocal(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?$/.test(text)) return undefined;
  return parseRfc3339(`${text}Z`);
}
