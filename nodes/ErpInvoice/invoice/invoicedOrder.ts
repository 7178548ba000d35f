import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { InvoiceModel } from '../../../domain/documents/invoice';
import { orderKeyOf, type LeftOut } from '../../../domain/documents/order';
import type { Payment } from '../../../domain/documents/payment';
import { invoicedPart } from '../../../domain/sale/orderParts';
import { consumerSale } from '../../../domain/sale/consumerSale';
import { withGenericSku, withMappedSkus } from '../../../domain/sale/skuMap';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asObject } from '../../../runtime/host/itemDocuments';
import { invoiceIssuers } from '../../../vendors';
import { chosenVendor } from '../../shared/openVendor';
import { withNumberPrefix } from '../../shared/orderNumberPrefix';
import { orderProperties } from '../../shared/orderParameter';
import { orderReference, type OrderReference } from '../../shared/orderReference';
import { showFor } from '../../shared/showFor';
import { orderFieldProperties, orderFromFields } from '../../shared/orderFields';
import { genericSkuParameter } from './overrides';
import { skuMapParameter } from './skuMapOption';

const fromFields = { name: 'Defined Below', value: 'fields', description: 'Uses the fields below' };

/** Where the order comes from: what every node knows, and single fields. */
export const invoicedOrderProperties: INodeProperties[] = [
	...orderProperties.map((property) =>
		property.name === 'orderFrom' ? { ...property, options: [fromFields, ...(property.options ?? [])] } : property,
	),
	...showFor({ orderFrom: ['fields'] }, orderFieldProperties),
];

export interface InvoicedOrder extends OrderReference {
	/** The number that the shop knows the order by. */
	shopNumber: string;
	model: InvoiceModel;
	/** Lines that this invoice is not about. */
	leftOut: LeftOut[];
}

/** The order as the vendor shall see it: what the invoice is about, by the SKUs that the vendor knows. */
export function invoicedOrder(context: IExecuteFunctions, itemIndex: number): InvoicedOrder {
	const written = writtenReference(context, itemIndex);
	const reference = named(context, itemIndex, written);
	const model = context.getNodeParameter('model', itemIndex, 55) as InvoiceModel;
	const shopNumber = written.number;
	if (!reference.order) return { ...reference, shopNumber, model, leftOut: [] };
	const { order, leftOut } = invoicedPart(reference.order, model);
	const mapped = withMappedSkus(model === 65 ? consumerSale(order) : order, skuMapParameter(context, itemIndex));
	const generic = model === 'nfse' ? undefined : genericSkuParameter(context, itemIndex);
	return { ...reference, shopNumber, model, order: generic === undefined ? mapped : withGenericSku(mapped, generic), leftOut };
}

/** The payment on the item; nothing of it need be there. */
export function paymentOf(context: IExecuteFunctions, itemIndex: number): Payment {
	return (asObject(context.getInputData()[itemIndex]!.json.payment) ?? {}) as unknown as Payment;
}

/** Only a vendor that knows an order by its number takes the prefix; one that is left over from another vendor does not count. */
function named(context: IExecuteFunctions, itemIndex: number, reference: OrderReference): OrderReference {
	const { keyed } = chosenVendor(context, invoiceIssuers);
	return keyed === true ? reference : withNumberPrefix(context, itemIndex, reference);
}

function writtenReference(context: IExecuteFunctions, itemIndex: number): OrderReference {
	if (context.getNodeParameter('orderFrom', itemIndex) !== 'fields') {
		// An NFS-e is over what was paid; the goods of an NF-e are an order's.
		return orderReference(context, itemIndex, context.getNodeParameter('model', itemIndex, 55) === 'nfse');
	}
	const order = orderFromFields(context, itemIndex);
	if (order.number !== '') return { order, number: order.number, key: orderKeyOf(order) };
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'orderNumberMissing',
		message: 'The order has no number, so it could not be found out whether it already has an invoice',
		hint: 'Fill in "Order Number"',
	});
}
