import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { withMappedSkus } from '../../../domain/sale/skuMap';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { orderProperties } from '../../shared/orderParameter';
import { orderReference, type OrderReference } from '../../shared/orderReference';
import { showFor } from '../../shared/showFor';
import { orderFieldProperties, orderFromFields } from './orderFields';
import { skuMapParameter } from './skuMapOption';

const fromFields = { name: 'Defined Below', value: 'fields', description: 'Uses the fields below' };

/** Where the order comes from: what every node knows, and single fields. */
export const invoicedOrderProperties: INodeProperties[] = [
	...orderProperties.map((property) =>
		property.name === 'orderFrom' ? { ...property, options: [fromFields, ...(property.options ?? [])] } : property,
	),
	...showFor({ orderFrom: ['fields'] }, orderFieldProperties),
];

/** The order as the vendor shall see it. */
export function invoicedOrder(context: IExecuteFunctions, itemIndex: number): OrderReference {
	const reference = writtenReference(context, itemIndex);
	const { order } = reference;
	return order ? { ...reference, order: withMappedSkus(order, skuMapParameter(context, itemIndex)) } : reference;
}

function writtenReference(context: IExecuteFunctions, itemIndex: number): OrderReference {
	if (context.getNodeParameter('orderFrom', itemIndex) !== 'fields') {
		// An NFS-e is over what was paid; the goods of an NF-e are an order's.
		return orderReference(context, itemIndex, context.getNodeParameter('model', itemIndex, 55) === 'nfse');
	}
	const order = orderFromFields(context, itemIndex);
	if (order.number !== '') return { order, number: order.number, id: order.id };
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'orderNumberMissing',
		message: 'The order has no number, so it could not be found out whether it already has an invoice',
		hint: 'Fill in "Order Number"',
	});
}
