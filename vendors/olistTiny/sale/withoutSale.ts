import { IntegrationError } from '../../../runtime/integrationError';

export function withoutSale(orderNumber: string): IntegrationError {
	return new IntegrationError('olistTiny', {
		class: 'notFound',
		code: 'saleNotFound',
		message: `Olist Tiny has no sale with the store number ${orderNumber}`,
		hint: 'Put "ERP Invoice" before this node with the order on the item, or let Olist Tiny import the order from the shop, then run the item again',
	});
}
