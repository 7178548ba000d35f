import { asNumber, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { vendor } from '../client/vendor';

/** What there is of a product at a location. */
export interface Level {
	/** Omie's id of the location. */
	location: string;
	/** Units that can be sold. */
	available: number;
	/** Units there that sales have reserved. */
	reserved: number;
	/** Average cost (CMC) in reais, 0 for a product without one; null where the answer did not tell. Omie asks for it with a movement. */
	unitCost: number | null;
}

/**
 * `fisico` is what lies there; lists call the balance `nSaldo` and the cost `nCMC`. A count that cannot be read is no 0: that would be
 * written into the shop as sold out.
 */
export function levelIn(position: Json, location: string): Level {
	const reserved = asNumber(position.reservado);
	const there = asNumber(position.fisico) ?? asNumber(position.saldo) ?? asNumber(position.nSaldo);
	if (there === null || reserved === null || location === '') throw unreadableLevel();
	return { location, available: there - reserved, reserved, unitCost: asNumber(position.cmc) ?? asNumber(position.nCMC) };
}

export function unreadableLevel() {
	return unreadableAnswer(vendor, 'transient', 'the question for the stock', ['fisico', 'reservado', 'cmc', 'codigo_local_estoque']);
}
