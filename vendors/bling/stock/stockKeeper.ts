import type { DeductRequest, StockKeeper } from '../../../domain/ports/stockKeeper';
import type { StockChange } from '../../../domain/stock';
import type { Connection } from '../../../runtime/connection';
import { exclusive } from '../../../runtime/exclusive';
import { hasClass } from '../../../runtime/integrationError';
import { settle } from '../../../runtime/settle';
import { accountKey, openApi, type BlingApi } from '../client/api';
import { recallSale, saleName, type SaleReference } from '../sale/findSale';
import { getSaleLines, type SaleLine } from '../sale/getSaleLines';
import { withoutSale } from '../sale/withoutSale';
import { readBalances } from './balances';
import { listDepots } from './depots';
import { postSaleStock, type Posting } from './postSaleStock';

/**
 * Bling as keeper of stock. It posts the stock of a sale once and refuses to do so again (`lancar-estoque`), which is the one way
 * to move goods there that can be repeated.
 */
export function openStockKeeper(connection: Connection): StockKeeper {
	const api = openApi(connection);
	return {
		// Bling's own check is not safe against two postings at the same moment.
		deductOrder: async (request) =>
			await exclusive(accountKey(api, `stock:${request.orderNumber}`), async () => await deductOrder(api, request)),
		locations: async () => await listDepots(api),
	};
}

async function deductOrder(api: BlingApi, request: DeductRequest): Promise<StockChange[]> {
	const { location } = request;
	const { saleId, lines } = await saleOf(api, request);
	const posting = await postSaleStock(api, saleId, location);
	const balances = await readBalances(api, lines, location);
	return lines.map((line) => change(line, posting, balances, location));
}

async function saleOf(api: BlingApi, reference: SaleReference): Promise<{ saleId: number; lines: SaleLine[] }> {
	const saleId = await recallSale(api, reference);
	if (saleId === undefined) throw withoutSale(reference.orderNumber);
	const outcome = await settle(getSaleLines(api, saleId));
	if ('value' in outcome) return { saleId, lines: outcome.value };
	// Deleted in Bling since it was remembered: the next run looks for it.
	if (hasClass(outcome.error, 'notFound')) api.memory.sales.delete(saleName(reference));
	throw outcome.error;
}

/** Bling tells no id of the movements that it makes for a sale, and no balance from before. */
function change(line: SaleLine, posting: Posting, balances: ReadonlyMap<number, number>, location: string | null): StockChange {
	const after = balances.get(line.productId ?? 0) ?? null;
	const counted = line.productId !== undefined;
	const delta = posting === 'moved' && counted ? -line.quantity : 0;
	return {
		vendor: 'bling',
		sku: line.sku,
		location,
		before: after === null ? null : after - delta,
		after,
		delta,
		movementId: null,
		status: posting,
	};
}
