import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { OrderReference } from './orderReference';

/** For systems that know an order by its number alone, which several shops may have. */
export const orderNumberPrefix: INodeProperties = {
	displayName: 'Order Number Prefix',
	name: 'orderNumberPrefix',
	type: 'string',
	default: '',
	placeholder: 'e.g. B-',
	hint: 'The same in ERP Invoice and Stock Update; another one for each shop. Set it before the first order.',
	description:
		"Where several shops sell into one account: stands before the shop's order number there, so that order 1001 of each is a sale of its own",
};

/** The order under the number that it has in the other system. */
export function withNumberPrefix<R extends OrderReference>(context: IExecuteFunctions, itemIndex: number, reference: R): R {
	const prefix = String(context.getNodeParameter('options.orderNumberPrefix', itemIndex, '') ?? '').trim();
	if (prefix === '') return reference;
	const number = `${prefix}${reference.number}`;
	return { ...reference, number, order: reference.order && { ...reference.order, number } };
}
