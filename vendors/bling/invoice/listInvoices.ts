import type { Invoice } from '../../../domain/documents/invoice';
import type { InvoiceQuery } from '../../../domain/ports/invoiceIssuer';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import type { BlingApi } from '../client/api';
import { asId, asRecord, recordIn } from '../client/answers';
import { listPages } from '../client/listPages';
import { findSale } from '../sale/findSale';
import { getInvoice } from './getInvoice';
import { situationsOf } from './invoiceStatus';
import { resourceOf } from './models';
import { readInvoice } from './readInvoice';
import { vendor } from '../client/vendor';

/** Invoices that left the shop (`tipo` 1), the newest first. The list does not tell why one was rejected: `get` does. */
export async function listInvoices(api: BlingApi, query: InvoiceQuery, limit: number): Promise<Invoice[]> {
	refuseLongPeriod(query);
	if (query.model === 65 && query.orderNumber !== undefined) return (await consumerInvoiceOf(api, query)).slice(0, limit);
	const lists: Invoice[] = [];
	// One call takes one situation, and without any Bling leaves cancelled NF-e out.
	for (const situacao of situationsOf(query.status, query.model)) lists.push(...(await listSituation(api, query, situacao, limit)));
	const once = [...new Map(lists.map((invoice) => [invoice.id, invoice])).values()];
	return once.sort(newestFirst).slice(0, limit);
}

async function listSituation(api: BlingApi, query: InvoiceQuery, situacao: number | undefined, limit: number): Promise<Invoice[]> {
	const { model, issuedFrom, issuedTo, orderNumber } = query;
	const filters = {
		situacao,
		dataEmissaoInicial: issuedFrom === undefined ? undefined : `${issuedFrom} 00:00:00`,
		dataEmissaoFinal: issuedTo === undefined ? undefined : `${issuedTo} 23:59:59`,
		...(model === 55 ? { tipo: 1, numeroLoja: orderNumber } : {}),
	};
	const listed = (await listPages(api, resourceOf(model), filters, limit)).map((record) => readInvoice(record, model));
	// Bling's document has the shop's number in no answer of its lists.
	return listed.map((invoice) => ({ ...invoice, orderNumber: invoice.orderNumber ?? orderNumber ?? null }));
}

/** `/nfce` has no filter for the shop's order number; the order's sale knows its invoice. */
async function consumerInvoiceOf(api: BlingApi, query: InvoiceQuery): Promise<Invoice[]> {
	const saleId = await findSale(api, { orderNumber: query.orderNumber!, order: null });
	if (saleId === undefined) return [];
	const id = asId(asRecord(recordIn(await api.get(`/pedidos/vendas/${saleId}`)).notaFiscal).id);
	if (id === undefined) return [];
	const outcome = await attempt(getInvoice(api, String(id), 65));
	if (outcome.ok) return [outcome.value.invoice].filter((invoice) => fits(invoice, query));
	// The sale has an NF-e.
	if (hasClass(outcome.error, 'notFound')) return [];
	throw outcome.error;
}

function fits({ status, issuedAt }: Invoice, query: InvoiceQuery): boolean {
	const moment = Date.parse(issuedAt ?? '');
	const after = query.issuedFrom === undefined || moment >= Date.parse(`${query.issuedFrom}T00:00:00-03:00`);
	const before = query.issuedTo === undefined || moment <= Date.parse(`${query.issuedTo}T23:59:59-03:00`);
	return (query.status === undefined || query.status === status) && after && before;
}

function newestFirst(a: Invoice, b: Invoice): number {
	return (b.issuedAt ?? '').localeCompare(a.issuedAt ?? '') || Number(b.id) - Number(a.id);
}

const yearMs = 366 * 86_400_000;

/** Bling answers 400 to a period of more than a year. */
function refuseLongPeriod({ issuedFrom, issuedTo }: InvoiceQuery): void {
	if (issuedFrom === undefined || issuedTo === undefined) return;
	if (Date.parse(issuedTo) + 86_400_000 - Date.parse(issuedFrom) <= yearMs) return;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'longPeriod',
		message: `Bling lists at most one year at a time, and ${issuedFrom} to ${issuedTo} is longer`,
		hint: 'Ask for one year after the other',
	});
}
