/** Events as they take place: single ones, and the instances of series with those that were moved or cancelled. */
import { seriesHorizonMs, startsOf } from '../time/series.mts';
import { dayMs, dayStart, keyOf, moment, msOf, type When } from '../time/when.mts';
import type { Calendar, JsonObject, Occurrence, StoredEvent } from '../types.mts';

/** Overlaps: its end is after `from`, its start before `until`. */
export interface Window {
  readonly from: number;
  readonly until: number;
}

export const always: Window = { from: -Infinity, until: Infinity };

export function overlaps({ start, end }: Pick<Occurrence, 'start' | 'end'>, zone: string, { from, until }: Window): boolean {
  return msOf(end, zone) > from && msOf(start, zone) < until;
}

const isMaster = ({ recurrence }: StoredEvent) => recurrence.length > 0;

export const asOccurrence = (event: StoredEvent): Occurrence => ({
  id: event.id,
  event,
  status: event.status,
  start: event.start,
  end: event.end,
});

const asException = (event: StoredEvent, master: StoredEvent, originalStart: When): Occurrence => ({
  ...asOccurrence(event),
  master,
  originalStart,
  status: master.status === 'cancelled' ? 'cancelled' : event.status,
});

const asInstance = (master: StoredEvent, originalStart: When): Occurrence => ({
  id: instanceId(master, originalStart),
  event: master,
  master,
  originalStart,
  status: master.status,
  start: originalStart,
  end: endOf(master, originalStart),
});

export const instanceId = (master: StoredEvent, originalStart: When): string => `${master.id}_${keyOf(originalStart)}`;

/** An instance lasts as long as the series' first one. */
function endOf({ start, end }: StoredEvent, instanceStart: When): When {
  if (instanceStart.kind === 'moment' && start.kind === 'moment' && end.kind === 'moment')
    return moment(instanceStart.ms + end.ms - start.ms, end.zone);
  if (instanceStart.kind === 'day' && start.kind === 'day' && end.kind === 'day') {
    const days = dayStart(end.day) - dayStart(start.day);
    return { kind: 'day', day: new Date(dayStart(instanceStart.day) + days).toISOString().slice(0, 10) };
  }
  return end;
}

export const contentOf = ({ event, master }: Occurrence): JsonObject =>
  master && master !== event ? { ...master.content, ...event.content } : event.content;

interface Expansion {
  readonly stamp: number;
  readonly until: number;
  readonly starts: readonly { readonly when: When; readonly ms: number }[];
}

/** Series are expanded once for each change: a client that asks every minute would have it done every minute. */
const expansions = new WeakMap<StoredEvent, Expansion>();

function expansionOf(master: StoredEvent, zone: string, until: number): Expansion['starts'] {
  const known = expansions.get(master);
  const needed = Number.isFinite(until) ? until : -Infinity;
  if (known && known.stamp === master.stamp && known.until >= needed) return known.starts;
  const starts = startsOf(master, needed).map((when) => ({ when, ms: msOf(when, zone) }));
  const reached = Math.max(needed, msOf(master.start, zone) + seriesHorizonMs);
  expansions.set(master, { stamp: master.stamp, until: reached, starts });
  return starts;
}

export const isStartOf = (master: StoredEvent, zone: string, start: When): boolean =>
  expansionOf(master, zone, msOf(start, zone) + dayMs).some(({ when }) => keyOf(when) === keyOf(start));

/** The instances of a series in a window, cancelled ones too; moved ones where they are now. */
export function instancesOf(calendar: Calendar, master: StoredEvent, window: Window): Occurrence[] {
  const zone = calendar.timeZone;
  const length = msOf(master.end, zone) - msOf(master.start, zone) + dayMs;
  const starts = expansionOf(master, zone, window.until).filter(({ ms }) => ms > window.from - length && ms < window.until);
  const regular = starts.map(({ when }) => asInstance(master, when)).filter(({ id }) => !calendar.events.has(id));
  return [...regular, ...exceptionsOf(calendar, master)].filter((one) => overlaps(one, zone, window));
}

interface Index {
  readonly stamp: number;
  /** Single events and masters. */
  readonly roots: readonly StoredEvent[];
  readonly exceptions: ReadonlyMap<string, readonly StoredEvent[]>;
}

const indexes = new WeakMap<Calendar, Index>();

function indexOf(calendar: Calendar): Index {
  const known = indexes.get(calendar);
  if (known?.stamp === calendar.stamp) return known;
  const events = [...calendar.events.values()];
  const exceptions = Map.groupBy(
    events.filter(({ instanceOf }) => instanceOf),
    ({ instanceOf }) => instanceOf!.masterId,
  );
  const index = { stamp: calendar.stamp, roots: events.filter(({ instanceOf }) => !instanceOf), exceptions };
  indexes.set(calendar, index);
  return index;
}

/** Takes an exception out for good: its place in the series is gone. */
export function forget(calendar: Calendar, event: StoredEvent): void {
  calendar.events.delete(event.id);
  indexes.delete(calendar);
}

export const exceptionsOf = (calendar: Calendar, master: StoredEvent): Occurrence[] =>
  (indexOf(calendar).exceptions.get(master.id) ?? []).map((event) => asException(event, master, event.instanceOf!.originalStart));

/** Everything that takes place in a window, series expanded. */
export function takingPlace(calendar: Calendar, window: Window): Occurrence[] {
  return indexOf(calendar).roots.flatMap((event) => {
    if (isMaster(event)) return instancesOf(calendar, event, window);
    const single = asOccurrence(event);
    return overlaps(single, calendar.timeZone, window) ? [single] : [];
  });
}

/** Series by their masters, and what departs from them. */
export function asStored(calendar: Calendar, window: Window): Occurrence[] {
  return indexOf(calendar).roots.flatMap((event) => {
    const own = asOccurrence(event);
    if (!isMaster(event)) return overlaps(own, calendar.timeZone, window) ? [own] : [];
    const exceptions = exceptionsOf(calendar, event).filter((one) => overlaps(one, calendar.timeZone, window));
    const isIn = window === always || instancesOf(calendar, event, window).length > 0;
    return [...(isIn ? [own] : []), ...(event.status === 'cancelled' ? [] : exceptions)];
  });
}

/** An event or an instance by its id. */
export function findOccurrence(calendar: Calendar, id: string): Occurrence | undefined {
  const stored = calendar.events.get(id);
  if (stored && !stored.instanceOf) return asOccurrence(stored);
  const master = calendar.events.get(stored?.instanceOf?.masterId ?? id.replace(/_\d{8}(T\d{6}Z)?$/, ''));
  if (!master) return undefined;
  if (stored?.instanceOf) return asException(stored, master, stored.instanceOf.originalStart);
  if (!isMaster(master)) return undefined;
  const day = /_(\d{4})(\d\d)(\d\d)/.exec(id)?.slice(1).join('-') ?? '';
  const found = expansionOf(master, calendar.timeZone, dayStart(day) + 2 * dayMs).find(({ when }) => instanceId(master, when) === id);
  return found && asInstance(master, found.when);
}

/** The instance as an event of its own, to be changed. */
export function toException(occurrence: Occurrence, now: number): StoredEvent {
  const { event, master, originalStart } = occurrence;
  if (!master || !originalStart || event !== master) return event;
  return {
    id: occurrence.id,
    iCalUID: master.iCalUID,
    created: master.created,
    updated: Math.floor(now),
    stamp: 0,
    sequence: master.sequence,
    status: occurrence.status,
    start: occurrence.start,
    end: occurrence.end,
    recurrence: [],
    content: {},
    instanceOf: { masterId: master.id, originalStart },
  };
}
