/** Bookings that came to exist, in the world's words. */
import { fingerprint } from '../../world/fingerprint.mts';
import type { LedgerEntry } from '../../world/simulator.mts';
import { vendor, type Booking, type State } from './context.mts';

export const toLedger = ({ bookings }: State): LedgerEntry[] => [...bookings.values()].map(entryOf);

const words: Readonly<Record<Booking['status'], string>> = {
  ACCEPTED: 'confirmed',
  PENDING: 'requested',
  REJECTED: 'rejected',
  CANCELLED: 'cancelled',
};

const entryOf = ({ uid, status, moved, createdAt, start, details, before, calendarEvent }: Booking): LedgerEntry => ({
  kind: 'appointment',
  vendor,
  id: uid,
  status: moved ? 'moved' : words[status],
  at: createdAt,
  detail: {
    start: new Date(start).toISOString(),
    customer: fingerprint(details.invitee.email),
    isMove: before !== undefined,
    calendarEvent,
  },
});
