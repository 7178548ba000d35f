/** What departs from a series goes where its place in the series is gone. */
import type { Calendar, StoredEvent } from '../types.mts';
import { exceptionsOf, forget, isStartOf } from './occurrences.mts';

export function dropStrayExceptions(calendar: Calendar, master: StoredEvent): void {
  if (master.instanceOf) return;
  for (const { event, originalStart } of exceptionsOf(calendar, master)) {
    const isPlace = master.recurrence.length > 0 && isStartOf(master, calendar.timeZone, originalStart!);
    if (!isPlace) forget(calendar, event);
  }
}
