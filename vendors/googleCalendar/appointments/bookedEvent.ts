import { createHash } from 'crypto';
import type { AppointmentDraft } from '../../../domain/ports/calendar';
import { canonicalStart } from '../../../domain/scheduling/startOf';
import type { Json } from '../../../runtime/client/json';
import { customerProperties, propertiesBody } from '../events/properties';
import { timesBody } from './times';

/**
 * The id that the booking's event gets, so that a second one is refused. Google takes 5 to 1024 characters of `0-9a-v`, of which these
 * are some.
 */
export function eventIdOf({ calendar, bookingId }: Pick<AppointmentDraft, 'calendar' | 'bookingId'>): string {
	return createHash('sha256')
		.update(JSON.stringify(['booking', calendar, bookingId]))
		.digest('hex')
		.slice(0, 40);
}

export function bookedEvent(draft: AppointmentDraft): Json {
	const { title, location, notes, customer, bookingId, start, sendsInvitation } = draft;
	const email = sendsInvitation ? customer?.email : null;
	const kept = { bookingId, bookedStart: canonicalStart({ start }), ...customerProperties(customer) };
	return {
		id: eventIdOf(draft),
		summary: title,
		...timesBody(draft),
		...(location === null ? {} : { location }),
		...(notes === null ? {} : { description: notes }),
		...(email ? { attendees: [{ email, ...(customer?.name ? { displayName: customer.name } : {}) }] } : {}),
		...propertiesBody(kept),
	};
}
