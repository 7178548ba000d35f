import type { StockCount } from '../../../domain/ports/stock';
import type { KnownProduct } from '../client/accountMemory';
import type { TinyApi } from '../client/api';
import { chooseLocation, learnDefault } from './chooseLocation';
import { moved, movedSomewhere, notDone, unchanged, type LineOutcome } from './lineOutcome';
import { postMovement } from './postMovement';
import { readStock, type LocationStock } from './readStock';

/** Makes what can be sold in the line's location equal to the count. A balance is absolute: after a lost answer it is sent again. */
export async function setCount(api: TinyApi, product: KnownProduct, count: StockCount): Promise<LineOutcome> {
	const locations = await readStock(api, product.id);
	const choice = chooseLocation(api, locations, count.location);
	if (choice === 'unknownDefault') return await setAtDefault(api, product, count.quantity, locations);
	return 'reason' in choice ? notDone(count, choice.reason) : await setAtLocation(api, product, count.quantity, choice.location);
}

/** Olist Tiny sets what is there, the count is of what can be sold: what open sales have reserved is added. */
async function setAtLocation(api: TinyApi, product: KnownProduct, quantity: number, location: LocationStock): Promise<LineOutcome> {
	if (location.available === quantity) return unchanged(location);
	const reserved = location.balance - location.available;
	const id = await postMovement(api, product, { type: 'B', quantity: quantity + reserved, locationId: location.id });
	return moved(location, quantity, id);
}

/** Sets the default location without knowing which it is, and finds it by the balance that it has then. */
async function setAtDefault(api: TinyApi, product: KnownProduct, quantity: number, before: readonly LocationStock[]): Promise<LineOutcome> {
	const id = await postMovement(api, product, { type: 'B', quantity, locationId: undefined });
	const after = await readStock(api, product.id);
	const location =
		learnDefault(api, before, after, (balance, earlier) => balance === quantity && balance !== earlier) ??
		learnDefault(api, before, after, (balance) => balance === quantity);
	if (!location) return movedSomewhere(quantity, 0, id);
	const corrected = await setAtLocation(api, product, quantity, location);
	const earlier = before.find((each) => each.id === location.id) ?? location;
	return earlier.available === quantity ? corrected : moved(earlier, quantity, corrected.movementId ?? id);
}
