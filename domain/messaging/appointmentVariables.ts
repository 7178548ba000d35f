import { referenceTo, type Appointment } from '../documents/appointment';
import { isWholeDay } from '../scheduling/startOf';
import { languageOf, type CustomerLanguage } from '../values/phoneLanguage';
import { timeZoneOf } from '../values/phoneZone';
import { isTimeZone } from '../values/zonedTime';

const brazil = 'America/Sao_Paulo';

const wholeDay: Readonly<Record<CustomerLanguage, string>> = {
	'pt-BR': 'o dia todo',
	'pt-PT': 'todo o dia',
	es: 'todo el día',
	'en-GB': 'all day',
};

/**
 * Day and time as the customer lives them: of a meeting online by the customer's clock, of one at a place by the clock there. Languages
 * differ in words alone: the day stands before the month in each of them.
 */
export function appointmentVariables(appointment: Partial<Appointment> | undefined): Record<string, unknown> {
	if (!appointment) return {};
	const { id, start, movedFrom } = appointment;
	const language = languageOf(appointment.customer?.phone);
	const timeZone = customerZone(appointment);
	return {
		appointment_id: id,
		appointment_ref: id === undefined || start === undefined ? undefined : referenceTo({ id, start }),
		appointment_title: appointment.title,
		appointment_date: dateOf(start, timeZone, language),
		appointment_weekday: format(start, timeZone, language, { weekday: 'long' }),
		appointment_time: timeOf(start, timeZone, language),
		appointment_place: appointment.location ?? appointment.meetingUrl,
		appointment_location: appointment.location,
		appointment_old_date: dateOf(movedFrom, timeZone, language),
		appointment_old_time: timeOf(movedFrom, timeZone, language),
		professional: appointment.professional,
		meeting_url: appointment.meetingUrl,
	};
}

function customerZone({ timeZone, location, meetingUrl, customer }: Partial<Appointment>): string {
	const isOnline = Boolean(meetingUrl) && !location;
	const zones = [isOnline ? timeZoneOf(customer?.phone ?? '') : null, timeZone];
	return zones.find(isTimeZone) ?? brazil;
}

function dateOf(value: unknown, timeZone: string, language: CustomerLanguage): string | undefined {
	return format(value, timeZone, language, { day: '2-digit', month: '2-digit', year: 'numeric' });
}

function timeOf(value: unknown, timeZone: string, language: CustomerLanguage): string | undefined {
	if (typeof value === 'string' && isWholeDay({ start: value })) return wholeDay[language];
	return format(value, timeZone, language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** A bare day is that day everywhere. */
function format(value: unknown, timeZone: string, language: CustomerLanguage, parts: Intl.DateTimeFormatOptions): string | undefined {
	if (typeof value !== 'string') return undefined;
	const at = Date.parse(value);
	if (Number.isNaN(at)) return undefined;
	const zone = isWholeDay({ start: value }) ? 'UTC' : timeZone;
	return new Intl.DateTimeFormat(language, { ...parts, timeZone: zone }).format(at);
}
