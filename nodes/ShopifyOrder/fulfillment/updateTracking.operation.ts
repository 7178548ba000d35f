import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { OrderKeeper } from '../../../domain/ports/orderKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { orderParameter, orderProperties } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';
import { notifyProperty } from '../order/reversalProperties';
import { comingShipment } from '../../shared/shipmentOnItem';
import { fulfillmentParameter, fulfillmentProperty } from './fulfillmentProperty';

export const option: INodePropertyOptions = {
	name: 'Update Tracking',
	value: 'updateTracking',
	description: 'Give a parcel that was sent the carrier, number and link of the item\'s "shipment"',
	action: 'Update the tracking of a fulfillment',
};

export const description: INodeProperties[] = [...orderProperties, fulfillmentProperty, notifyProperty];

export async function execute(context: IExecuteFunctions, itemIndex: number, keeper: OrderKeeper): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	const shipment = comingShipment(context, itemIndex);
	if (!shipment) throw shipmentMissing();
	const result = await keeper.updateTracking({
		order,
		shipment,
		fulfillmentId: fulfillmentParameter(context, itemIndex),
		notifyCustomer: context.getNodeParameter('notifyCustomer', itemIndex) as boolean,
	});
	return { documents: { fulfillment: { vendor: order.source, ...result } } };
}

function shipmentMissing(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'shipmentMissing',
		message: 'There is no shipment on the item',
		hint: 'Put Carrier Shipment before this node',
	});
}
