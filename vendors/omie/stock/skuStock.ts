import type { SkuStock, StockLevel, StockLine } from '../../../domain/ports/stock';
import type { StockChange } from '../../../domain/documents/stock';
import type { Connection } from '../../../runtime/client/connection';
import { hasClass } from '../../../runtime/errors/integrationError';
import { openApi, type OmieApi } from '../client/api';
import { adjustLine, setLine, type LineOutcome } from './changeLine';
import { eachLine } from './eachLine';
import { listLocations } from './listLocations';
import { readLevel } from './readLevel';
import { vendor } from '../client/vendor';

/** Omie as SKU stock: what can be sold, by SKU and location. Writes are one call a line, for Omie knows no other. */
export function openSkuStock(connection: Connection): SkuStock {
	const api = openApi(connection);
	return {
		set: async (counts) => await changeEach(api, counts, setLine),
		adjust: async (movements) => await changeEach(api, movements, adjustLine),
		levels: async (lines) =>
			await eachLine<StockLine, StockLevel>(api, lines, {
				work: async (productId, { sku, location }) => {
					const level = await readLevel(api, productId, location);
					return { sku, location: level.location, quantity: level.available };
				},
				failed: ({ sku, location }, { message }) => ({ sku, location, quantity: null, reason: message }),
			}),
		locations: async () => await listLocations(api),
	};
}

async function changeEach<Line extends StockLine>(
	api: OmieApi,
	lines: readonly Line[],
	change: (api: OmieApi, productId: number, line: Line) => Promise<LineOutcome>,
): Promise<StockChange[]> {
	return await eachLine<Line, StockChange>(api, lines, {
		work: async (productId, line) => ({ vendor: vendor.id, sku: line.sku, ...(await change(api, productId, line)) }),
		failed: ({ sku, location }, error) => ({
			vendor: vendor.id,
			sku,
			location,
			before: null,
			after: null,
			delta: 0,
			movementId: null,
			status: hasClass(error, 'unknownOutcome') ? 'unknown' : 'failed',
			reason: error.message,
		}),
	});
}
