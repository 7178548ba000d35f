import { addDays } from '../values/day';

/**
 * Brazil's national holidays. Fixed: Lei 662/1949 in the wording of Lei 10.607/2002, Lei 6.802/1980 (12 October), Lei 14.759/2023
 * (20 November, from 2024). Good Friday is a religious holiday (Lei 9.093/1995) that the government's yearly list of national holidays
 * names everywhere. Carnival and Corpus Christi are none: offices close by that list (_ponto facultativo_), many shops do not, and
 * some states and towns have made them one.
 */
const fixed = ['01-01', '04-21', '05-01', '09-07', '10-12', '11-02', '11-15', '12-25'];
const blackConsciousness = { day: '11-20', since: 2024 };

/** Days off by custom: each business decides. Ash Wednesday is one until 14:00 only, here it is the whole day or none. */
export type CustomaryDay = 'carnival' | 'ashWednesday' | 'corpusChristi';

/** Days from Easter Sunday. */
const fromEaster: Readonly<Record<CustomaryDay, readonly number[]>> = {
	carnival: [-48, -47],
	ashWednesday: [-46],
	corpusChristi: [60],
};

export const customaryDays = Object.keys(fromEaster) as CustomaryDay[];

/** Whether `day` (`YYYY-MM-DD`) is a national holiday, or one of the days that are kept by choice. */
export function isHoliday(day: string, kept: readonly CustomaryDay[] = []): boolean {
	const year = Number(day.slice(0, 4));
	const date = day.slice(5);
	if (fixed.includes(date)) return true;
	if (date === blackConsciousness.day && year >= blackConsciousness.since) return true;
	const easter = easterSunday(year);
	return [-2, ...kept.flatMap((name) => fromEaster[name])].some((offset) => addDays(easter, offset) === day);
}

/** `YYYY-MM-DD` in the Gregorian calendar, by the rule of Meeus, Jones and Butcher (J. Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): string {
	const golden = year % 19;
	const century = Math.floor(year / 100);
	const ofCentury = year % 100;
	const leapCenturies = Math.floor(century / 4);
	const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
	const epact = (19 * golden + century - leapCenturies - moonShift + 15) % 30;
	const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
	const correction = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
	const days = epact + weekday - 7 * correction + 114;
	const month = String(Math.floor(days / 31)).padStart(2, '0');
	return `${year}-${month}-${String((days % 31) + 1).padStart(2, '0')}`;
}
