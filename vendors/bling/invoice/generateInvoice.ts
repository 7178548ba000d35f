import type { IssueRequest } from '../../../domain/ports/invoiceIssuer';
import { refuseOtherOrder } from '../../../runtime/erp/pickSale';
import { hasClass } from '../../../runtime/errors/integrationError';
import { lookUpThenWrite, type Found } from '../../../runtime/once/lookUpThenWrite';
import { attempt } from '../../../runtime/errors/attempt';
import type { BlingApi } from '../client/api';
import { createdId } from '../client/answers';
import { vendor } from '../client/vendor';
import { getKnownSale } from '../sale/invoicedFirst';
import { skippingFirst } from '../../../runtime/once/skippingFirst';
import { generatorOf } from './models';

/** Id of the sale's invoice, created if it has none. `isNew`: the sale was made a moment ago, so it cannot have one yet. */
export async function findOrGenerateInvoice(api: BlingApi, saleId: number, request: IssueRequest, isNew: boolean): Promise<Found<number>> {
	const lookUp = async () => await invoiceOfSale(api, saleId, request);
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

async function invoiceOfSale(api: BlingApi, saleId: number, request: IssueRequest): Promise<number | undefined> {
	const { invoiceId, noted } = await getKnownSale(api, saleId);
	refuseOtherOrder(vendor, request, noted);
	return invoiceId;
}
