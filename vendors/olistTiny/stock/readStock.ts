import { asId, asNumber, asRecords, asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { recordIn } from '../client/answers';
import { vendor } from '../client/vendor';
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
	const { depositos } = recordIn(await api.get(`/estoque/${productId}`));
	if (!Array.isArray(depositos)) throw unreadableStock();
	return asRecords(depositos).map(readLocation);
}

/** A location that cannot be read is not left out: what it holds would count as 0. */
function readLocation({ id, nome, saldo, disponivel }: Json): LocationStock {
	const known = asId(id);
	const [balance, available] = [asNumber(saldo), asNumber(disponivel)];
	if (known === undefined || balance === null || available === null) throw unreadableStock();
	return { id: known, name: asText(nome) ?? String(known), balance, available };
}

function unreadableStock() {
	return unreadableAnswer(vendor, 'transient', 'the question for the stock', ['depositos: id, saldo, disponivel']);
}

export function totalBalance(locations: readonly LocationStock[]): number {
	return locations.reduce((sum, { balance }) => sum + balance, 0);
}
