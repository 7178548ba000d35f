import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Carrier } from '../../../domain/ports/carrier';
import type { ItemResult } from '../../../runtime/host/runItems';
import { eachParcel } from '../../../runtime/carrier/eachParcel';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { notOffered } from './notOffered';
import { shipmentProperties, shipmentReferences } from './shipmentReference';

export const option: INodePropertyOptions = {
	name: 'Cancel',
	value: 'cancel',
	description: 'Call a label off that was not posted yet, so that its price comes back',
	action: 'Cancel a shipment',
};

const usualReason = 'Venda cancelada antes do envio';

export const description: INodeProperties[] = showFor({ operation: ['cancel'] }, [
	...shipmentProperties,
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'string',
		default: usualReason,
		description: 'What the carrier is told; nothing of the customer',
	},
]);

export async function execute(context: IExecuteFunctions, itemIndex: number, carrier: Carrier): Promise<ItemResult> {
	if (!carrier.cancel) throw notOffered(option.name);
	const reason = String(context.getNodeParameter('reason', itemIndex, usualReason)).trim() || usualReason;
	const { cancel } = carrier;
	const references = shipmentReferences(context, itemIndex);
	return documentResult('shipment', await eachParcel(references, async (reference) => await cancel(reference, reason)));
}
