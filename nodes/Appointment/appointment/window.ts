import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { TimeWindow } from '../../../domain/ports/eventSource';
import { startOf } from '../../../domain/scheduling/startOf';
import { hostClock } from '../../../runtime/host/clock';
import { requireOneZone, requireTime, type Zones } from './times';

const weekMs = 7 * 86_400_000;

export const windowProperties: INodeProperties[] = [
	{
		displayName: 'From',
		name: 'from',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-12-01 08:00',
		hint: 'Empty: now',
		description: 'Where the time that is looked at begins',
	},
	{
		displayName: 'To',
		name: 'to',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-12-08',
		hint: 'Empty: a week after "From". A day without a time is not included itself: it ends when that day begins.',
		description: 'Where it ends',
	},
];

export function windowParameter(context: IExecuteFunctions, itemIndex: number, zones: Zones): TimeWindow {
	const moment = (name: string, field: string, byDefault: number) => {
		const written = context.getNodeParameter(name, itemIndex, '');
		if (written === '' || written === null || written === undefined) return byDefault;
		const start = requireTime(zones, written, field);
		return requireOneZone(zones, field, (timeZone) => startOf({ start, timeZone }, 0));
	};
	const from = moment('from', 'From', hostClock.now());
	return { since: new Date(from).toISOString(), until: new Date(moment('to', 'To', from + weekMs)).toISOString() };
}
