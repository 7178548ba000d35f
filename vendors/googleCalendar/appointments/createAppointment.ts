import type { AppointmentDraft, CreatedAppointment } from '../../../domain/ports/calendar';
import { canonicalStart } from '../../../domain/scheduling/startOf';
import type { Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { eventIn } from '../client/answers';
import { eventsPath, type GoogleApi } from '../client/api';
import { vendor } from '../client/vendor';
import { getEvent } from '../events/appointmentSource';
import { calendarFacts } from '../events/calendarFacts';
import { readProperties } from '../events/properties';
import { readEvent } from '../events/readEvent';
import { bookedEvent, eventIdOf } from './bookedEvent';

/**
 * Google refuses a second event with one id (409 `duplicate`), also after its deletion: whatever becomes of the answer, there is one.
 */
export async function createAppointment(api: GoogleApi, draft: AppointmentDraft): Promise<CreatedAppointment> {
	const query = { sendUpdates: draft.sendsInvitation ? 'all' : 'none' };
	const outcome = await attempt(api.post(eventsPath(draft.calendar), query, bookedEvent(draft)));
	if (outcome.ok) return { appointment: await read(api, draft, eventIn(outcome.value, true)), found: false };
	if (!hasClass(outcome.error, 'conflict')) throw outcome.error;
	const existing = await getEvent(api, { calendar: draft.calendar, event: eventIdOf(draft) });
	if (!existing) throw outcome.error;
	if (existing.status === 'cancelled') throw bookingCancelled();
	// It may have been moved since: what counts is what it was booked for.
	if (readProperties(existing).bookedStart !== canonicalStart(draft)) throw bookingDiffers();
	return { appointment: await read(api, draft, existing), found: true };
}

async function read(api: GoogleApi, { calendar }: AppointmentDraft, event: Json) {
	return readEvent(event, await calendarFacts(api, calendar), api.connection.clock.now()).appointment;
}

function bookingCancelled(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'appointmentCancelled',
		message: 'The appointment of this booking was made before and has been cancelled since: it was not made again',
		hint: 'If it is to take place after all, create it with another "Booking ID"',
	});
}

function bookingDiffers(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'bookingDiffers',
		message: 'There is an appointment with this booking ID already, booked for another time. Nothing was made or changed',
		hint: 'Use "Move" for a booking that moves, and a "Booking ID" of its own for each booking',
	});
}
