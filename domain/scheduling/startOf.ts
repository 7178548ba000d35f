import type { Appointment } from '../documents/appointment';
import { isTimeZone, momentOf } from '../values/zonedTime';

type Timed = Pick<Appointment, 'start' | 'timeZone'>;

/** A bare `YYYY-MM-DD`. */
export function isWholeDay({ start }: Pick<Appointment, 'start'>): boolean {
	return /^\d{4}-\d{2}-\d{2}$/.test(start);
}

/**
 * When an appointment begins, in milliseconds since the epoch; NaN where that cannot be read. One of a whole day begins so many minutes
 * after the midnight of its calendar's zone.
 */
export function startOf(appointment: Timed, wholeDayMinutes: number): number {
	if (!isWholeDay(appointment)) return Date.parse(appointment.start);
	const zone = isTimeZone(appointment.timeZone) ? appointment.timeZone : 'UTC';
	return momentOf(appointment.start, wholeDayMinutes, zone);
}

/** The start in the one form that keys are made of, whatever offset the calendar writes it with. */
export function canonicalStart({ start }: Pick<Appointment, 'start'>): string {
	const moment = isWholeDay({ start }) ? Number.NaN : Date.parse(start);
	return Number.isNaN(moment) ? start : new Date(moment).toISOString();
}
