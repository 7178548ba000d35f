import type { AppointmentDraft, CreatedAppointment } from '../../../domain/ports/calendar';
import { canonicalStart, startOf } from '../../../domain/scheduling/startOf';
import type { Json } from '../../../runtime/client/json';
import { areOthers } from '../../../domain/values/personName';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { exclusive } from '../../../runtime/once/exclusive';
import { eventIn } from '../client/answers';
import { eventsPath, type GoogleApi } from '../client/api';
import { vendor } from '../client/vendor';
import { appointmentSource, getEvent } from '../events/appointmentSource';
import { calendarFacts } from '../events/calendarFacts';
import { readProperties, type KeptProperties } from '../events/properties';
import { readEvent } from '../events/readEvent';
import { bookedEvent, eventIdOf } from './bookedEvent';

/**
 * Google refuses a second event with one id (409 `duplicate`), also after its deletion: whatever becomes of the answer, there is one.
 */
export async function createAppointment(api: GoogleApi, draft: AppointmentDraft): Promise<CreatedAppointment> {
	if (!draft.onlyIfFree) return await make(api, draft);
	// Of two who want the same hour the second one finds the first one's appointment.
	return await exclusive(`${vendor.id}:${api.connection.account}:${draft.calendar}:booking`, async () => {
		await requireFree(api, draft);
		return await make(api, draft);
	});
}

async function requireFree(api: GoogleApi, draft: AppointmentDraft): Promise<void> {
	const { calendar, start, end } = draft;
	const timeZone = (await calendarFacts(api, calendar)).timeZone ?? '';
	const at = (time: string) => new Date(startOf({ start: time, timeZone }, 0)).toISOString();
	const entries = await appointmentSource(api).entries({ calendar, since: at(start), until: at(end), withAbsences: true });
	const event = eventIdOf(draft);
	const isTaken = entries.some(
		({ isBusy, appointment: { id, status } }) => isBusy && status !== 'cancelled' && id !== `${calendar}/${event}`,
	);
	// Booked before, and moved since, it is found.
	if (isTaken && !(await getEvent(api, { calendar, event }))) throw timeTaken();
}

async function make(api: GoogleApi, draft: AppointmentDraft): Promise<CreatedAppointment> {
	const query = { sendUpdates: draft.sendsInvitation ? 'all' : 'none' };
	const outcome = await attempt(api.post(eventsPath(draft.calendar), query, bookedEvent(draft)));
	if (outcome.ok) return { appointment: await read(api, draft, eventIn(outcome.value, true)), found: false };
	if (!hasClass(outcome.error, 'conflict')) throw outcome.error;
	const existing = await getEvent(api, { calendar: draft.calendar, event: eventIdOf(draft) });
	if (!existing) throw outcome.error;
	if (existing.status === 'cancelled') throw bookingCancelled();
	// It may have been moved since: what counts is what it was booked for.
	const kept = readProperties(existing);
	if (kept.bookedStart !== canonicalStart(draft)) throw bookingDiffers();
	if (isSomebodyElse(kept, draft)) throw bookedByAnother();
	return { appointment: await read(api, draft, existing), found: true };
}

/** Two people behind one phone, or one booking ID for all: the second would be told of the first one's appointment. */
function isSomebodyElse({ customerName, customerPhone, customerEmail }: KeptProperties, { customer }: AppointmentDraft): boolean {
	const { name = null, phone = null, email = null } = customer ?? {};
	const [kept, given] = [customerPhone ?? customerEmail, phone ?? email];
	return (kept !== null && given !== null && kept !== given) || areOthers(customerName, name);
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

function timeTaken(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'timeTaken',
		message: 'Something else stands in the calendar at this time. Nothing was made',
		hint: 'Offer the customer another time: "Find Free Times" lists them. If both are to take place, take "Only If Free" off',
	});
}

function bookedByAnother(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'bookingDiffers',
		message: 'There is an appointment with this booking ID already, for another customer or another phone. Nothing was made or changed',
		hint: 'Two people with one phone at one time need a "Booking ID" each, under "Details". Where only the phone was corrected, correct the appointment',
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
