import type { Days, InvoiceRegister, NamedOrder, RegisteredInvoice } from '../../../domain/ports/invoiceRegister';
import { readAccessKey } from '../../../domain/values/accessKey';
import { brazilDate } from '../../../domain/values/brazilTime';
import { daysFrom } from '../../../domain/values/days';
import { fromCents, toCents } from '../../../domain/values/money';
import type { Connection } from '../../../runtime/client/connection';
import { asNumber, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { listIn, recordIn } from '../client/answers';
import { openApi, type TinyApi } from '../client/api';
import { vendor } from '../client/vendor';
import { saleIdsOf } from '../sale/findSale';
import { getSale } from '../sale/getSale';
import { readInvoice } from './readInvoice';

/** A page of the lists holds no more. */
const pageSize = 100;

/** Olist Tiny's NF-e by day: its list has number and value, so that a hundred invoices cost one call. */
export function openInvoiceRegister(connection: Connection): InvoiceRegister {
	const api = openApi(connection);
	return {
		pages: (days) => pagesOf(api, days),
		ofOrder: async (named) => await ofOrder(api, named),
	};
}

async function* pagesOf(api: TinyApi, { from, to }: Days): AsyncGenerator<RegisteredInvoice[]> {
	for (const day of daysFrom(from, to)) {
		// What is issued meanwhile stands behind the others; where the order is not kept, they come again.
		const seen = new Set<string>();
		for (let offset = 0; ; offset += pageSize) {
			const query = { tipo: 'S', orderBy: 'asc', dataInicial: day, dataFinal: day, limit: pageSize, offset };
			const rows = listIn(await api.get('/notas', query));
			const fresh = rows.map(registered).filter((invoice) => isOf(invoice, day) && !seen.has(invoice.id));
			for (const { id } of fresh) seen.add(id);
			yield fresh;
			if (rows.length < pageSize) break;
		}
	}
}

/** A sale has one invoice, and an order may have several sales. */
async function ofOrder(api: TinyApi, { number }: NamedOrder): Promise<RegisteredInvoice[]> {
	const invoices: RegisteredInvoice[] = [];
	for (const saleId of await saleIdsOf(api, number)) {
		const { invoiceId } = await getSale(api, saleId);
		if (invoiceId === undefined) continue;
		const invoice = registered(recordIn(await api.get(`/notas/${invoiceId}`)));
		// An invoice of the sale is the order's, whether it says so or not.
		if (isNfe(invoice)) invoices.push({ ...invoice, orderNumber: invoice.orderNumber ?? number });
	}
	return invoices;
}

function registered(data: Json): RegisteredInvoice {
	const invoice = readInvoice(data, 55);
	const total = toCents(asNumber(data.valor));
	if (invoice.id === '' || total === undefined) throw unreadableAnswer(vendor, 'transient', 'the request for invoices', ['id', 'valor']);
	return { ...invoice, total: fromCents(total), freight: asNumber(data.valorFrete) };
}

/** Compared here as well: a filter that the vendor does not understand is ignored without a word. */
function isOf(invoice: RegisteredInvoice, day: string): boolean {
	return isNfe(invoice) && invoice.issuedAt !== null && brazilDate(Date.parse(invoice.issuedAt)) === day;
}

/** Only its key tells an invoice's model. */
function isNfe({ accessKey }: RegisteredInvoice): boolean {
	return accessKey === null || readAccessKey(accessKey).model === '55';
}
