import { formatReais, fromCents, toCents } from '../../../domain/values/money';
import type { Order } from '../../../domain/documents/order';
import { saleAmounts } from '../../../domain/sale/saleAmounts';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { Sale } from './getSale';
import { vendor } from '../client/vendor';

/**
 * Olist Tiny ignores what it does not understand without a word, so a sale is compared with its order before an invoice is made of it:
 * without the shop's number it would never be found again, and with another total the invoice would be wrong.
 */
export function checkSale(sale: Sale, order: Order): void {
	if (sale.orderNumber !== order.number) throw numberNotKept(sale, order);
	const { total } = saleAmounts(order);
	if (sale.totalCents !== undefined && sale.totalCents !== toCents(total)) throw totalDiffers(fromCents(sale.totalCents), total, order);
}

function numberNotKept({ id }: Sale, { number }: Order): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'orderNumberNotKept',
		message: `The sale with the id ${id} is in Olist Tiny without the shop's order number ${number}, so it would not be found again`,
		hint: 'Choose under "Store" the integration that orders come from (its number in Olist Tiny), delete that sale there, then run the item again',
	});
}

function totalDiffers(theirs: number, ours: number, { number }: Order): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'saleTotalDiffers',
		message: `The sale of order ${number} comes to ${formatReais(theirs)} in Olist Tiny, the order to ${formatReais(ours)}: no invoice was issued for it`,
		hint: 'Look at the sale in Olist Tiny (discounts, freight, other costs), correct it there, then run the item again',
	});
}
