import { asId, asNumber, asRecords, asText, type Json } from '../../../runtime/client/json';
import { recordIn } from '../client/answers';
import type { TinyApi } from '../client/api';

/** A location (depósito) and what it holds of one product. */
export interface LocationStock {
	id: number;
	name: string;
	/** Units that are there. */
	balance: number;
	/** Of these, units that no open sale has reserved. */
	available: number;
}

export async function readStock(api: TinyApi, productId: number): Promise<LocationStock[]> {
	return asRecords(recordIn(await api.get(`/estoque/${productId}`)).depositos).flatMap(readLocation);
}

function readLocation({ id, nome, saldo, disponivel }: Json): LocationStock[] {
	const known = asId(id);
	const balance = asNumber(saldo);
	if (known === undefined || balance === null) return [];
	return [{ id: known, name: asText(nome) ?? String(known), balance, available: asNumber(disponivel) ?? balance }];
}

export function totalBalance(locations: readonly LocationStock[]): number {
	return locations.reduce((sum, { balance }) => sum + balance, 0);
}
