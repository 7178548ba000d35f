import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Calendar } from '../../../domain/ports/calendar';
import type { ItemResult } from '../../../runtime/host/runItems';
import { maxResults, manyProperties } from '../../shared/manyProperties';
import { documentResult } from '../../shared/operation';
import { maximumWait, optionsCollection } from '../../shared/optionsCollection';
import { calendarParameter, calendarProperty } from './calendarProperty';
import { timeZoneOption, zonesParameter } from './times';
import { windowParameter, windowProperties } from './window';

export const option: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getMany',
	description: 'List the appointments of some days; one item for each',
	action: 'Get many appointments',
};

export const description: INodeProperties[] = [
	calendarProperty,
	...windowProperties,
	...manyProperties([
		{
			displayName: 'Also Without a Customer',
			name: 'withoutCustomer',
			type: 'boolean',
			default: false,
			description: "Whether the professional's own entries are listed, too",
		},
	]),
	optionsCollection([maximumWait, timeZoneOption]),
];

export async function execute(context: IExecuteFunctions, itemIndex: number, calendar: Calendar): Promise<ItemResult[]> {
	const all = context.getNodeParameter('filters.withoutCustomer', itemIndex, false) === true;
	const name = calendarParameter(context, itemIndex);
	const window = windowParameter(context, itemIndex, await zonesParameter(context, itemIndex, calendar, name));
	const entries = await calendar.entries({ calendar: name, ...window });
	const wanted = entries.filter(({ isAppointment }) => all || isAppointment).slice(0, maxResults(context, itemIndex));
	return wanted.map(({ appointment }) => documentResult('appointment', appointment));
}
