import type { StockCount, SkuStock, StockLine, StockMovement } from '../../../domain/ports/stock';
import type { Connection } from '../../../runtime/client/connection';
import type { BalanceBook } from '../../../runtime/stock/balanceBook';
import { readLevels, type Standings } from '../../../runtime/stock/standings';
import { writeBalances } from '../../../runtime/stock/writeBalances';
import { openApi, type WooApi } from '../client/api';
import { storeName } from '../client/storeUrl';
import { vendor } from '../client/vendor';
import { findProducts, maxProducts, type Counted } from './findProducts';
import { batches, writeQuantities } from './writeQuantities';

/**
 * A WooCommerce store as SKU stock: what its products and variations have, by SKU, in one place. It knows neither keys nor
 * comparisons, so what is written is a quantity that was computed from a reading.
 */
export function openSkuStock(connection: Connection): SkuStock {
	const api = openApi(connection);
	const book = quantityBook(api);
	// A count needs no balance before it. A store sells nothing of a product whose quantity is empty, so it starts from 0.
	const countBook = { ...book, read: async (_place: string, skus: readonly string[]) => withoutShared(await findProducts(api, skus, 0)) };
	const count = { deltaOf: ({ quantity }: StockCount, available: number) => quantity - available, keyOf, isCount: true };
	const movement = { deltaOf: ({ delta }: StockMovement) => delta, keyOf, isCount: false };
	return {
		account: () => storeName(connection),
		set: async (counts) => inOnePlace(await writeBalances(countBook, counts, count)),
		adjust: async (movements) => inOnePlace(await writeBalances(book, movements, movement)),
		levels: async (lines) => inOnePlace(await readLevels(lines, maxProducts, book)),
	};
}

/** There is no field for remarks on a quantity. */
const keyOf = () => undefined;

/** A store has no locations to report. */
function inOnePlace<Entry extends StockLine>(entries: readonly Entry[]): Entry[] {
	return entries.map((entry) => ({ ...entry, location: null }));
}

function quantityBook(api: WooApi): BalanceBook<Counted> {
	return {
		vendor,
		clock: api.connection.clock,
		lock: `${vendor.id}:${api.connection.account}:stock`,
		skusPerReading: maxProducts,
		defaultLocation: () => Promise.resolve('store'),
		read: async (_place, skus) => await findProducts(api, skus),
		nameOf: ({ id }) => String(id),
		requests: batches,
		write: async (_place, targets) => await writeQuantities(api, targets),
	};
}

/** Counting one variation would overwrite what all of them share; moving one is what the store does itself when it sells one. */
function withoutShared(standings: Standings<Counted>): Standings<Counted> {
	const reason =
		'The variations of this product share one stock: count the product by its own SKU, or switch on "Manage stock" in the variation';
	return new Map([...standings].map(([sku, standing]) => [sku, 'item' in standing && standing.item.isShared ? { reason } : standing]));
}
