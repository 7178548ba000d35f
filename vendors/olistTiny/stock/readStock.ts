import { asId, asNumber, asRecords, asText, type Json } from '../../../runtime/client/json';
import { recordIn } from '../client/answers';
import type { TinyApi } from '../client/api';

/** A warehouse (depósito) and what it holds of one product. */
export interface DepotStock {
	id: number;
	name: string;
	/** Units that are there. */
	balance: number;
	/** Of these, units that no open sale has reserved. */
	available: number;
}

export async function readStock(api: TinyApi, productId: number): Promise<DepotStock[]> {
	return asRecords(recordIn(await api.get(`/estoque/${productId}`)).depositos).flatMap(readDepot);
}

function readDepot({ id, nome, saldo, disponivel }: Json): DepotStock[] {
	const known = asId(id);
	const balance = asNumber(saldo);
	if (known === undefined || balance === null) return [];
	return [{ id: known, name: asText(nome) ?? String(known), balance, available: asNumber(disponivel) ?? balance }];
}

export function totalBalance(depots: readonly DepotStock[]): number {
	return depots.reduce((sum, { balance }) => sum + balance, 0);
}
