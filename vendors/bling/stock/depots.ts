import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { BlingApi } from '../client/api';
import { asId, asNumber, asText, listIn, type Json } from '../client/answers';
import { vendor } from '../client/vendor';

export interface Depot {
	id: string;
	name: string;
	isDefault: boolean;
}

/** The active warehouses (depósitos), the default one first. */
export async function listDepots(api: BlingApi): Promise<Depot[]> {
	const depots = listIn(await api.get('/depositos', { situacao: 1, limite: 100 })).flatMap(readDepot);
	return depots.sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
}

function readDepot({ id, descricao, situacao, padrao }: Json): Depot[] {
	const known = asId(id);
	if (known === undefined || asNumber(situacao) === 0) return [];
	return [{ id: String(known), name: asText(descricao) ?? String(known), isDefault: padrao === true || asNumber(padrao) === 1 }];
}

/** The id of the default warehouse. */
export async function defaultDepot(api: BlingApi): Promise<string> {
	const depot = (await listDepots(api)).find(({ isDefault }) => isDefault);
	if (depot) return depot.id;
	throw new IntegrationError(vendor, {
		class: 'notFound',
		code: 'noDefaultDepot',
		message: 'Bling names no default warehouse (depósito padrão)',
		hint: 'Choose a location in the node, or mark a warehouse as default in Bling',
	});
}
