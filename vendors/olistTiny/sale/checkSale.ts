import type { Order } from '../../../domain/documents/order';
import type { IssueRequest } from '../../../domain/ports/invoiceIssuer';
import { refuseOtherOrder, refuseOtherTotal } from '../../../runtime/erp/pickSale';
import { refuseMoved, refuseOtherGoods } from '../../../runtime/erp/refuseOutdated';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { TinyApi } from '../client/api';
import { findOrCreateContact } from '../contact/findOrCreateContact';
import type { Sale } from './getSale';
import { placeOf } from './deliveryBody';
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

/**
 * Since a sale was made that was there already, the order may have been changed, and another order may have said something else of the
 * customer.
 */
export async function refuseOutdated(api: TinyApi, sale: Sale, request: IssueRequest): Promise<void> {
	const { order } = request;
	refuseOtherGoods(vendor, request, sale);
	if (!order || sale.noted !== order.id || sale.invoiceId !== undefined) return;
	refuseMovedOrder(sale, request);
	await findOrCreateContact(api, order);
}

/** An invoice that is not authorized yet says where the order was to go then. Whoever corrects it in Olist Tiny changes no order. */
export function refuseMovedOrder(sale: Sale, request: IssueRequest): void {
	if (request.order) refuseMoved(vendor, request, sale, placeOf(request.order));
}

function numberNotKept({ id }: Sale, { number }: Order): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'orderNumberNotKept',
		message: `The sale with the id ${id} is in Olist Tiny without the shop's order number ${number}, so it would not be found again`,
		hint: 'Choose under "Store" the integration that orders come from (its number in Olist Tiny), delete that sale there, then run the item again',
	});
}
