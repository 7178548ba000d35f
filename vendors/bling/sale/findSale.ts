import { pickSale, saleName, type SaleReference } from '../../../runtime/erp/pickSale';
import type { BlingApi } from '../client/api';
import { asId, asNumber, asRecord, asText, listIn, type Json } from '../client/answers';
import { vendor } from '../client/vendor';

export { saleName, type SaleReference } from '../../../runtime/erp/pickSale';

/** Id of the sale with the shop's order number (`numeroLoja`), whoever made it in Bling; undefined if there is none. */
export async function findSale(api: BlingApi, reference: SaleReference): Promise<number | undefined> {
	const { orderNumber } = reference;
	const sales = listIn(await api.get('/pedidos/vendas', { 'numerosLojas[]': [orderNumber] }));
	const numbered = sales.filter(({ numeroLoja }) => asText(numeroLoja) === orderNumber).flatMap(readSale);
	const id = pickSale(vendor, reference, numbered);
	if (id !== undefined) api.memory.sales.set(saleName(reference), id, api.connection.clock);
	return id;
}

/** As `findSale`, asking Bling only where it was not seen in the last minutes. */
export async function recallSale(api: BlingApi, reference: SaleReference): Promise<number | undefined> {
	return api.memory.sales.get(saleName(reference), api.connection.clock) ?? (await findSale(api, reference));
}

function readSale(sale: Json) {
	const id = asId(sale.id);
	if (id === undefined) return [];
	return [{ id, taxId: asText(asRecord(sale.contato).numeroDocumento) ?? '', cancelled: isCancelled(sale) }];
}

/** Situation 12 (`valor` 2) is Bling's own "Cancelado". */
function isCancelled({ situacao }: Json): boolean {
	const { id, valor } = asRecord(situacao);
	return asNumber(id) === 12 || asNumber(valor) === 2;
}
