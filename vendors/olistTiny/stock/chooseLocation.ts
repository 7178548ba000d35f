import type { TinyApi } from '../client/api';
import type { LocationStock } from './readStock';

export type LocationChoice = { location: LocationStock } | { reason: string } | 'unknownDefault';

/** The location that a line is about; where it names none the default one, if that is known. `id`: as the line names it. */
export function chooseLocation(api: TinyApi, locations: readonly LocationStock[], id: string | null): LocationChoice {
	if (id !== null) {
		const named = locations.find((each) => String(each.id) === id);
		return named ? { location: named } : { reason: `Olist Tiny has no warehouse (depósito) with the id ${id} for this product` };
	}
	const standard = api.memory.defaultLocation.get('id', api.connection.clock);
	const location = locations.length === 1 ? locations[0] : locations.find((each) => each.id === standard);
	return location ? { location } : 'unknownDefault';
}

/**
 * Learns the default location from what a movement without a location changed; undefined where that is not clear, because something
 * else moved as well. `fits`: what the movement must have done to it.
 */
export function learnDefault(
	api: TinyApi,
	before: readonly LocationStock[],
	after: readonly LocationStock[],
	fits: (balance: number, before: number) => boolean,
): LocationStock | undefined {
	const changed = after.filter(({ id, balance }) => fits(balance, before.find((location) => location.id === id)?.balance ?? 0));
	if (changed.length !== 1) return undefined;
	api.memory.defaultLocation.set('id', changed[0]!.id, api.connection.clock);
	return changed[0];
}
