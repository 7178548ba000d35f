/** Bookings that came to exist, in the world's words. */
import { fingerprint } from '../../world/fingerprint.mts';
import type { LedgerEntry } from '../../world/simulator.mts';
import { vendor, type Booking, type State } from './context.mts';

export const toLedger = ({ bookings }: State): LedgerEntry[] => [...bookings.values()].map(entryOf);

function entryOf({ id, status, createdAt, start, details, oldInvitee, newInvitee, calendarEvent }: Booking): LedgerEntry {
  const moved = newInvitee !== undefined;
  return {
    kind: 'appointment',
    vendor,
    id,
    status: status === 'active' ? 'confirmed' : moved ? 'moved' : 'cancelled',
    at: createdAt,
    detail: {
      start: new Date(start).toISOString(),
      customer: fingerprint(details.invitee.email),
      isMove: oldInvitee !== undefined,
      calendarEvent,
    },
  };
}
