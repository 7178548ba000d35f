/**
 * A fortnight of a practice with three calendars: 300 bookings, 20 series, 120 moves, 60 cancellations, two outages of n8n and one of
 * Google. The same seed gives the same fortnight.
 */
import { createRandom, type Random } from '../world/random.mts';
import { bookings, changesOf, type Span } from './fortnight/bookings.mts';
import { instanceChanges, seriesBookings } from './fortnight/series.mts';
import { day, hour, minute, slotBetween } from './fortnight/slots.mts';
import type { Fortnight, Happening, Outage, PrivateEvent } from './fortnight/types.mts';

export { playFortnight, type Played } from './fortnight/play.mts';
export { remindersOf, type Reminder } from './fortnight/reminders.mts';
export { versionsOf, type Version } from './fortnight/versions.mts';
export type {
  Booked,
  Cancelled,
  Client,
  Declined,
  Fortnight,
  Happening,
  Moved,
  Outage,
  PrivateEvent,
  SeriesBooked,
} from './fortnight/types.mts';

const calendars = ['dona@loja-ponte.example', 'Dra. Helena Quintão', 'Dr. Otávio Brandão'];

/** A smaller practice has the same kinds of days, with fewer bookings. */
export type Size = 'full' | 'small';

const sizes = {
  full: { bookings: 300, moved: 76, movedTwice: 12, cancelled: 50, declined: 6, series: 20, instancesMoved: 20, instancesCancelled: 10 },
  small: { bookings: 40, moved: 10, movedTwice: 2, cancelled: 6, declined: 1, series: 4, instancesMoved: 2, instancesCancelled: 2 },
};

/** `start` is a midnight in UTC; the fortnight's clock begins there. */
export function planFortnight(seed: number, start: number, size: Size = 'full'): Fortnight {
  const random = createRandom(seed).fork('fortnight');
  const span = { start, end: start + 14 * day };
  const counts = sizes[size];
  const booked = bookings(random.fork('bookings'), span, calendars, counts.bookings);
  const series = seriesBookings(random.fork('series'), span, calendars, counts.series);
  const instances = { moved: counts.instancesMoved, cancelled: counts.instancesCancelled };
  const happenings: Happening[] = [
    ...booked,
    ...series,
    ...changesOf(random.fork('changes'), span, booked, counts),
    ...instanceChanges(random.fork('instances'), span, series, instances),
    ...privateEvents(random.fork('private'), span),
    ...outages(random.fork('outages'), span),
  ];
  return { ...span, calendars, happenings: happenings.sort((one, other) => one.at - other.at) };
}

const privateEvents = (random: Random, span: Span): PrivateEvent[] =>
  Array.from({ length: 10 }, (_, index) => ({
    what: 'privateEvent',
    key: `private ${index}`,
    at: span.start + index * minute,
    calendar: calendars[index % calendars.length]!,
    start: slotBetween(random, span.start + day, span.end),
    minutes: 60,
  }));

/** A short one and one over a night of n8n, an hour of Google: on days of their own. */
function outages(random: Random, { start }: Span): Outage[] {
  const outage = (of: Outage['of'], from: number, length: number): Outage => ({ what: 'outage', of, at: from, until: from + length });
  return [
    outage('n8n', start + 3 * day + 12 * hour + random.int(0, 59) * minute, random.int(40, 180) * minute),
    outage('google', start + 6 * day + 13 * hour + random.int(0, 59) * minute, random.int(30, 90) * minute),
    outage('n8n', start + 9 * day + 20 * hour + random.int(0, 59) * minute, random.int(14, 18) * hour),
  ];
}
