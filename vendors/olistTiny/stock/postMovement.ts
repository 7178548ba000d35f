import type { Safety } from '../../../runtime/client/apiClient';
import { asRecord, asText } from '../../../runtime/client/json';
import type { KnownProduct } from '../client/accountMemory';
import type { TinyApi } from '../client/api';

export interface Movement {
	/** Balance, in, out. */
	type: 'B' | 'E' | 'S';
	quantity: number;
	/** Undefined for the account's default location. */
	locationId: number | undefined;
	remarks?: string;
}

/**
 * `POST /estoque/{idProduto}`; answers the movement's id where it is told. A balance may be repeated, goods that come or go may not. The
 * average cost goes along so that the movement does not change it.
 */
export async function postMovement(api: TinyApi, { id, cost }: KnownProduct, movement: Movement): Promise<string | null> {
	const { type, quantity, locationId, remarks } = movement;
	const safety: Safety = type === 'B' ? 'keyed' : 'once';
	const body = {
		tipo: type,
		quantidade: quantity,
		...(locationId === undefined ? {} : { deposito: { id: locationId } }),
		...(cost === null ? {} : { precoUnitario: cost }),
		...(remarks === undefined ? {} : { observacoes: remarks }),
	};
	return asText(asRecord(await api.post(`/estoque/${id}`, body, safety)).idLancamento);
}
