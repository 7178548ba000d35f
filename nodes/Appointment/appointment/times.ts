import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { AppointmentTimes, Calendar } from '../../../domain/ports/calendar';
import { isWholeDay } from '../../../domain/scheduling/startOf';
import { readTime } from '../../../domain/scheduling/readTime';
import { addDays } from '../../../domain/values/day';
import { isTimeZone } from '../../../domain/values/zonedTime';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { requireNumber } from '../../shared/numberParameter';

export const startProperty: INodeProperties = {
	displayName: 'Start',
	name: 'start',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 2026-12-01 14:00',
	hint: 'Also 01/12/2026 14:00, or a time with its zone such as 2026-12-01T14:00:00-03:00. A day without a time takes the whole day.',
	description: 'When the appointment begins',
};

const longestMinutes = 7 * 24 * 60;

export function minutesProperty(displayName: string, byDefault: number, hint?: string): INodeProperties {
	return {
		displayName,
		name: 'minutes',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: longestMinutes, numberPrecision: 0 },
		default: byDefault,
		...(hint === undefined ? {} : { hint }),
		description: 'How long the appointment takes',
	};
}

export const timeZoneOption: INodeProperties = {
	displayName: 'Time Zone',
	name: 'timeZone',
	type: 'string',
	default: '',
	placeholder: 'e.g. America/Manaus',
	hint: "Empty: the workflow's, which has to be the calendar's",
	description: 'The zone of times that are written without one',
};

/** The zones that a time without one may be meant in: the node's, else the workflow's and the calendar's, which may be one. */
export interface Zones {
	own: string;
	calendars: string;
}

/** n8n runs workflows in New York's zone until somebody tells it otherwise, and nobody sees that in a booking form. */
export async function zonesParameter(context: IExecuteFunctions, itemIndex: number, calendar: Calendar, name: string): Promise<Zones> {
	const written = String(context.getNodeParameter('options.timeZone', itemIndex, '') ?? '').trim();
	if (written === '') {
		const own = context.getTimezone();
		return { own, calendars: (await calendar.timeZone(name)) ?? own };
	}
	if (isTimeZone(written)) return { own: written, calendars: written };
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'timeZoneInvalid',
		message: `"Time Zone" is not the name of a time zone: "${written}". Nothing was changed`,
		hint: 'Write it as America/Sao_Paulo',
	});
}

/** What has to be the same in both zones: the appointment would otherwise stand at an hour that nobody chose. */
export function requireOneZone<Moment>(zones: Zones, field: string, read: (timeZone: string) => Moment): Moment {
	const moment = read(zones.own);
	if (moment === read(zones.calendars)) return moment;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'timeZoneUnclear',
		message: `"${field}" says no time zone, and the workflow's (${zones.own}) shows another hour than the calendar's (${zones.calendars}). Nothing was changed`,
		hint: 'Set the right one in n8n (⋯ → Settings → Timezone) and in the calendar, or name it under Options → "Time Zone"',
	});
}

/** What stands in a field for a time; refused by the field's name where it is none. */
export function requireTime(zones: Zones, value: unknown, field: string): string {
	const time = requireOneZone(zones, field, (timeZone) => readTime(value, timeZone));
	if (time !== undefined) return time;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'timeInvalid',
		message: `"${field}" is not a time. Nothing was changed`,
		hint: 'Write it as 2026-12-01 14:00, or look where its expression takes it from',
	});
}

/** `lastsMs`: how long it takes where "minutes" is 0. A whole day is one day, unless it was longer. */
export function timesParameter(context: IExecuteFunctions, itemIndex: number, lastsMs: number, zones: Zones): AppointmentTimes {
	const start = requireTime(zones, context.getNodeParameter('start', itemIndex), 'Start');
	const minutes = requireNumber(context.getNodeParameter('minutes', itemIndex, 0), 'Duration (Minutes)', {
		places: 0,
		most: longestMinutes,
	});
	const length = minutes === 0 ? lastsMs : minutes * 60_000;
	if (isWholeDay({ start })) return { start, end: addDays(start, Math.max(1, Math.floor(lastsMs / 86_400_000))), timeZone: null };
	return { start, end: new Date(Date.parse(start) + length).toISOString(), timeZone: null };
}
