import type { StockCount } from '../../../domain/ports/stock';
import type { KnownProduct } from '../client/accountMemory';
import type { TinyApi } from '../client/api';
import { chooseDepot, learnDefault } from './chooseDepot';
import { moved, movedSomewhere, notDone, unchanged, type LineOutcome } from './lineOutcome';
import { postMovement } from './postMovement';
import { readStock, type DepotStock } from './readStock';

/** Makes what can be sold in the line's warehouse equal to the count. A balance is absolute: after a lost answer it is sent again. */
export async function setCount(api: TinyApi, product: KnownProduct, count: StockCount): Promise<LineOutcome> {
	const depots = await readStock(api, product.id);
	const choice = chooseDepot(api, depots, count.location);
	if (choice === 'unknownDefault') return await setInDefault(api, product, count.quantity, depots);
	return 'reason' in choice ? notDone(count, choice.reason) : await setInDepot(api, product, count.quantity, choice.depot);
}

/** Olist Tiny sets what is there, the count is of what can be sold: what open sales have reserved is added. */
async function setInDepot(api: TinyApi, product: KnownProduct, quantity: number, depot: DepotStock): Promise<LineOutcome> {
	if (depot.available === quantity) return unchanged(depot);
	const reserved = depot.balance - depot.available;
	const id = await postMovement(api, product, { type: 'B', quantity: quantity + reserved, depotId: depot.id });
	return moved(depot, quantity, id);
}

/** Sets the default warehouse without knowing which it is, and finds it by the balance that it has then. */
async function setInDefault(api: TinyApi, product: KnownProduct, quantity: number, before: readonly DepotStock[]): Promise<LineOutcome> {
	const id = await postMovement(api, product, { type: 'B', quantity, depotId: undefined });
	const after = await readStock(api, product.id);
	const depot =
		learnDefault(api, before, after, (balance, earlier) => balance === quantity && balance !== earlier) ??
		learnDefault(api, before, after, (balance) => balance === quantity);
	if (!depot) return movedSomewhere(quantity, 0, id);
	const corrected = await setInDepot(api, product, quantity, depot);
	const earlier = before.find((each) => each.id === depot.id) ?? depot;
	return earlier.available === quantity ? corrected : moved(earlier, quantity, corrected.movementId ?? id);
}
