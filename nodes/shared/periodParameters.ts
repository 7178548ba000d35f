import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { daysBefore, isPeriod, type Period } from '../../domain/reconcile/period';
import { parseDay } from '../../domain/values/day';
import { isTimeZone } from '../../domain/values/zonedTime';
import { IntegrationError } from '../../runtime/errors/integrationError';
import { itemJson } from '../../runtime/host/currentItem';
import { showFor } from './showFor';

export const usualDaysBefore = 7;

/** Where nearly all shops of Brazil are. */
export const usualTimeZone = 'America/Sao_Paulo';

export const timeZoneProperty: INodeProperties = {
	displayName: 'Time Zone',
	name: 'timeZone',
	type: 'string',
	default: usualTimeZone,
	placeholder: 'e.g. America/Manaus',
	description: "The shop's own, by which its days begin and end",
};

export const daysBeforeProperty: INodeProperties = {
	displayName: 'Days Before Yesterday',
	name: 'daysBefore',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 60 },
	default: usualDaysBefore,
	description: 'Refunds and late payments change old days: how many are compared again beside yesterday',
};

const day = { type: 'string', default: '', required: true, placeholder: 'e.g. 2026-12-31' } as const;

export const periodProperties: INodeProperties[] = [
	{
		displayName: 'Days',
		name: 'days',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Yesterday and Some Days Before',
				value: 'rolling',
				description: 'As Reconciliation Trigger says it on the item, else as set here',
			},
			{ name: 'From … to …', value: 'fixed', description: 'A month, say' },
		],
		default: 'rolling',
	},
	...showFor({ days: ['rolling'] }, [daysBeforeProperty]),
	...showFor({ days: ['fixed'] }, [
		{ displayName: 'From', name: 'from', ...day, description: 'First day' },
		{ displayName: 'To', name: 'to', ...day, description: 'Last day' },
	]),
];

export function periodParameter(context: IExecuteFunctions, itemIndex: number, now: number): Period {
	const timeZone = zoneParameter(context.getNodeParameter('options.timeZone', itemIndex, usualTimeZone));
	if (context.getNodeParameter('days', itemIndex, 'rolling') === 'fixed') {
		const [from, to] = (['From', 'To'] as const).map((label) => dayOf(context, itemIndex, label)) as [string, string];
		if (from > to) throw refused('days', '"From" is later than "To"', 'Write the first day into "From"');
		return { from, to, timeZone };
	}
	const { period } = itemJson(context, itemIndex);
	if (isPeriod(period)) return { from: period.from, to: period.to, timeZone: zoneParameter(period.timeZone) };
	return daysBefore(now, Number(context.getNodeParameter('daysBefore', itemIndex, usualDaysBefore)), timeZone);
}

export function zoneParameter(written: unknown): string {
	const zone = String(written ?? '').trim() || usualTimeZone;
	if (isTimeZone(zone)) return zone;
	throw refused('timeZone', `"${zone}" is not a time zone`, 'Write its IANA name, e.g. America/Sao_Paulo');
}

function dayOf(context: IExecuteFunctions, itemIndex: number, label: 'From' | 'To'): string {
	const read = parseDay(context.getNodeParameter(label.toLowerCase(), itemIndex, ''));
	if (read !== undefined) return read;
	throw refused('day', `"${label}" is not a valid date`, 'Write days like 2026-12-31 or 31/12/2026');
}

function refused(code: string, message: string, hint: string): IntegrationError {
	return new IntegrationError('ponte', { class: 'validation', code, message, hint });
}
