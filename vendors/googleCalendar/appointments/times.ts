import type { AppointmentTimes } from '../../../domain/ports/calendar';
import { isWholeDay } from '../../../domain/scheduling/startOf';
import type { Json } from '../../../runtime/client/json';

/** `start` and `end` as Google takes them. */
export function timesBody({ start, end, timeZone }: AppointmentTimes): Json {
	const time = (text: string) =>
		isWholeDay({ start: text }) ? { date: text } : { dateTime: text, ...(timeZone === null ? {} : { timeZone }) };
	return { start: time(start), end: time(end) };
}

/** The same for an event that has times: an hour and a whole day do not stand side by side. */
export function newTimesBody(times: AppointmentTimes): Json {
	const { start, end } = timesBody(times) as { start: Json; end: Json };
	const emptied = (time: Json) => ('date' in time ? { ...time, dateTime: null, timeZone: null } : { ...time, date: null });
	return { start: emptied(start), end: emptied(end) };
}
