import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { currencyProblems } from '../../../domain/checks/currencyCheck';
import { orderKeyOf, type Order } from '../../../domain/documents/order';
import type { Payer } from '../../../domain/ports/paymentKeeper';
import type { Problem } from '../../../domain/values/problem';
import { allowedStates, refuseState } from '../../shared/allowOption';
import { keyParameter } from '../../shared/optionsCollection';
import { orderParameter, orderProperties } from '../../shared/orderParameter';
import { leastReais, requireNumber } from '../../shared/numberParameter';
import { refuseProblems, requireOrder } from '../../shared/requireOrder';
import { idOnItem, kinds } from './recordParameter';
import { textParameter } from '../../shared/textParameter';

/** Who is charged, how much and for what: everything comes with an order, or is given by hand. */
export interface Charge {
	/** Names it once and for all; it becomes the external reference. */
	key: string;
	payer: Payer;
	value: number;
	description: string | null;
}

export const chargeProperties: INodeProperties[] = [
	{
		displayName: 'Charge For',
		name: 'chargeFor',
		type: 'options',
		options: [
			{ name: 'Defined Below', value: 'fields', description: 'Customer, value and reference are given by hand' },
			{ name: 'Order', value: 'order', description: 'Customer, value and reference come with the order, there is nothing to map' },
		],
		default: 'order',
		description: 'What the customer is charged for',
	},
	...orderProperties.map((property) => ({
		...property,
		displayOptions: { show: { ...property.displayOptions?.show, chargeFor: ['order'] } },
	})),
	...givenByHand([
		{
			displayName: 'Customer ID',
			name: 'customerId',
			type: 'string',
			default: '',
			placeholder: 'e.g. cus_000005401844',
			hint: 'Empty: the "customer" that this node put on the item',
			description: "Asaas' own ID of the customer",
		},
		{
			displayName: 'Value',
			name: 'value',
			type: 'number',
			typeOptions: { numberPrecision: 2, minValue: 0 },
			default: 0,
			description: 'Reais',
		},
		{
			displayName: 'External Reference',
			name: 'externalReference',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. shopify:1001',
			hint: 'Running twice with the same reference finds what the first run made',
			description: 'What names it in your books. An order number comes back as "orderNumber".',
		},
	]),
];

function givenByHand(properties: INodeProperties[]): INodeProperties[] {
	return properties.map((property) => ({ ...property, displayOptions: { show: { chargeFor: ['fields'] } } }));
}

/** `paidInPart`: whether it is the same for an order of which a part is paid. */
export function chargeParameter(context: IExecuteFunctions, itemIndex: number, paidInPart = false): Charge {
	if (context.getNodeParameter('chargeFor', itemIndex) === 'order') return chargeOfOrder(context, itemIndex, paidInPart);
	const customerId = textParameter(context, itemIndex, 'customerId');
	return {
		key: textParameter(context, itemIndex, 'externalReference'),
		payer: { id: customerId || (idOnItem(context.getInputData()[itemIndex]!.json, kinds.customer) ?? '') },
		value: requireNumber(context.getNodeParameter('value', itemIndex), 'Value', leastReais),
		description: null,
	};
}

/** Its total would ask the customer for the paid part once more. */
function partProblems({ financialStatus }: Order): Problem[] {
	if (financialStatus !== 'partially_paid') return [];
	return [{ field: 'order.financialStatus', message: 'says that a part is paid, and not how much is left' }];
}

function chargeOfOrder(context: IExecuteFunctions, itemIndex: number, paidInPart: boolean): Charge {
	const order = requireOrder(orderParameter(context, itemIndex));
	// Who is charged has not paid yet.
	refuseState(order, allowedStates(context, itemIndex, ['unpaid']));
	refuseProblems(order.number, currencyProblems(order, 'a charge'), 'Charge it "Defined Below" with its value in reais');
	if (!paidInPart) refuseProblems(order.number, partProblems(order), 'Charge it "Defined Below" with what is left to pay');
	const { number, customer, billingAddress, shippingAddress, totals } = order;
	return {
		key: keyParameter(context, itemIndex, orderKeyOf(order)),
		payer: { customer, address: billingAddress ?? shippingAddress },
		value: totals.total,
		description: `Pedido ${number}`,
	};
}
