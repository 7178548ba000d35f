import type { IDataObject, IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { readTimeOfDay } from '../../../domain/messaging/quietHours';
import type { Calendar } from '../../../domain/ports/calendar';
import type { CalendarEntry } from '../../../domain/ports/appointmentSource';
import { freeTimes, type Span, type WorkingHours } from '../../../domain/scheduling/freeTimes';
import { startOf } from '../../../domain/scheduling/startOf';
import { localTime } from '../../../domain/values/zonedTime';
import type { ItemResult } from '../../../runtime/host/runItems';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { requireNumber, wholeNumber } from '../../shared/numberParameter';
import { maximumWait, optionsCollection } from '../../shared/optionsCollection';
import { calendarParameter, calendarProperty } from './calendarProperty';
import { minutesProperty, requireOneZone, timeZoneOption, zonesParameter, type Zones } from './times';
import { windowParameter, windowProperties } from './window';

export const option: INodePropertyOptions = {
	name: 'Find Free Times',
	value: 'findFreeTimes',
	description: 'List the times of some days in which nothing stands in the calendar',
	action: 'Find free times',
};

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

export const description: INodeProperties[] = [
	calendarProperty,
	...windowProperties,
	minutesProperty('Duration (Minutes)', 60),
	{
		displayName: 'Working Hours From',
		name: 'workFrom',
		type: 'string',
		default: '09:00',
		placeholder: 'e.g. 09:00',
		description: 'Hour and minute',
	},
	{
		displayName: 'Working Hours To',
		name: 'workTo',
		type: 'string',
		default: '18:00',
		placeholder: 'e.g. 18:00',
		description: 'Hour and minute',
	},
	{
		displayName: 'Working Days',
		name: 'workDays',
		type: 'multiOptions',
		options: weekdays.map((name, value) => ({ name, value })),
		default: [1, 2, 3, 4, 5],
		description: 'On which days of the week',
	},
	optionsCollection([
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description: 'Max number of results to return',
		},
		maximumWait,
		{
			displayName: 'Step (Minutes)',
			name: 'stepMinutes',
			type: 'number',
			typeOptions: { minValue: 5, numberPrecision: 0 },
			default: 30,
			description: 'How far the beginnings of two times are apart',
		},
		timeZoneOption,
	]),
];

export async function execute(context: IExecuteFunctions, itemIndex: number, calendar: Calendar): Promise<ItemResult> {
	const name = calendarParameter(context, itemIndex);
	const zones = await zonesParameter(context, itemIndex, calendar, name);
	const hours = hoursParameter(context, itemIndex, zones);
	const number = (name: string, field: string, byDefault: number) =>
		requireNumber(context.getNodeParameter(name, itemIndex, byDefault), field, wholeNumber);
	const minutes = number('minutes', 'Duration (Minutes)', 60);
	const step = number('options.stepMinutes', 'Step (Minutes)', 30);
	const limit = number('options.limit', 'Limit', 50);
	const window = windowParameter(context, itemIndex, zones);
	requireOneZone(zones, 'Working Hours From', (timeZone) => localTime(Date.parse(window.since), timeZone));
	const entries = await calendar.entries({ calendar: name, ...window, withAbsences: true });
	const busy = entries.filter(({ isBusy }) => isBusy).map(spanOf);
	const span = { from: Date.parse(window.since), to: Date.parse(window.until) };
	const found = freeTimes(busy, span, hours, minutes, step, limit);
	return { documents: { freeTimes: found.map((time) => shown(time, hours.timeZone)) } };
}

function spanOf({ appointment }: CalendarEntry): Span {
	const at = (start: string) => startOf({ start, timeZone: appointment.timeZone }, 0);
	return { from: at(appointment.start), to: at(appointment.end) };
}

function shown({ from, to }: Span, timeZone: string): IDataObject {
	const local = localTime(from, timeZone);
	const [year, month, day] = local.slice(0, 10).split('-');
	return {
		start: new Date(from).toISOString(),
		end: new Date(to).toISOString(),
		timeZone,
		date: `${day}/${month}/${year}`,
		time: local.slice(11, 16),
	};
}

function hoursParameter(context: IExecuteFunctions, itemIndex: number, { own }: Zones): WorkingHours {
	const from = readTimeOfDay(String(context.getNodeParameter('workFrom', itemIndex, '09:00')));
	const to = readTimeOfDay(String(context.getNodeParameter('workTo', itemIndex, '18:00')));
	const days = context.getNodeParameter('workDays', itemIndex, [1, 2, 3, 4, 5]) as unknown[];
	if (from === undefined || to === undefined || from >= to) throw hoursInvalid();
	return { from, to, weekdays: days.map(Number), timeZone: own };
}

function hoursInvalid(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'workingHoursInvalid',
		message: '"Working Hours From" and "Working Hours To" are not two times of a day, one after the other',
		hint: 'Write them as 09:00 and 18:00',
	});
}
