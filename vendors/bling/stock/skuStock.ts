import type { SkuStock } from '../../../domain/ports/stock';
import type { Connection } from '../../../runtime/client/connection';
import { readLevels } from '../../../runtime/stock/standings';
import { writeBalances } from '../../../runtime/stock/writeBalances';
import { openApi } from '../client/api';
import { pageSize } from '../client/listPages';
import { balanceBook } from './balanceBook';
import { listLocations } from './locations';

/**
 * Bling as SKU stock. It knows neither keys nor comparisons for a movement, so what is written is always a balance (operação
 * B) that was computed from a reading: a second try ends where the first one did.
 */
export function openSkuStock(connection: Connection): SkuStock {
	const api = openApi(connection);
	const book = balanceBook(api);
	return {
		set: async (counts) =>
			await writeBalances(book, counts, {
				deltaOf: ({ quantity }, sellable) => quantity - sellable,
				keyOf: () => undefined,
				isCount: true,
			}),
		adjust: async (movements) =>
			await writeBalances(book, movements, { deltaOf: ({ delta }) => delta, keyOf: ({ key }) => key, isCount: false }),
		levels: async (lines) => await readLevels(lines, pageSize, book),
		locations: async () => await listLocations(api),
	};
}
