import type { AppointmentReference } from '../../../domain/documents/appointment';
import type { AppointmentChange, ChangedAppointment } from '../../../domain/ports/calendar';
import { canonicalStart } from '../../../domain/scheduling/startOf';
import { asText, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { eventIn } from '../client/answers';
import { eventsPath, type GoogleApi } from '../client/api';
import { vendor } from '../client/vendor';
import { getEvent } from '../events/appointmentSource';
import { calendarFacts } from '../events/calendarFacts';
import { isConfirmed, propertiesBody, readProperties, type KeptProperties } from '../events/properties';
import { readEvent } from '../events/readEvent';
import { newTimesBody } from './times';

type Request = readonly [api: GoogleApi, reference: AppointmentReference, change: AppointmentChange];

/** Rounds of looking and changing where somebody else changes it each time. */
const maxRounds = 4;

/** A change goes with the etag of what was seen: where it is another one by then, it is looked at again. */
export async function changeAppointment(
	api: GoogleApi,
	reference: AppointmentReference,
	change: AppointmentChange,
	expectedStart?: string,
): Promise<ChangedAppointment> {
	for (let round = 1; ; round++) {
		const event = await getEvent(api, reference);
		if (!event) throw appointmentGone();
		const outcome = await attempt(changeSeen([api, reference, change], event, expectedStart));
		if (outcome.ok) return outcome.value;
		if (!isChangedMeanwhile(outcome.error) || round === maxRounds) throw outcome.error;
	}
}

async function changeSeen(request: Request, event: Json, expectedStart?: string): Promise<ChangedAppointment> {
	const [api, { calendar }, change] = request;
	if (event.recurrence !== undefined) throw wholeSeries();
	const facts = await calendarFacts(api, calendar);
	const read = (seen: Json) => readEvent(seen, facts, api.connection.clock.now()).appointment;
	const appointment = read(event);
	if (appointment.status === 'cancelled') {
		if (change.kind !== 'cancel') throw appointmentCancelled();
		if (event.status === 'cancelled') return { appointment, unchanged: true };
	}
	const isAt = (start: string) => canonicalStart(appointment) === canonicalStart({ start });
	const isMoved =
		change.kind === 'move' && isAt(change.start) && canonicalStart({ start: appointment.end }) === canonicalStart({ start: change.end });
	if (isMoved) return { appointment, unchanged: true };
	if (expectedStart !== undefined && !isAt(expectedStart)) throw appointmentMoved();
	const answeredStart = canonicalStart(appointment);
	if (change.kind === 'confirm' && isConfirmed(readProperties(event), answeredStart)) return { appointment, unchanged: true };
	// A button stays in the chat: what is pressed afterwards is no answer any more, and what took place stays in the calendar.
	const isCustomers = change.kind === 'confirm' || (change.kind === 'cancel' && change.by === 'customer');
	if (isCustomers && appointment.status === 'done') throw appointmentOver();
	if (change.kind === 'cancel') {
		await cancel(request, event, change.by);
		return { appointment: { ...appointment, status: 'cancelled', cancelledBy: change.by }, unchanged: false };
	}
	if (change.kind === 'confirm') {
		const body = propertiesBody({ answer: 'confirmed', answeredStart });
		return { appointment: read(await patch(request, event, body)), unchanged: false };
	}
	// Who said yes to the old time has not said so to the new one.
	const kept: Partial<KeptProperties> = { movedFrom: answeredStart, answer: null, answeredStart: null };
	const moved = read(await patch(request, event, { ...newTimesBody(change), ...propertiesBody(kept) }));
	return { appointment: { ...moved, movedFrom: appointment.start }, unchanged: false };
}

/** In one write, so that nothing is half done where this process dies: with who cancelled it, because a deleted event takes nothing more. */
async function cancel(request: Request, event: Json, by: 'customer' | 'professional'): Promise<void> {
	const [api, { calendar, event: id }] = request;
	const answered = await patch(request, event, { status: 'cancelled', ...propertiesBody({ cancelledBy: by }) });
	if (answered.status === 'cancelled') return;
	const outcome = await attempt(api.remove(eventsPath(calendar, id), { sendUpdates: 'none' }, asText(answered.etag)));
	// 404 and 410: an earlier call, whose answer was lost, has done it.
	if (!outcome.ok && !hasClass(outcome.error, 'notFound')) throw outcome.error;
}

async function patch([api, { calendar, event: id }]: Request, event: Json, body: Json): Promise<Json> {
	return eventIn(await api.patch(eventsPath(calendar, id), { sendUpdates: 'none' }, body, asText(event.etag)), true);
}

function isChangedMeanwhile(error: unknown): boolean {
	return hasClass(error, 'conflict') && error.failure.httpStatus === 412;
}

function appointmentGone(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'notFound',
		code: 'appointmentNotFound',
		message: 'The appointment is not in this calendar',
		hint: 'It may be in another calendar, or this Google account does not see it',
	});
}

function appointmentCancelled(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'appointmentCancelled',
		message: 'The appointment has been cancelled. Nothing was changed',
		hint: 'Tell the customer that a new appointment has to be booked',
	});
}

function appointmentOver(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'appointmentOver',
		message: 'The appointment is over. Nothing was changed',
		hint: 'The customer pressed a button of an old message: offer a new appointment',
	});
}

function wholeSeries(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'appointmentMissing',
		message: 'The ID is that of a whole series of appointments. Nothing was changed',
		hint: 'Give the ID of one of them: "Get Many" lists each by itself',
	});
}

function appointmentMoved(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'appointmentMoved',
		message: 'The appointment has been moved since: what was answered is about its old time. Nothing was changed',
		hint: 'Send the customer the new time, and let the answer to that count',
	});
}
