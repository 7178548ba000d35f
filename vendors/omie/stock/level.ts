import { asNumber, type Json } from '../../../runtime/client/json';

/** What there is of a product at a location. */
export interface Level {
	/** Omie's id of the location. */
	location: string;
	/** Units that can be sold. */
	available: number;
	/** Units there that sales have reserved. */
	reserved: number;
	/** Average cost (CMC) in reais; Omie asks for a value with a movement. */
	unitCost: number;
}

/** `fisico` is what lies there; lists call the balance `nSaldo` and the cost `nCMC`. */
export function levelIn(position: Json, location: string): Level {
	const reserved = asNumber(position.reservado) ?? 0;
	const there = asNumber(position.fisico) ?? asNumber(position.saldo) ?? asNumber(position.nSaldo) ?? 0;
	return { location, available: there - reserved, reserved, unitCost: asNumber(position.cmc) ?? asNumber(position.nCMC) ?? 0 };
}
