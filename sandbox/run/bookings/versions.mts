/** What stood in the simulated calendar and from when until when, as it is seen there after each step. */
import type { World } from '../../world/world.mts';
import type { PlannedBooking } from './plan.mts';

export interface SlotVersion {
  readonly name: string;
  readonly eventId: string;
  readonly start: number;
  readonly from: number;
  /** When it was moved or cancelled. */
  until: number;
}

export interface VersionsBook {
  look(): void;
  versions(): readonly SlotVersion[];
}

export function versionsBook({ vendors: { googleCalendar } }: World, bookings: readonly PlannedBooking[]): VersionsBook {
  const names = new Set(bookings.map(({ name }) => name));
  const versions: SlotVersion[] = [];
  const lastChange = (id: string, what: readonly string[]) =>
    googleCalendar.history().findLast((change) => change.eventId === id && what.includes(change.what))!.at;
  return {
    versions: () => versions,
    look() {
      for (const { id, title, start, status } of googleCalendar.slots()) {
        if (!names.has(title)) continue;
        const known = versions.findLast(({ eventId }) => eventId === id);
        if (known && known.until < Infinity && (status === 'cancelled' || known.start === start)) continue;
        const isOver = status === 'cancelled';
        if (known && known.start === start && !isOver) continue;
        if (known && known.until === Infinity) known.until = lastChange(id, isOver ? ['cancelled'] : ['changed']);
        if (!isOver)
          versions.push({ name: title, eventId: id, start, from: lastChange(id, [known ? 'changed' : 'created']), until: Infinity });
      }
    },
  };
}
