import { IntegrationError } from '../../../runtime/errors/integrationError';
import { vendor } from '../client/vendor';

export function orderNotFound(orderNumber: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'notFound',
		code: 'orderNotFound',
		message: `Shopify has no order ${orderNumber} that this app has access to`,
		hint: 'Check that the credential belongs to the shop of the order; an order older than 60 days needs the scope read_all_orders',
	});
}
