import type { StockMovement } from '../../../domain/ports/stock';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import { attempt } from '../../../runtime/errors/attempt';
import { skippingFirst } from '../../../runtime/once/skippingFirst';
import type { KnownProduct } from '../client/accountMemory';
import type { TinyApi } from '../client/api';
import { chooseLocation, learnDefault } from './chooseLocation';
import { moved, movedSomewhere, notDone, unchanged, type LineOutcome } from './lineOutcome';
import { postMovement } from './postMovement';
import { readStock, totalBalance, type LocationStock } from './readStock';
import { vendor } from '../client/vendor';

/**
 * Lets goods come or go. The API knows no key and shows no list of movements, so after a lost answer the balance tells: changed by just
 * that much it was done, as before it was not, and anything else is unclear.
 *
 * A difference rather than a balance computed from a reading: that one would undo what is sold in between.
 */
export async function adjustCount(api: TinyApi, product: KnownProduct, movement: StockMovement): Promise<LineOutcome> {
	const before = await readStock(api, product.id);
	const choice = chooseLocation(api, before, movement.location);
	if (choice !== 'unknownDefault' && 'reason' in choice) return notDone(movement, choice.reason);
	const location = choice === 'unknownDefault' ? undefined : choice.location;
	if (movement.delta === 0) return location ? unchanged(location) : { ...movedSomewhere(null, 0, null), status: 'already_moved' };
	const id = await post(api, product, movement, before, location);
	if (location) return moved(location, location.available + movement.delta, id);
	return await whereItWent(api, product, movement.delta, before, id);
}

async function post(
	api: TinyApi,
	product: KnownProduct,
	{ delta, key }: StockMovement,
	before: readonly LocationStock[],
	location: LocationStock | undefined,
): Promise<string | null> {
	const balance = (locations: readonly LocationStock[]) =>
		location ? (locations.find(({ id }) => id === location.id)?.balance ?? Number.NaN) : totalBalance(locations);
	const { value } = await lookUpThenWrite<{ id: string | null }>(api.connection, {
		repeatable: false,
		lookUp: skippingFirst(async () => {
			const outcome = await attempt(readStock(api, product.id));
			const change = outcome.ok ? balance(outcome.value) - balance(before) : Number.NaN;
			if (isSame(change, delta)) return { id: null };
			if (change === 0) return undefined;
			throw unclear();
		}),
		write: async () => ({
			id: await postMovement(api, product, {
				type: delta > 0 ? 'E' : 'S',
				quantity: Math.abs(delta),
				locationId: location?.id,
				remarks: key,
			}),
		}),
	});
	return value.id;
}

/** The first movement without a location shows which one is the default. What it did is true even where that cannot be seen. */
async function whereItWent(
	api: TinyApi,
	product: KnownProduct,
	delta: number,
	before: readonly LocationStock[],
	id: string | null,
): Promise<LineOutcome> {
	const outcome = await attempt(readStock(api, product.id));
	if (!outcome.ok) {
		if (outcome.error instanceof IntegrationError) return movedSomewhere(null, delta, id);
		throw outcome.error;
	}
	const location = learnDefault(api, before, outcome.value, (balance, earlier) => isSame(balance - earlier, delta));
	const earlier = before.find((each) => each.id === location?.id);
	return earlier ? moved(earlier, earlier.available + delta, id) : movedSomewhere(null, delta, id);
}

/** Quantities may have decimals (kilos, metres). */
function isSame(a: number, b: number): boolean {
	return Math.abs(a - b) < 1e-6;
}

function unclear(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'unknownOutcome',
		code: 'movementUnclear',
		message: 'The answer of Olist Tiny was lost, and the balance does not show whether the stock was moved',
		hint: 'Look in Olist Tiny at the movements of the product (Estoque, "Lançamentos"): the remarks hold the key of the movement',
	});
}
