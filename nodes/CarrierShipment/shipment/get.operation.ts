import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Carrier } from '../../../domain/ports/carrier';
import type { ItemResult } from '../../../runtime/host/runItems';
import { eachParcel } from '../../../runtime/carrier/eachParcel';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { notOffered } from './notOffered';
import { shipmentProperties, shipmentReferences } from './shipmentReference';

export const option: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	description: 'Read a shipment as the carrier has it now: state, tracking, label',
	action: 'Get a shipment',
};

export const description: INodeProperties[] = showFor({ operation: ['get'] }, shipmentProperties);

export async function execute(context: IExecuteFunctions, itemIndex: number, carrier: Carrier): Promise<ItemResult> {
	if (!carrier.get) throw notOffered(option.name);
	return documentResult('shipment', await eachParcel(shipmentReferences(context, itemIndex), carrier.get));
}
