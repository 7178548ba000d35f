import { addDays } from '../values/day';
import { localTime, momentOf } from '../values/zonedTime';
import { isHoliday, type CustomaryDay } from './holidays';

/** When customers may be written to. */
export interface BusinessHours {
	/** Minutes after midnight; `to` is outside, and later than `from`. */
	from: number;
	to: number;
	/** 0 is Sunday. At least one. */
	weekdays: readonly number[];
	/** Days off by custom that are kept, besides the national holidays. */
	kept: readonly CustomaryDay[];
	/** IANA name. */
	timeZone: string;
}

export const workdays: readonly number[] = [1, 2, 3, 4, 5];

/** Whether `day` (`YYYY-MM-DD`) is one of the chosen days of the week and no holiday. */
export function isBusinessDay(day: string, { weekdays, kept }: Pick<BusinessHours, 'weekdays' | 'kept'>): boolean {
	return weekdays.includes(new Date(`${day}T00:00:00Z`).getUTCDay()) && !isHoliday(day, kept);
}

/** The first moment from `moment` on (milliseconds since the epoch) that lies in business hours. */
export function nextBusinessMoment(moment: number, hours: BusinessHours): number {
	refuseEmpty(hours);
	const { from, to, timeZone } = hours;
	for (let day = localTime(moment, timeZone).slice(0, 10); ; day = addDays(day, 1)) {
		if (!isBusinessDay(day, hours)) continue;
		const opens = momentOf(day, from, timeZone);
		if (moment < momentOf(day, to, timeZone)) return Math.max(moment, opens);
	}
}

export function isBusinessTime(moment: number, hours: BusinessHours): boolean {
	return nextBusinessMoment(moment, hours) === moment;
}

/**
 * The same time of day so many business days later, by the clock of the zone. What happened on a day off counts from it: one business
 * day after a Saturday is Monday.
 */
export function addBusinessDays(moment: number, days: number, hours: BusinessHours): number {
	refuseEmpty(hours);
	const local = localTime(moment, hours.timeZone);
	let day = local.slice(0, 10);
	for (let left = days; left > 0; ) {
		day = addDays(day, 1);
		if (isBusinessDay(day, hours)) left--;
	}
	const minutes = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
	return day === local.slice(0, 10) ? moment : momentOf(day, minutes, hours.timeZone);
}

/** Hours without an end before their beginning or without a day never come. */
function refuseEmpty({ from, to, weekdays }: BusinessHours): void {
	if (from < to && weekdays.some((day) => day >= 0 && day <= 6)) return;
	throw new RangeError('business hours need a day of the week, and an end later than their beginning');
}
