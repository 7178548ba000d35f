import type { IDataObject, IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Carrier } from '../../../domain/ports/carrier';
import { hostClock } from '../../../runtime/host/clock';
import type { ItemResult } from '../../../runtime/host/runItems';
import { manyProperties, maxResults } from '../../shared/manyProperties';
import { requireNumber } from '../../shared/numberParameter';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { notOffered } from './notOffered';

export const option: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getMany',
	description: 'List the labels that were bought or whose state has changed, the newest change first; one item for each',
	action: 'Get many shipments',
};

const dayMs = 86_400_000;

/** Labels live and parcels travel no longer. */
const mostDays = 75;

const statuses: readonly INodePropertyOptions[] = [
	{ name: 'Cancelled', value: 'cancelled' },
	{ name: 'Delivered', value: 'delivered' },
	{ name: 'Delivery Failed', value: 'failed_attempt' },
	{ name: 'Label Ready', value: 'label_ready' },
	{ name: 'Paid', value: 'paid' },
	{ name: 'Posted', value: 'posted' },
];

export const description: INodeProperties[] = showFor({ operation: ['getMany'] }, [
	{
		displayName: 'Days Back',
		name: 'daysBack',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: mostDays },
		default: 7,
		description: 'Only labels that were bought or have changed in so many days',
	},
	...manyProperties([
		{
			displayName: 'States',
			name: 'statuses',
			type: 'multiOptions',
			options: [...statuses],
			default: [],
			description: 'Only labels in one of these states; none chosen: all',
		},
	]),
]);

export async function execute(context: IExecuteFunctions, itemIndex: number, carrier: Carrier): Promise<ItemResult[]> {
	if (!carrier.list) throw notOffered(option.name);
	const days = requireNumber(context.getNodeParameter('daysBack', itemIndex, 7), 'Days Back', { least: 1, most: mostDays }, 'daysBack');
	const { statuses: wanted } = context.getNodeParameter('filters', itemIndex, {}) as IDataObject;
	const chosen = Array.isArray(wanted) ? (wanted as string[]) : [];
	const shipments = await carrier.list(new Date(hostClock.now() - days * dayMs).toISOString());
	const matching = shipments.filter(({ status }) => chosen.length === 0 || chosen.includes(status));
	return matching.slice(0, maxResults(context, itemIndex)).map((shipment) => documentResult('shipment', shipment));
}
