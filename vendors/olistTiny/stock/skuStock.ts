import type { SkuStock, StockLine } from '../../../domain/ports/stock';
import type { StockChange } from '../../../domain/documents/stock';
import type { Connection } from '../../../runtime/client/connection';
import { hasClass, type IntegrationError } from '../../../runtime/errors/integrationError';
import type { KnownProduct } from '../client/accountMemory';
import { openApi, type TinyApi } from '../client/api';
import { adjustCount } from './adjustCount';
import { eachLine } from './eachLine';
import { notDone, type LineOutcome } from './lineOutcome';
import { listLocations } from './listLocations';
import { readLevel } from './readLevel';
import { setCount } from './setCount';
import { vendor } from '../client/vendor';

/** Olist Tiny as SKU stock: what can be sold (saldo less what open sales reserve), by SKU and location. */
export function openSkuStock(connection: Connection): SkuStock {
	const api = openApi(connection);
	return {
		set: async (counts) => await changeEach(api, counts, setCount),
		adjust: async (movements) => await changeEach(api, movements, adjustCount),
		levels: async (lines) =>
			await eachLine(api, lines, {
				work: async (product, line) => await readLevel(api, product, line),
				failed: ({ sku, location }, { message }) => ({ sku, location, quantity: null, reason: message }),
			}),
		locations: async () => await listLocations(api),
	};
}

async function changeEach<Line extends StockLine>(
	api: TinyApi,
	lines: readonly Line[],
	change: (api: TinyApi, product: KnownProduct, line: Line) => Promise<LineOutcome>,
): Promise<StockChange[]> {
	return await eachLine<Line, StockChange>(api, lines, {
		work: async (product, line) => ({ vendor: vendor.id, sku: line.sku, ...(await change(api, product, line)) }),
		failed: (line, error) => ({ vendor: vendor.id, sku: line.sku, ...brokenLine(line, error) }),
	});
}

function brokenLine(line: StockLine, error: IntegrationError): LineOutcome {
	return notDone(line, error.message, hasClass(error, 'unknownOutcome') ? 'unknown' : 'failed');
}
