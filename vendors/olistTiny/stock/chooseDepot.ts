import type { TinyApi } from '../client/api';
import type { DepotStock } from './readStock';

export type DepotChoice = { depot: DepotStock } | { reason: string } | 'unknownDefault';

/** The warehouse that a line is about; without a location the default one, where it is known. */
export function chooseDepot(api: TinyApi, depots: readonly DepotStock[], location: string | null): DepotChoice {
	if (location !== null) {
		const depot = depots.find(({ id }) => String(id) === location);
		return depot ? { depot } : { reason: `Olist Tiny has no warehouse (depósito) with the id ${location} for this product` };
	}
	const standard = api.memory.defaultDepot.get('id', api.connection.clock);
	const depot = depots.length === 1 ? depots[0] : depots.find(({ id }) => id === standard);
	return depot ? { depot } : 'unknownDefault';
}

/**
 * Learns the default warehouse from what a movement without a warehouse changed; undefined where that is not clear, because something
 * else moved as well. `fits`: what the movement must have done to it.
 */
export function learnDefault(
	api: TinyApi,
	before: readonly DepotStock[],
	after: readonly DepotStock[],
	fits: (balance: number, before: number) => boolean,
): DepotStock | undefined {
	const changed = after.filter(({ id, balance }) => fits(balance, before.find((depot) => depot.id === id)?.balance ?? 0));
	if (changed.length !== 1) return undefined;
	api.memory.defaultDepot.set('id', changed[0]!.id, api.connection.clock);
	return changed[0];
}
