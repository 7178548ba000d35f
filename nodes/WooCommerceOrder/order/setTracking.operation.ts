import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { OrderDesk } from '../../../domain/ports/orderKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { orderParameter, orderProperties } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';
import { comingShipment } from '../../shared/shipmentOnItem';

export const option: INodePropertyOptions = {
	name: 'Set Tracking',
	value: 'setTracking',
	description: 'Put the tracking code of the item\'s "shipment" where the usual plugins look for it, beside those that are there',
	action: 'Set the tracking of an order',
};

/** Everything comes with the item. */
export const description: INodeProperties[] = orderProperties;

export async function execute(context: IExecuteFunctions, itemIndex: number, desk: OrderDesk): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	const shipment = comingShipment(context, itemIndex);
	if (!shipment) throw shipmentMissing();
	return { documents: { orderTracking: { vendor: order.source, ...(await desk.setTracking(order, shipment)) } } };
}

function shipmentMissing(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'shipmentMissing',
		message: 'There is no shipment on the item',
		hint: 'Put Carrier Shipment before this node',
	});
}
