/** Single bookings and what becomes of them. */
import type { Random } from '../../world/random.mts';
import { client } from './clients.mts';
import { day, hour, minute, momentBetween, slotBetween } from './slots.mts';
import type { Booked, Cancelled, Change, Declined, Moved, Source } from './types.mts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Made ten minutes before they begin. */
const lastMinute = 12;

export function bookings(random: Random, span: Span, calendars: readonly string[], count: number): Booked[] {
  return Array.from({ length: count }, (_, index) => booking(random, span, calendars[index % calendars.length]!, index));
}

function booking(random: Random, span: Span, calendar: string, index: number): Booked {
  const start = slotBetween(random, span.start + 3 * hour, span.end);
  const earliest = Math.max(span.start, start - 9 * day);
  return {
    what: 'booked',
    key: `booking ${index}`,
    at: index < lastMinute ? start - 10 * minute : momentBetween(random, earliest, start - 45 * minute),
    source: sourceOf(index),
    calendar,
    start,
    minutes: random.pick([30, 30, 45, 60]),
    client: client(random, index),
  };
}

/** Three in five are typed by hand or come from elsewhere, the rest from the booking pages. */
const sourceOf = (index: number): Source => (['people', 'calendly', 'people', 'calCom', 'people'] as const)[index % 5]!;

export interface Counts {
  /** Moves of bookings that are moved once. */
  readonly moved: number;
  /** Bookings that are moved twice within a minute. */
  readonly movedTwice: number;
  readonly cancelled: number;
  readonly declined: number;
}

/** Bookings of the last minute are left as they are; some are moved and then cancelled. */
export function changesOf(random: Random, span: Span, all: readonly Booked[], counts: Counts): Change[] {
  const left = shuffled(random, all.slice(lastMinute));
  const twice = left.slice(0, counts.movedTwice);
  const once = left.slice(counts.movedTwice, counts.movedTwice + counts.moved);
  const moves = [...twice.flatMap((one) => movedTwice(random, span, one)), ...once.map((one) => moved(random, span, one))];
  const ending = shuffled(random, all.slice(lastMinute));
  return [
    ...moves,
    ...ending.slice(0, counts.cancelled).map((one) => cancelled(random, one, moves)),
    ...ending
      .filter(({ source }) => source === 'people')
      .slice(-counts.declined)
      .map((one) => declined(random, one, moves)),
  ];
}

function moved(random: Random, span: Span, { key, at, start }: Booked): Moved {
  const moment = momentBetween(random, at + 2 * minute, start - 20 * minute);
  return { what: 'moved', key, at: moment, start: slotBetween(random, moment + hour, span.end + day) };
}

function movedTwice(random: Random, span: Span, booked: Booked): Moved[] {
  const first = moved(random, span, booked);
  return [first, { ...first, at: first.at + random.int(20, 50) * 1000, start: slotBetween(random, first.at + hour, span.end + day) }];
}

/** After the last move, before the slot begins. */
function lastState({ key, at, start }: Booked, moves: readonly Moved[]): { readonly since: number; readonly start: number } {
  const last = moves.filter((one) => one.key === key).at(-1);
  return last ? { since: last.at, start: last.start } : { since: at, start };
}

function cancelled(random: Random, booked: Booked, moves: readonly Moved[]): Cancelled {
  const { since, start } = lastState(booked, moves);
  return { what: 'cancelled', key: booked.key, at: momentBetween(random, since + minute, start - 5 * minute) };
}

function declined(random: Random, booked: Booked, moves: readonly Moved[]): Declined {
  const { since, start } = lastState(booked, moves);
  return { what: 'declined', key: booked.key, at: momentBetween(random, since + minute, start - 5 * minute) };
}

export function shuffled<T>(random: Random, all: readonly T[]): T[] {
  return all
    .map((one) => ({ one, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
}
