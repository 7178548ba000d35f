import type { Order } from '../../../domain/documents/order';
import { refuseOtherOrder, refuseOtherTotal } from '../../../runtime/erp/pickSale';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { Sale } from './getSale';
import { vendor } from '../client/vendor';

/**
 * Olist Tiny ignores what it does not understand without a word, so a sale is compared with its order before its invoice is made or
 * handed on:
 * without the shop's number it would never be found again, and with another total the invoice would be wrong.
 */
export function checkSale(sale: Sale, order: Order): void {
	if (sale.orderNumber !== order.number) throw numberNotKept(sale, order);
	const reference = { orderNumber: order.number, order };
	refuseOtherOrder(vendor, reference, sale.noted);
	refuseOtherTotal(vendor, reference, sale.totalCents);
}

function numberNotKept({ id }: Sale, { number }: Order): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'orderNumberNotKept',
		message: `The sale with the id ${id} is in Olist Tiny without the shop's order number ${number}, so it would not be found again`,
		hint: 'Choose under "Store" the integration that orders come from (its number in Olist Tiny), delete that sale there, then run the item again',
	});
}
