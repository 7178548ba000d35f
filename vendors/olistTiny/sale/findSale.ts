import { asId, asNumber, asRecord, asText, type Json } from '../../../runtime/client/json';
import { pickSale, saleName, type SaleReference } from '../../../runtime/erp/pickSale';
import { listIn } from '../client/answers';
import type { TinyApi } from '../client/api';
import { vendor } from '../client/vendor';

/** `situacao` of a sale (Olist Tiny API v3, Pedidos). */
const cancelled = 2;

/** Id of the sale with the shop's order number, whoever made it; undefined if there is none. Remembered for some minutes. */
export async function findSale(api: TinyApi, reference: SaleReference): Promise<number | undefined> {
	const { clock } = api.connection;
	const known = api.memory.sales.get(saleName(reference), clock);
	if (known !== undefined) return known;
	const { orderNumber } = reference;
	// Compared here as well: a filter that the vendor does not understand is ignored without a word.
	const sales = listIn(await api.get('/pedidos', { numeroPedidoEcommerce: orderNumber })).flatMap(readSale);
	const id = pickSale(
		vendor,
		reference,
		sales.filter((sale) => sale.orderNumber === orderNumber),
	);
	if (id !== undefined) api.memory.sales.set(saleName(reference), id, clock);
	return id;
}

/** The shop's order number on a sale or an invoice. */
export function shopNumberIn({ ecommerce }: Json): string | null {
	return asText(asRecord(ecommerce).numeroPedidoEcommerce);
}

function readSale(sale: Json) {
	const id = asId(sale.id);
	if (id === undefined) return [];
	const taxId = asText(asRecord(sale.cliente).cpfCnpj) ?? '';
	return [{ id, taxId, cancelled: asNumber(sale.situacao) === cancelled, orderNumber: shopNumberIn(sale) }];
}
