/** Each slot's times, read from the list of happenings alone: what stood, from when until when. */
import { startsOf } from './series.mts';
import type { Booked, Cancelled, Declined, Fortnight, Moved, SeriesBooked } from './types.mts';

/** A slot as it stood for a while. */
export interface Version {
  readonly key: string;
  readonly calendar: string;
  /** Of an instance of a series. */
  readonly originalStart?: number;
  readonly start: number;
  /** From this moment on it stood so … */
  readonly from: number;
  /** … until this one: it was moved, cancelled or declined. */
  readonly until: number;
  readonly phones: readonly string[];
  readonly why: 'stands' | 'moved' | 'cancelled' | 'declined';
}

type Change = Moved | Cancelled | Declined;

export function versionsOf({ happenings }: Fortnight): Version[] {
  const changes = happenings.filter((one) => ['moved', 'cancelled', 'declined'].includes(one.what)) as Change[];
  const of = (key: string, originalStart?: number) =>
    changes.filter((one) => one.key === key && ('originalStart' in one ? one.originalStart : undefined) === originalStart);
  return happenings.flatMap((one) => {
    if (one.what === 'booked') return slotVersions(one, undefined, of(one.key));
    if (one.what !== 'seriesBooked') return [];
    return startsOf(one).flatMap((originalStart) => slotVersions(one, originalStart, of(one.key, originalStart)));
  });
}

function slotVersions(booked: Booked | SeriesBooked, originalStart: number | undefined, changes: readonly Change[]): Version[] {
  const { key, calendar, client } = booked;
  const versions: Version[] = [];
  let current = { start: originalStart ?? booked.start, from: booked.at };
  const close = (until: number, why: Version['why']) =>
    versions.push({
      key,
      calendar,
      ...(originalStart === undefined ? {} : { originalStart }),
      ...current,
      until,
      why,
      phones: client.phones,
    });
  for (const change of changes) {
    close(change.at, change.what);
    if (change.what !== 'moved') return versions;
    current = { start: change.start, from: change.at };
  }
  close(Infinity, 'stands');
  return versions;
}
