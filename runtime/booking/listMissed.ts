import type { BookingEventType, MissedBooking } from '../../domain/ports/bookingSource';
import type { RegistrationRequest, TimeWindow } from '../../domain/ports/eventSource';
import type { PassedOver } from '../client/connection';
import { attempt } from '../errors/attempt';

/** How a vendor's bookings are read. Any of it may throw for one that is not as it should be. */
export interface BookingReader<Booking> {
	/** What there is to tell of it as it stands now; undefined for nothing. */
	typeOf(booking: Booking): BookingEventType | undefined;
	/** When that was, ISO 8601 in UTC. */
	happenedAt(booking: Booking): string;
	eventOf(booking: Booking, type: BookingEventType): MissedBooking;
}

/** The events of listed bookings in the window, oldest first. One that cannot be read is told to the log, and holds up no other. */
export async function listMissed<Booking>(
	bookings: readonly Booking[],
	{ typeOf, happenedAt, eventOf }: BookingReader<Booking>,
	{ since }: TimeWindow,
	{ topics }: RegistrationRequest,
	passedOver: PassedOver,
): Promise<MissedBooking[]> {
	const found: MissedBooking[] = [];
	const read = (booking: Booking) => {
		const type = typeOf(booking);
		if (type !== undefined && topics.includes(type) && happenedAt(booking) >= since) found.push(eventOf(booking, type));
	};
	for (const booking of bookings) {
		const outcome = await attempt((async () => read(booking))());
		if (!outcome.ok) passedOver('a booking in a list');
	}
	return found.toSorted((one, other) => (one.happenedAt < other.happenedAt ? -1 : 1));
}
