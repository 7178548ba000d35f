import type { InvoiceStatus } from '../../../domain/documents/invoice';
import { orderKeyOf } from '../../../domain/documents/order';
import type { Days, InvoiceRegister, NamedOrder, RegisteredInvoice } from '../../../domain/ports/invoiceRegister';
import { daysFrom } from '../../../domain/values/days';
import { fromCents, toCents } from '../../../domain/values/money';
import type { Connection } from '../../../runtime/client/connection';
import { asId, asNumber, asRecord, asText, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { isYes } from '../client/answers';
import { openApi, type OmieApi } from '../client/api';
import { orderNumberIn, saleKey } from '../client/keys';
import { methods } from '../client/methods';
import { vendor } from '../client/vendor';
import { findSale } from '../sale/findSale';
import { saleState } from '../sale/saleState';
import { readInvoice } from './readInvoice';

const pageSize = 100;

/** Omie's NF-e by day: its list has the value, and the sale of each invoice is asked for the order's number. */
export function openInvoiceRegister(connection: Connection): InvoiceRegister {
	const api = openApi(connection);
	return {
		pages: (days) => pagesOf(api, days),
		ofOrder: async (named) => await ofOrder(api, named),
	};
}

async function* pagesOf(api: OmieApi, { from, to }: Days): AsyncGenerator<RegisteredInvoice[]> {
	for (const day of daysFrom(from, to)) {
		const date = day.split('-').reverse().join('/');
		// tpNF 1: what leaves the shop.
		const period = { registros_por_pagina: pageSize, ordenar_por: 'CODIGO', dEmiInicial: date, dEmiFinal: date, tpNF: '1' };
		for (let page = 1, pages = 1; page <= pages; page++) {
			const answer = await attempt(api.ask(methods.listInvoices, { pagina: page, ...period }));
			// A list without records is a fault.
			if (!answer.ok && hasClass(answer.error, 'notFound')) break;
			if (!answer.ok) throw answer.error;
			const { nfCadastro, total_de_paginas: total } = answer.value;
			if (!Array.isArray(nfCadastro) || asNumber(total) === null)
				throw unreadableAnswer(vendor, 'transient', 'the request for invoices', ['nfCadastro', 'total_de_paginas']);
			yield (await Promise.all(nfCadastro.map(async (row) => await registered(api, asRecord(row), day)))).flat();
			pages = asNumber(total)!;
		}
	}
}

/** Numbers that were voided are no invoices. */
async function registered(api: OmieApi, row: Json, day: string): Promise<RegisteredInvoice[]> {
	const [ide, compl] = [asRecord(row.ide), asRecord(row.compl)];
	if (asText(ide.dInut)) return [];
	const saleId = asId(compl.nIdPedido);
	const money = moneyOf(row);
	const listed = { ...readInvoice({}), issuedAt: day, number: asText(ide.nNF), id: String(asId(compl.nIdNF) ?? ''), ...money };
	const status: InvoiceStatus = asText(ide.dCan) ? 'cancelled' : isYes(ide.cDeneg) ? 'denied' : 'authorized';
	if (saleId === undefined || status !== 'authorized') return [{ ...listed, status }];
	const { invoice } = await saleState(api, { codigo_pedido: saleId });
	return [{ ...invoice, status, issuedAt: invoice.issuedAt ?? day, ...money }];
}

function moneyOf({ total }: Json): Pick<RegisteredInvoice, 'total' | 'freight'> {
	const { vNF, vFrete } = asRecord(asRecord(total).ICMSTot);
	const cents = toCents(asNumber(vNF));
	if (cents === undefined) throw unreadableAnswer(vendor, 'transient', 'the request for invoices', ['vNF']);
	return { total: fromCents(cents), freight: asNumber(vFrete) };
}

/** The sale that this package made of the order; what was typed into Omie by hand has no key of an order. */
async function ofOrder(api: OmieApi, { order, number }: NamedOrder): Promise<RegisteredInvoice[]> {
	if (!order) return [];
	const sale = await findSale(api, saleKey(orderKeyOf(order)));
	if (!sale) return [];
	const { invoice, saleId } = sale;
	const named = { ...invoice, orderNumber: orderNumberIn(sale.key) ?? number };
	if (invoice.status === 'pending' && invoice.number === null) return [];
	const inRegister = invoice.status === 'authorized' || invoice.status === 'cancelled';
	const money = inRegister ? moneyOf(await api.ask(methods.findInvoice, { nIdPedido: saleId })) : { total: 0, freight: null };
	return [{ ...named, ...money }];
}
