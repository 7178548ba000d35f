/** Series of appointments, with instances that are moved and cancelled. */
import type { Random } from '../../world/random.mts';
import { shuffled, type Span } from './bookings.mts';
import { client } from './clients.mts';
import { day, hour, minute, momentBetween, slotBetween } from './slots.mts';
import type { Cancelled, Moved, SeriesBooked } from './types.mts';

export function seriesBookings(random: Random, span: Span, calendars: readonly string[], count: number): SeriesBooked[] {
  return Array.from({ length: count }, (_, index) => {
    const start = slotBetween(random, span.start + 2 * day, span.start + 7 * day);
    return {
      what: 'seriesBooked',
      key: `series ${index}`,
      at: momentBetween(random, span.start, span.start + day),
      calendar: calendars[index % calendars.length]!,
      start,
      minutes: 60,
      client: client(random, 1000 + index),
      everyDays: index % 4 === 0 ? 1 : 7,
      count: index % 4 === 0 ? 5 : 2,
    };
  });
}

export const startsOf = ({ start, everyDays, count }: SeriesBooked): number[] =>
  Array.from({ length: count }, (_, index) => start + index * everyDays * day);

interface Instance {
  readonly series: SeriesBooked;
  readonly originalStart: number;
}

/** Each instance changes at most once; the first move lies on the next instance of its series. */
export function instanceChanges(
  random: Random,
  span: Span,
  all: readonly SeriesBooked[],
  counts: { readonly moved: number; readonly cancelled: number },
): (Moved | Cancelled)[] {
  const instances = shuffled(
    random,
    all.flatMap((series) => startsOf(series).map((originalStart) => ({ series, originalStart }))),
  );
  const onto = instances.find(({ series, originalStart }) => series.everyDays === 1 && originalStart === series.start)!;
  const others = instances.filter(({ series }) => series !== onto.series);
  return [
    moved(random, onto, onto.originalStart + day),
    ...others.slice(1, counts.moved).map((one) => moved(random, one, elsewhere(random, span, one))),
    ...others.slice(counts.moved, counts.moved + counts.cancelled).map((one) => cancelled(random, one)),
  ];
}

const elsewhere = (random: Random, span: Span, { originalStart }: Instance): number =>
  slotBetween(random, originalStart - day, Math.min(originalStart + 2 * day, span.end + day));

function moved(random: Random, { series, originalStart }: Instance, start: number): Moved {
  const before = Math.min(originalStart, start) - hour;
  return { what: 'moved', key: series.key, originalStart, start, at: momentBetween(random, series.at + minute, before) };
}

const cancelled = (random: Random, { series, originalStart }: Instance): Cancelled => ({
  what: 'cancelled',
  key: series.key,
  originalStart,
  at: momentBetween(random, series.at + minute, originalStart - 5 * minute),
});
