import { toCents } from '../../../domain/values/money';
import {
	cannotTell,
	pickSale,
	refuseOtherTotal,
	saleName,
	salesToInvoice,
	type NumberedSale,
	type SaleReference,
} from '../../../runtime/erp/pickSale';
import type { BlingApi } from '../client/api';
import { asId, asNumber, asRecord, asText, listIn, type Json } from '../client/answers';
import { pageSize } from '../client/listPages';
import { vendor } from '../client/vendor';
import { invoicedFirst } from './invoicedFirst';

export { saleName, type SaleReference } from '../../../runtime/erp/pickSale';

/** Id of the sale with the shop's order number (`numeroLoja`), whoever made it in Bling; undefined if there is none. */
export async function findSale(api: BlingApi, reference: SaleReference): Promise<number | undefined> {
	const id = pickSale(vendor, reference, await numberedSales(api, reference));
	if (id !== undefined) api.memory.sales.set(saleName(reference), id, api.connection.clock);
	return id;
}

/** As `findSale`, asking Bling only where it was not seen in the last minutes. */
export async function recallSale(api: BlingApi, reference: SaleReference): Promise<number | undefined> {
	return api.memory.sales.get(saleName(reference), api.connection.clock) ?? (await findSale(api, reference));
}

/** The sales that the order's invoice may be made of, the one that stands first. */
export async function listSalesToInvoice(api: BlingApi, reference: SaleReference): Promise<readonly number[]> {
	const sales = salesToInvoice(vendor, reference, await numberedSales(api, reference));
	for (const { totalCents } of sales) refuseOtherTotal(vendor, reference, totalCents);
	const ids = sales.map(({ id }) => id);
	return ids.length > 1 ? await invoicedFirst(api, ids) : ids;
}

async function numberedSales(api: BlingApi, { orderNumber }: SaleReference): Promise<NumberedSale[]> {
	const sales = listIn(await api.get('/pedidos/vendas', { 'numerosLojas[]': [orderNumber] }));
	const numbered = sales.filter((sale) => numberOf(sale, orderNumber) === orderNumber);
	// A full page of others: the order's own may stand on the next one.
	if (numbered.length === 0 && sales.length >= pageSize) throw cannotTell(vendor, `the sale of order ${orderNumber}`);
	return numbered.map((sale) => readSale(sale, orderNumber));
}

/** All that is in this list was asked for by its number: what does not show it may be the order's. */
function numberOf({ numeroLoja }: Json, orderNumber: string): string {
	const number = asText(numeroLoja);
	if (number === null) throw cannotTell(vendor, `the sale of order ${orderNumber}`);
	return number;
}

function readSale(sale: Json, orderNumber: string): NumberedSale {
	const id = asId(sale.id);
	if (id === undefined) throw cannotTell(vendor, `the sale of order ${orderNumber}`);
	const taxId = asText(asRecord(sale.contato).numeroDocumento) ?? '';
	return { id, taxId, cancelled: isCancelled(sale, orderNumber), totalCents: toCents(asNumber(sale.total)) };
}

/** Situation 12 (`valor` 2) is Bling's own "Cancelado". A sale that tells none may be a cancelled one. */
export function isCancelled({ situacao }: Json, orderNumber: string): boolean {
	const [id, valor] = [asNumber(asRecord(situacao).id), asNumber(asRecord(situacao).valor)];
	if (id === null && valor === null) throw cannotTell(vendor, `the sale of order ${orderNumber}`);
	return id === 12 || valor === 2;
}
