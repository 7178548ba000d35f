import type { BlingApi } from '../client/api';
import { asId, asNumber, asRecord, listIn, type Json } from '../client/answers';

/** Units of a product, at one location or at all together. */
export interface Balance {
	/** What lies on the shelf (saldo físico). */
	physical: number;
	/** Without what is reserved for open sales (saldo virtual); as much as on the shelf where Bling does not tell. */
	sellable: number;
}

/**
 * Bling lists balances by their sign. Its document says that without a filter only those above 0 come, so the others are asked for
 * where products are missing.
 */
const filtersForTheRest = [{ filtroSaldoEstoque: 0 }, { filtroSaldoEstoque: 2 }];

/** By product id. `location`: id of the location, null for all. */
export async function readBalances(api: BlingApi, ids: readonly number[], location: string | null): Promise<ReadonlyMap<number, Balance>> {
	const path = location === null ? '/estoques/saldos' : `/estoques/saldos/${encodeURIComponent(location)}`;
	const balances = new Map<number, Balance>();
	for (const filter of [{}, ...filtersForTheRest]) {
		const missing = ids.filter((id) => !balances.has(id));
		if (missing.length === 0) break;
		const rows = listIn(await api.get(path, { 'idsProdutos[]': missing, ...filter }));
		for (const [id, balance] of rows.flatMap(readRow)) balances.set(id, balance);
	}
	return balances;
}

function readRow({ produto, saldoFisicoTotal, saldoVirtualTotal }: Json): [number, Balance][] {
	const id = asId(asRecord(produto).id);
	const physical = asNumber(saldoFisicoTotal);
	// What is told and cannot be read is not "nothing is reserved": it would be sold twice.
	const sellable = saldoVirtualTotal === undefined ? physical : asNumber(saldoVirtualTotal);
	return id === undefined || physical === null || sellable === null ? [] : [[id, { physical, sellable }]];
}
