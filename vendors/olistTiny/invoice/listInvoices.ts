import { readAccessKey } from '../../../domain/values/accessKey';
import { brazilDate } from '../../../domain/values/brazilTime';
import { addDays } from '../../../domain/values/day';
import type { Invoice } from '../../../domain/documents/invoice';
import type { InvoiceQuery } from '../../../domain/ports/invoiceIssuer';
import { hasMore, listIn, pageSize } from '../client/answers';
import type { TinyApi } from '../client/api';
import { findSale } from '../sale/findSale';
import { getSale } from '../sale/getSale';
import { getInvoice } from './getInvoice';
import { situacaoOf } from './invoiceStatus';
import { readInvoice } from './readInvoice';

/** The newest first. A list has neither links nor reasons of refusals; the invoice of one order is read whole. */
export async function listInvoices(api: TinyApi, query: InvoiceQuery, limit: number): Promise<Invoice[]> {
	if (query.orderNumber) return (await invoicesOfOrder(api, query.orderNumber, query)).slice(0, limit);
	const found: Invoice[] = [];
	for (let offset = 0; found.length < limit; ) {
		const answer = await api.get('/notas', { ...filters(query), limit: pageSize, offset });
		const page = listIn(answer);
		found.push(...page.map((data) => readInvoice(data, query.model)).filter((invoice) => fits(invoice, query)));
		if (!hasMore(answer, offset)) break;
		offset += page.length;
	}
	return found.slice(0, limit);
}

/** For how many days before its issue an invoice may have waited as a draft: the list goes by the day on which it was made. */
const draftDays = 7;

/** `tipo` S: those that go out. */
function filters({ status, issuedFrom, issuedTo }: InvoiceQuery) {
	return {
		tipo: 'S',
		orderBy: 'desc',
		situacao: status && situacaoOf(status),
		dataInicial: issuedFrom === undefined ? undefined : addDays(issuedFrom, -draftDays),
		dataFinal: issuedTo,
	};
}

async function invoicesOfOrder(api: TinyApi, orderNumber: string, query: InvoiceQuery): Promise<Invoice[]> {
	const saleId = await findSale(api, { orderNumber, order: null });
	const invoiceId = saleId === undefined ? undefined : (await getSale(api, saleId)).invoiceId;
	if (invoiceId === undefined) return [];
	return [await getInvoice(api, String(invoiceId), query.model)].filter((invoice) => fits(invoice, query));
}

/** Compared here as well: a filter that the vendor does not understand is ignored without a word. Only its key tells an invoice's model. */
function fits({ accessKey, status, issuedAt }: Invoice, query: InvoiceQuery): boolean {
	const day = issuedAt === null ? null : brazilDate(Date.parse(issuedAt));
	return (
		(accessKey === null || readAccessKey(accessKey).model === String(query.model)) &&
		(query.status === undefined || status === query.status) &&
		(query.issuedFrom === undefined || (day !== null && day >= query.issuedFrom)) &&
		(query.issuedTo === undefined || (day !== null && day <= query.issuedTo))
	);
}
