import type { INodeProperties } from 'n8n-workflow';
import type { CustomaryDay } from '../../domain/leads/holidays';

export const fromDefault = '09:00';
export const toDefault = '18:00';
export const weekdaysDefault = [1, 2, 3, 4, 5];

const days: Record<CustomaryDay, string> = {
	ashWednesday: 'Ash Wednesday',
	carnival: 'Carnival (Monday and Tuesday)',
	corpusChristi: 'Corpus Christi',
};

export const keptDefault: CustomaryDay[] = ['carnival', 'corpusChristi'];

const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** When steps may be carried out: by the clock of the lead's area code. */
export const hoursParameters: INodeProperties[] = [
	{
		displayName: 'Business Hours From',
		name: 'hoursFrom',
		type: 'string',
		required: true,
		default: fromDefault,
		placeholder: 'e.g. 09:00',
		description: 'From when a step may be carried out, by the clock of the lead’s area code',
	},
	{
		displayName: 'Business Hours To',
		name: 'hoursTo',
		type: 'string',
		required: true,
		default: toDefault,
		placeholder: 'e.g. 18:00',
		description: 'Until when. What falls due later waits for the next business day.',
	},
	{
		displayName: 'Business Days',
		name: 'weekdays',
		type: 'multiOptions',
		required: true,
		options: weekdayNames.map((name, value) => ({ name, value })),
		default: [...weekdaysDefault],
		description: 'On which days steps may be carried out; never on a national holiday of Brazil, whatever day it falls on',
	},
];

export const keptOption: INodeProperties = {
	displayName: 'Days Off by Custom',
	name: 'kept',
	type: 'multiOptions',
	options: Object.entries(days).map(([value, name]) => ({ name, value })),
	default: [...keptDefault],
	description: 'Days that are no national holidays and on which nothing is sent all the same',
};
