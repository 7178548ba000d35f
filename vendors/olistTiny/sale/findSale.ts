import { toCents } from '../../../domain/values/money';
import { asId, asNumber, asRecord, asText, type Json } from '../../../runtime/client/json';
import { cannotTell, pickSale, saleName, salesToInvoice, type NumberedSale, type SaleReference } from '../../../runtime/erp/pickSale';
import { hasMore, listIn } from '../client/answers';
import type { TinyApi } from '../client/api';
import { vendor } from '../client/vendor';
import { cancelled, invoicedFirst } from './getSale';
import { shopNumberIn } from './shopNumber';

/** Id of the sale with the shop's order number, whoever made it; undefined if there is none. Remembered for some minutes. */
export async function findSale(api: TinyApi, reference: SaleReference): Promise<number | undefined> {
	const { clock } = api.connection;
	const known = api.memory.sales.get(saleName(reference), clock);
	if (known !== undefined) return known;
	const id = pickSale(vendor, reference, await numberedSales(api, reference));
	if (id !== undefined) api.memory.sales.set(saleName(reference), id, clock);
	return id;
}

/** The sales that the order's invoice may be made of as they are now, the one that stands first. */
export async function listSalesToInvoice(api: TinyApi, reference: SaleReference): Promise<readonly number[]> {
	const ids = salesToInvoice(vendor, reference, await numberedSales(api, reference)).map(({ id }) => id);
	return ids.length > 1 ? await invoicedFirst(api, ids) : ids;
}

/** Ids of all sales with the shop's order number, whoever made them. */
export async function saleIdsOf(api: TinyApi, orderNumber: string): Promise<readonly number[]> {
	return (await numberedSales(api, { orderNumber, order: null })).map(({ id }) => id);
}

/** Compared here as well: a filter that the vendor does not understand is ignored without a word. */
async function numberedSales(api: TinyApi, { orderNumber }: SaleReference): Promise<NumberedSale[]> {
	const answer = await api.get('/pedidos', { numeroPedidoEcommerce: orderNumber });
	const sales = listIn(answer);
	const isFiltered = sales.every((sale) => [null, orderNumber].includes(shopNumberIn(sale)));
	// Sales of other numbers show that the filter was ignored; else a sale without one may be the order's.
	if (isFiltered && sales.some((sale) => shopNumberIn(sale) === null)) throw unclearSale(orderNumber);
	const numbered = sales.filter((sale) => shopNumberIn(sale) === orderNumber);
	// The order's own may stand behind a page of others.
	if (numbered.length === 0 && hasMore(answer)) throw unclearSale(orderNumber);
	return numbered.map((sale) => readSale(sale, orderNumber));
}

function readSale(sale: Json, orderNumber: string): NumberedSale {
	const [id, situation] = [asId(sale.id), asNumber(sale.situacao)];
	// One that does not say how it stands may be a cancelled one.
	if (id === undefined || situation === null) throw unclearSale(orderNumber);
	const taxId = asText(asRecord(sale.cliente).cpfCnpj) ?? '';
	return { id, taxId, cancelled: situation === cancelled, totalCents: toCents(asNumber(sale.valor)) };
}

function unclearSale(orderNumber: string) {
	return cannotTell(vendor, `the sale of order ${orderNumber}`);
}
