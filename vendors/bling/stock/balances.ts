import { IntegrationError } from '../../../runtime/integrationError';
import { settle } from '../../../runtime/settle';
import type { BlingApi } from '../client/api';
import { asId, asNumber, asRecord, listIn } from '../client/answers';
import type { SaleLine } from '../sale/getSaleLines';

/**
 * Physical balances by product id, in one warehouse or in all together. Read for the report only: where the reading fails, the
 * movement before it is still done, so there are then no balances.
 */
export async function readBalances(
	api: BlingApi,
	lines: readonly SaleLine[],
	location: string | null,
): Promise<ReadonlyMap<number, number>> {
	const ids = lines.flatMap(({ productId }) => (productId === undefined ? [] : [productId]));
	if (ids.length === 0) return new Map();
	const path = location === null ? '/estoques/saldos' : `/estoques/saldos/${encodeURIComponent(location)}`;
	const outcome = await settle(api.get(path, { 'idsProdutos[]': ids }).then(byProduct));
	if ('value' in outcome) return outcome.value;
	if (outcome.error instanceof IntegrationError) return new Map();
	throw outcome.error;
}

function byProduct(body: unknown): ReadonlyMap<number, number> {
	return new Map(
		listIn(body).flatMap(({ produto, saldoFisicoTotal }): [number, number][] => {
			const id = asId(asRecord(produto).id);
			const balance = asNumber(saldoFisicoTotal);
			return id === undefined || balance === null ? [] : [[id, balance]];
		}),
	);
}
