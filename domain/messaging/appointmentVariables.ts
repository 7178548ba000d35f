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
 * Day and time as the customer lives them: of a meeting online by the customer's clock, or by one that is named where a foreign number does
 * not tell it, of one at a place by the clock there. Languages differ in words alone: the day stands before the month in each of them.
 */
export function appointmentVariables(appointment: Partial<Appointment> | undefined): Record<string, unknown> {
	if (!appointment) return {};
	const { id, start, movedFrom } = appointment;
	const language = languageOf(appointment.customer?.phone);
	const clock = customerClock(appointment);
	const { timeZone } = clock;
	return {
		appointment_id: id,
		appointment_ref: id === undefined || start === undefined ? undefined : referenceTo({ id, start }),
		appointment_title: appointment.title,
		appointment_date: dateOf(start, timeZone, language),
		appointment_weekday: format(start, timeZone, language, { weekday: 'long' }),
		appointment_time: timeOf(start, clock, language),
		appointment_place: appointment.location ?? appointment.meetingUrl,
		appointment_location: appointment.location,
		appointment_old_date: dateOf(movedFrom, timeZone, language),
		appointment_old_time: timeOf(movedFrom, clock, language),
		professional: appointment.professional,
		meeting_url: appointment.meetingUrl,
	};
}

interface Clock {
	timeZone: string;
	/** The customer lives by another one. */
	isForeign: boolean;
}

function customerClock({ timeZone, location, meetingUrl, customer }: Partial<Appointment>): Clock {
	const phone = customer?.phone;
	const isOnline = Boolean(meetingUrl) && !location;
	const own = isOnline ? timeZoneOf(phone ?? '') : null;
	return { timeZone: [own, timeZone].find(isTimeZone) ?? brazil, isForeign: isOnline && Boolean(phone) && own === null };
}

function dateOf(value: unknown, timeZone: string, language: CustomerLanguage): string | undefined {
	return format(value, timeZone, language, { day: '2-digit', month: '2-digit', year: 'numeric' });
}

function timeOf(value: unknown, { timeZone, isForeign }: Clock, language: CustomerLanguage): string | undefined {
	if (typeof value === 'string' && isWholeDay({ start: value })) return wholeDay[language];
	const zone = isForeign ? ({ timeZoneName: 'shortGeneric' } as const) : {};
	return format(value, timeZone, language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone });
}

/** A bare day is that day everywhere. */
function format(value: unknown, timeZone: string, language: CustomerLanguage, parts: Intl.DateTimeFormatOptions): string | undefined {
	if (typeof value !== 'string') return undefined;
	const at = Date.parse(value);
	if (Number.isNaN(at)) return undefined;
	const zone = isWholeDay({ start: value }) ? 'UTC' : timeZone;
	return new Intl.DateTimeFormat(language, { ...parts, timeZone: zone }).format(at);
}
