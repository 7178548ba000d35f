import type { Days, InvoiceRegister, NamedOrder, RegisteredInvoice } from '../../../domain/ports/invoiceRegister';
import { daysFrom } from '../../../domain/values/days';
import { toCents } from '../../../domain/values/money';
import type { Connection } from '../../../runtime/client/connection';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { asId, asNumber, asText, listIn, recordIn, type Json } from '../client/answers';
import { openApi, type BlingApi } from '../client/api';
import { listPages, pageSize } from '../client/listPages';
import { vendor } from '../client/vendor';
import { readInvoice } from './readInvoice';

const cancelled = 2;

/**
 * Bling's NF-e by day. Its lists have neither the order's number nor the value, so that each authorized invoice costs a call, at three
 * calls a second; and they begin with the newest, so that what is held while they are read is a day's at the most.
 */
export function openInvoiceRegister(connection: Connection): InvoiceRegister {
	const api = openApi(connection);
	return {
		pages: (days) => pagesOf(api, days),
		ofOrder: async (named) => await ofOrder(api, named),
	};
}

async function* pagesOf(api: BlingApi, { from, to }: Days): AsyncGenerator<RegisteredInvoice[]> {
	for (const day of daysFrom(from, to)) {
		const period = { tipo: 1, dataEmissaoInicial: `${day} 00:00:00`, dataEmissaoFinal: `${day} 23:59:59` };
		// What is issued meanwhile pushes the others onto the next page, where they come again.
		const seen = new Set<number>();
		for (let page = 1; ; page++) {
			const rows = listIn(await api.get('/nfe', { ...period, pagina: page, limite: pageSize }));
			const fresh = rows.filter((row) => !seen.has(idOf(row)));
			for (const row of fresh) seen.add(idOf(row));
			yield await Promise.all(fresh.map(async (row) => await inFull(api, row)));
			if (rows.length < pageSize) break;
		}
	}
}

/** Bling leaves cancelled NF-e out where it is not asked for them. */
async function ofOrder(api: BlingApi, { number }: NamedOrder): Promise<RegisteredInvoice[]> {
	const asked = { tipo: 1, numeroLoja: number };
	const rows = [...(await listPages(api, '/nfe', asked)), ...(await listPages(api, '/nfe', { ...asked, situacao: cancelled }))];
	const ids = [...new Set(rows.map(idOf))];
	const invoices = await Promise.all(ids.map(async (id) => await registered(api, id)));
	return invoices.filter(({ orderNumber }) => orderNumber === number);
}

/** What is not authorized counts for nothing, whatever it is over. */
async function inFull(api: BlingApi, row: Json): Promise<RegisteredInvoice> {
	const brief = readInvoice(row, 55);
	return brief.status === 'authorized' ? await registered(api, idOf(row)) : { ...brief, total: 0, freight: null };
}

async function registered(api: BlingApi, id: number): Promise<RegisteredInvoice> {
	const data = recordIn(await api.get(`/nfe/${id}`));
	const total = toCents(asNumber(data.valorNota));
	if (total === undefined) throw unreadableAnswer(vendor, 'transient', 'the question for an invoice', ['valorNota']);
	return { ...readInvoice(data, 55), total: total / 100, freight: asNumber(data.valorFrete) };
}

function idOf(row: Json): number {
	const id = asId(row.id);
	if (id === undefined || asText(row.situacao) === null)
		throw unreadableAnswer(vendor, 'transient', 'the request for invoices', ['id', 'situacao']);
	return id;
}
