import { asId, asRecords, asText } from '../../../runtime/client/json';
import type { OmieApi } from '../client/api';
import { isYes } from '../client/answers';
import { methods } from '../client/methods';

export interface Location {
	id: string;
	name: string;
	isDefault: boolean;
}

/** The active locations (locais de estoque), the default one first. */
export async function listLocations(api: OmieApi): Promise<Location[]> {
	const answer = await api.ask(methods.listLocations, { nPagina: 1, nRegPorPagina: 100 });
	const locations = asRecords(answer.locaisEncontrados).flatMap(({ codigo_local_estoque, descricao, padrao, inativo }): Location[] => {
		const id = asId(codigo_local_estoque);
		if (id === undefined || isYes(inativo)) return [];
		return [{ id: String(id), name: asText(descricao) ?? String(id), isDefault: isYes(padrao) }];
	});
	return locations.sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
}
