import type { StockLevel, StockLine } from '../../../domain/ports/stock';
import type { KnownProduct } from '../client/accountMemory';
import type { TinyApi } from '../client/api';
import { chooseDepot } from './chooseDepot';
import { readStock, type DepotStock } from './readStock';

/** What can be sold of a product in the line's warehouse. */
export async function readLevel(api: TinyApi, product: KnownProduct, line: StockLine): Promise<StockLevel> {
	const depots = await readStock(api, product.id);
	const choice = chooseDepot(api, depots, line.location);
	if (choice === 'unknownDefault') return { ...line, ...levelOfDefault(depots) };
	if ('reason' in choice) return { ...line, quantity: null, reason: choice.reason };
	return { ...line, quantity: choice.depot.available };
}

/** The default warehouse is not known: only where no more than one warehouse has goods, there is no doubt. */
function levelOfDefault(depots: readonly DepotStock[]): Pick<StockLevel, 'quantity' | 'reason'> {
	const filled = depots.filter(({ balance, available }) => balance !== 0 || available !== 0);
	if (filled.length <= 1) return { quantity: filled[0]?.available ?? 0 };
	return {
		quantity: null,
		reason: 'Several warehouses (depósitos) have this product, and Olist Tiny does not tell which is the default: choose a location',
	};
}
