import type { StockLevel, StockLine } from '../../../domain/ports/stock';
import type { KnownProduct } from '../client/accountMemory';
import type { TinyApi } from '../client/api';
import { chooseLocation } from './chooseLocation';
import { readStock, type LocationStock } from './readStock';

/** What can be sold of a product in the line's location. */
export async function readLevel(api: TinyApi, product: KnownProduct, line: StockLine): Promise<StockLevel> {
	const locations = await readStock(api, product.id);
	const choice = chooseLocation(api, locations, line.location);
	if (choice === 'unknownDefault') return { ...line, ...levelOfDefault(locations) };
	if ('reason' in choice) return { ...line, quantity: null, reason: choice.reason };
	return { ...line, quantity: choice.location.available };
}

/** The default location is not known: only where no more than one location has goods, there is no doubt. */
function levelOfDefault(locations: readonly LocationStock[]): Pick<StockLevel, 'quantity' | 'reason'> {
	if (locations.length === 0) return { quantity: null, reason: 'Olist Tiny counts this product in no warehouse (depósito)' };
	const filled = locations.filter(({ balance, available }) => balance !== 0 || available !== 0);
	if (filled.length <= 1) return { quantity: filled[0]?.available ?? 0 };
	return {
		quantity: null,
		reason: 'Several warehouses (depósitos) have this product, and Olist Tiny does not say which one is the default: choose a location',
	};
}
