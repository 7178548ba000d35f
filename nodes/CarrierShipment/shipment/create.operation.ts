import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { shippedPart } from '../../../domain/sale/orderParts';
import type { Carrier } from '../../../domain/ports/carrier';
import type { ItemResult } from '../../../runtime/host/runItems';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { allowedStates, refuseState } from '../../shared/allowOption';
import { documentResult } from '../../shared/operation';
import { commercialInvoice } from './commercialInvoice';
import { notOffered } from './notOffered';
import { onOwnTerms, shopCarriers } from './ownTerms';
import { assumedOf, measuredOrder, packingParameter, shippableOrder } from './parcel';
import { readPacking } from './packing';
import { shipmentKey } from './shipmentReference';

export const option: INodePropertyOptions = {
	name: 'Create',
	value: 'create',
	description: 'Choose a service, buy the label and have it made',
	action: 'Create a shipment',
};

export const description: INodeProperties[] = [
	{
		displayName: 'Service',
		name: 'choose',
		type: 'options',
		displayOptions: { show: { operation: ['create'] }, hide: { vendor: [...shopCarriers] } },
		options: [
			{ name: 'Cheapest', value: 'cheapest' },
			{ name: 'Fastest', value: 'fastest' },
			{ name: 'Specific Service', value: 'service' },
		],
		default: 'cheapest',
		description: 'Which of the quotes to buy',
	},
	{
		displayName: 'Service Name or ID',
		name: 'service',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getServices', loadOptionsDependsOn: ['vendor'] },
		displayOptions: { show: { operation: ['create'], choose: ['service'] }, hide: { vendor: [...shopCarriers] } },
		default: '',
		description:
			'The service to buy. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
];

export async function execute(context: IExecuteFunctions, itemIndex: number, opened: Carrier): Promise<ItemResult> {
	const carrier = onOwnTerms(context, itemIndex, opened);
	const { create } = carrier;
	if (!create) throw notOffered(option.name);
	const { order: shippable, completed } = await shippableOrder(context, itemIndex);
	const order = measuredOrder(context, itemIndex, shippable);
	refuseState(order, allowedStates(context, itemIndex));
	const request = {
		order,
		invoice: commercialInvoice(context.getInputData()[itemIndex]!.json, order.number),
		key: shipmentKey(context, itemIndex, order),
		...choiceParameter(context, itemIndex),
	};
	const { createParcels, parcelPlans } = await readPacking();
	const plans = await parcelPlans(carrier, order, packingParameter(context, itemIndex, order), request.serviceIds);
	const shipment = await createParcels({ ...carrier, create }, request, plans);
	const { leftOut } = shippedPart(order);
	// The shop's own courier measures nothing.
	const assumed = carrier.withTerms ? [] : assumedOf(order);
	return documentResult('shipment', {
		...shipment,
		...(leftOut.length > 0 ? { leftOut } : {}),
		...(assumed.length > 0 ? { assumed } : {}),
		...(completed.length > 0 ? { addressCompleted: completed } : {}),
	});
}

function choiceParameter(context: IExecuteFunctions, itemIndex: number): { choose: 'cheapest' | 'fastest'; serviceIds: string[] } {
	const choose = context.getNodeParameter('choose', itemIndex, 'cheapest') as string;
	if (choose !== 'service') return { choose: choose === 'fastest' ? 'fastest' : 'cheapest', serviceIds: [] };
	const service = String(context.getNodeParameter('service', itemIndex)).trim();
	if (service === '') throw serviceMissing();
	return { choose: 'cheapest', serviceIds: [service] };
}

function serviceMissing(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'serviceMissing',
		message: 'No service is chosen',
		hint: 'Choose one under "Service Name or ID", or switch "Service" to "Cheapest"',
	});
}
