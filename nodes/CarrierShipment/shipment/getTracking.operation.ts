import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Carrier } from '../../../domain/ports/carrier';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { itemJson } from '../../../runtime/host/currentItem';
import { asObject } from '../../../runtime/host/itemDocuments';
import type { ItemResult } from '../../../runtime/host/runItems';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { notOffered } from './notOffered';

export const option: INodePropertyOptions = {
	name: 'Get Tracking',
	value: 'getTracking',
	description: "Read the carrier's scans of a parcel, whoever bought its label",
	action: 'Get the tracking of a parcel',
};

export const description: INodeProperties[] = showFor({ operation: ['getTracking'] }, [
	{
		displayName: 'Tracking Number',
		name: 'trackingNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. AD123456785BR',
		hint: 'Empty: that of the "shipment" on the item',
		description: 'The number that the carrier follows the parcel by',
	},
	{
		displayName: 'Service Code',
		name: 'serviceCode',
		type: 'string',
		default: '',
		placeholder: 'e.g. 03298',
		description: 'Of the service that carries it; needed only where one login asks for parcels of several carriers',
	},
]);

export async function execute(context: IExecuteFunctions, itemIndex: number, carrier: Carrier): Promise<ItemResult> {
	if (!carrier.track) throw notOffered(option.name);
	const given = (name: string) => String(context.getNodeParameter(name, itemIndex, '') ?? '').trim();
	const shipment = asObject(itemJson(context, itemIndex).shipment);
	const onItem = shipment?.trackingNumber;
	const number = given('trackingNumber');
	if (number === '' && Array.isArray(shipment?.parcels) && shipment.parcels.length > 1) throw severalParcels(shipment.parcels.length);
	const trackingNumber = number || (typeof onItem === 'string' ? onItem.trim() : '');
	if (trackingNumber === '') throw numberMissing();
	return documentResult('tracking', await carrier.track({ trackingNumber, serviceId: given('serviceCode') || null }));
}

/** The shipment's own number is its first parcel's: where that one is says nothing of the others. */
function severalParcels(count: number): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'severalParcels',
		message: `The shipment on the item has ${count} parcels, each with a tracking number of its own`,
		hint: 'Put "Split Out" on shipment.parcels before this node, and fill in "Tracking Number" with that of the parcel',
	});
}

function numberMissing(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'trackingNumberMissing',
		message: 'No tracking number is given, and the item has no shipment with one',
		hint: 'Fill in "Tracking Number", or put a node before this one that brings the shipment',
	});
}
