import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { BlingApi } from '../client/api';
import { asId, asNumber, asText, listIn, type Json } from '../client/answers';
import { vendor } from '../client/vendor';

export interface Location {
	id: string;
	name: string;
	isDefault: boolean;
}

/** The active locations (depósitos), the default one first. */
export async function listLocations(api: BlingApi): Promise<Location[]> {
	const locations = listIn(await api.get('/depositos', { situacao: 1, limite: 100 })).flatMap(readLocation);
	return locations.sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
}

function readLocation({ id, descricao, situacao, padrao }: Json): Location[] {
	const known = asId(id);
	if (known === undefined || asNumber(situacao) === 0) return [];
	return [{ id: String(known), name: asText(descricao) ?? String(known), isDefault: padrao === true || asNumber(padrao) === 1 }];
}

/** The id of the default location. */
export async function defaultLocation(api: BlingApi): Promise<string> {
	const location = (await listLocations(api)).find(({ isDefault }) => isDefault);
	if (location) return location.id;
	throw new IntegrationError(vendor, {
		class: 'notFound',
		code: 'noDefaultDepot',
		message: 'The Bling account has no default warehouse (depósito padrão)',
		hint: 'Choose a location in the node, or mark a warehouse as default in Bling',
	});
}
