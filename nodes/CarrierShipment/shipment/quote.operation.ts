import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Carrier } from '../../../domain/ports/carrier';
import type { ItemResult } from '../../../runtime/host/runItems';
import { documentResult } from '../../shared/operation';
import { parcelPlans } from '../../../runtime/carrier/parcelPlans';
import { quoteOrder } from '../../../runtime/carrier/quoteParcels';
import { measuredOrder, packingParameter, shippableOrder } from './parcel';

export const option: INodePropertyOptions = {
	name: 'Quote',
	value: 'quote',
	description: 'List what the services ask for the parcel, cheapest first; nothing is bought',
	action: 'Quote a shipment',
};

/** The order and the parcel are asked for by every operation. */
export const description: INodeProperties[] = [];

export async function execute(context: IExecuteFunctions, itemIndex: number, carrier: Carrier): Promise<ItemResult> {
	const shippable = await shippableOrder(context, itemIndex);
	const order = measuredOrder(context, itemIndex, shippable.order);
	const { levels } = await parcelPlans(carrier, order, packingParameter(context, itemIndex, order), []);
	return documentResult('quotes', await quoteOrder(carrier, order, levels));
}
