import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { timeZoneOf } from '../../../domain/values/phoneZone';
import { endOfQuietHours, readTimeOfDay } from '../../../domain/messaging/quietHours';
import { hostClock } from '../../../runtime/host/clock';
import { IntegrationError } from '../../../runtime/errors/integrationError';

export const quietHoursOption: INodeProperties = {
	displayName: 'Quiet Hours',
	name: 'quietHours',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add Quiet Hours',
	description:
		'When no messages are sent, by the local time of the number that is written to. The item leaves by "Deferred" with "deferredUntil"; a Wait node (At Specified Time) behind it leads it back here.',
	options: [
		{
			name: 'period',
			displayName: 'Period',
			values: [
				{ displayName: 'From', name: 'from', type: 'string', default: '21:00', placeholder: 'e.g. 21:00', description: 'Hour and minute' },
				{ displayName: 'To', name: 'to', type: 'string', default: '08:00', placeholder: 'e.g. 08:00', description: 'Hour and minute' },
			],
		},
	],
};

/** When the recipient's quiet hours end (ISO 8601), null where he may be written to now. */
export function deferredUntil(context: IExecuteFunctions, itemIndex: number, to: string): string | null {
	const period = context.getNodeParameter('options.quietHours.period', itemIndex, null) as { from?: string; to?: string } | null;
	if (!period) return null;
	const hours = { from: timeOfDay('From', period.from), to: timeOfDay('To', period.to) };
	const end = endOfQuietHours(hostClock.now(), timeZoneOf(to) ?? context.getTimezone(), hours);
	return end === null ? null : new Date(end).toISOString();
}

function timeOfDay(label: string, written = ''): number {
	const minutes = readTimeOfDay(written);
	if (minutes !== undefined) return minutes;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'quietHours',
		message: `"${label}" of the quiet hours is not a time of day: "${written}". Nothing was sent`,
		hint: 'Write it as 21:00',
	});
}
