import type { IssueRequest } from '../../../domain/ports/invoiceIssuer';
import { refuseOtherOrder } from '../../../runtime/erp/pickSale';
import { refuseMoved, refuseOtherGoods } from '../../../runtime/erp/refuseOutdated';
import { hasClass } from '../../../runtime/errors/integrationError';
import { lookUpThenWrite, type Found } from '../../../runtime/once/lookUpThenWrite';
import { attempt } from '../../../runtime/errors/attempt';
import type { BlingApi } from '../client/api';
import { createdId } from '../client/answers';
import { vendor } from '../client/vendor';
import { findOrCreateContact } from '../contact/findOrCreateContact';
import { getKnownSale, type KnownSale } from '../sale/invoicedFirst';
import { placeOf } from '../sale/saleBody';
import { skippingFirst } from '../../../runtime/once/skippingFirst';
import { generatorOf } from './models';

/** Id of the sale's invoice, created if it has none. `isNew`: the sale was made a moment ago, so it cannot have one yet. */
export async function findOrGenerateInvoice(api: BlingApi, saleId: number, request: IssueRequest, isNew: boolean): Promise<Found<number>> {
	const lookUp = async () => await invoiceOfSale(api, saleId, request, isNew);
	const outcome = await attempt(
		lookUpThenWrite(api.connection, {
			repeatable: true,
			lookUp: isNew ? skippingFirst(lookUp) : lookUp,
			write: async () => createdId(await api.post(`/pedidos/vendas/${saleId}/${generatorOf(request.model)}`), 'idNotaFiscal'),
		}),
	);
	if (outcome.ok) return outcome.value;
	if (!hasClass(outcome.error, 'validation', 'conflict')) throw outcome.error;
	// Bling refuses a second invoice: a person or another tool may have made one since we looked.
	const madeMeanwhile = await lookUp();
	if (madeMeanwhile === undefined) throw outcome.error;
	return { value: madeMeanwhile, found: true };
}

async function invoiceOfSale(api: BlingApi, saleId: number, request: IssueRequest, isNew: boolean): Promise<number | undefined> {
	const sale = await getKnownSale(api, saleId);
	refuseOtherOrder(vendor, request, sale.noted);
	if (!isNew) await refuseOutdated(api, sale, request);
	return sale.invoiceId;
}

/** Since the sale was made, the order may have been changed, and another order may have said something else of the customer. */
async function refuseOutdated(api: BlingApi, sale: KnownSale, request: IssueRequest): Promise<void> {
	const { order, overrides } = request;
	// The SKU of a generic product is not the order's.
	if (typeof overrides?.unknownProducts !== 'object') refuseOtherGoods(vendor, request, sale);
	if (!order || sale.noted !== order.id || sale.invoiceId !== undefined) return;
	refuseMoved(vendor, request, sale, placeOf(order));
	if (order.customer.taxId) await findOrCreateContact(api, order);
}

/** An invoice that is not authorized yet says where the order was to go then. Whoever corrects it in Bling changes no order. */
export async function refuseMovedOrder(api: BlingApi, saleId: number, request: IssueRequest): Promise<void> {
	if (request.order) refuseMoved(vendor, request, await getKnownSale(api, saleId), placeOf(request.order));
}
