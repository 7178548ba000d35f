import type { Days, InvoiceRegister, NamedOrder, RegisteredInvoice } from '../../../domain/ports/invoiceRegister';
import { readAccessKey } from '../../../domain/values/accessKey';
import { brazilDate } from '../../../domain/values/brazilTime';
import { addDays } from '../../../domain/values/day';
import { daysFrom } from '../../../domain/values/days';
import { fromCents, toCents } from '../../../domain/values/money';
import type { Connection } from '../../../runtime/client/connection';
import { asNumber, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { hasMore, listIn, pageSize, recordIn } from '../client/answers';
import { openApi, type TinyApi } from '../client/api';
import { vendor } from '../client/vendor';
import { saleIdsOf } from '../sale/findSale';
import { getSale } from '../sale/getSale';
import { readInvoice } from './readInvoice';

/** Olist Tiny's NF-e by day: its list has number and value, so that a hundred invoices cost one call. */
export function openInvoiceRegister(connection: Connection): InvoiceRegister {
	const api = openApi(connection);
	return {
		pages: (days) => pagesOf(api, days),
		ofOrder: async (named) => await ofOrder(api, named),
	};
}

/** For how many days before its issue an invoice may have waited as a draft. */
const draftDays = 7;

/** The list goes by the day on which an invoice was made ("data de criação"): a draft that waited comes with the day of its issue. */
async function* pagesOf(api: TinyApi, { from, to }: Days): AsyncGenerator<RegisteredInvoice[]> {
	const waited = new Map<string, RegisteredInvoice>();
	for (const day of daysFrom(addDays(from, -draftDays), to)) {
		for await (const made of pagesMadeOn(api, day)) {
			for (const invoice of made.filter((each) => dayOf(each) > day)) waited.set(invoice.id, invoice);
			if (day >= from) yield made.filter((each) => dayOf(each) === day && !waited.has(each.id));
		}
		const issued = [...waited.values()].filter((each) => dayOf(each) === day);
		if (day >= from && issued.length > 0) yield issued;
	}
}

async function* pagesMadeOn(api: TinyApi, day: string): AsyncGenerator<RegisteredInvoice[]> {
	// What is made meanwhile stands behind the others; where the order is not kept, they come again.
	const seen = new Set<string>();
	for (let offset = 0; ; ) {
		const query = { tipo: 'S', orderBy: 'asc', dataInicial: day, dataFinal: day, limit: pageSize, offset };
		const answer = await api.get('/notas', query);
		const rows = listIn(answer);
		const fresh = rows.map(registered).filter((invoice) => isNfe(invoice) && !seen.has(invoice.id));
		for (const { id } of fresh) seen.add(id);
		yield fresh;
		if (!hasMore(answer, offset)) break;
		offset += rows.length;
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

/** Compared here as well: a filter that the vendor does not understand is ignored without a word. '' where no day is told. */
function dayOf({ issuedAt }: RegisteredInvoice): string {
	return issuedAt === null ? '' : brazilDate(Date.parse(issuedAt));
}

/** Only its key tells an invoice's model. */
function isNfe({ accessKey }: RegisteredInvoice): boolean {
	return accessKey === null || readAccessKey(accessKey).model === '55';
}
