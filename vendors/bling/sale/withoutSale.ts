import { IntegrationError } from '../../../runtime/integrationError';

export function withoutSale(orderNumber: string): IntegrationError {
	return new IntegrationError('bling', {
		class: 'notFound',
		code: 'saleNotFound',
		message: `Bling has no sale with the store number ${orderNumber}`,
		hint: 'Put "ERP Invoice" before this node with the order on the item, or let Bling import the order from the shop, then run the item again',
	});
}
