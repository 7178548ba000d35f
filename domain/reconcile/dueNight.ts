import { addDays } from '../values/day';
import { localTime } from '../values/zonedTime';

/**
 * The day whose hour has come and that was not noted yet. Who switches the trigger on waits for the next time of that hour: what is noted
 * then starts nothing.
 *
 * @param lastNight the last day that was noted, `YYYY-MM-DD`
 */
export function dueNight(
	now: number,
	{ minutes, timeZone }: { minutes: number; timeZone: string },
	lastNight: string | undefined,
): { day: string; starts: boolean } | undefined {
	const local = localTime(now, timeZone);
	const day = local.slice(0, 10);
	const passed = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16)) >= minutes;
	if (lastNight === undefined) return { day: passed ? day : addDays(day, -1), starts: false };
	return passed && lastNight < day ? { day, starts: true } : undefined;
}
