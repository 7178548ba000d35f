import type { DeductRequest, OrderStock } from '../../../domain/ports/stock';
import type { StockChange } from '../../../domain/documents/stock';
import type { Connection } from '../../../runtime/client/connection';
import { refuseOtherOrder, saleCancelled, saleNotFound } from '../../../runtime/erp/pickSale';
import { exclusive } from '../../../runtime/once/exclusive';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import { accountKey, openApi, type BlingApi } from '../client/api';
import { vendor } from '../client/vendor';
import { recallSale, saleName, type SaleReference } from '../sale/findSale';
import { getSaleGoods, type SaleGoods, type SaleLine } from '../sale/getSaleGoods';
import { readBalances, type Balance } from './balances';
import { listLocations } from './locations';
import { postSaleStock, reverseInvoiceStock, reverseSaleStock, type Posting } from './saleStock';

/**
 * Bling as order stock. It posts the stock of a sale once and refuses to do so again (`lancar-estoque`), and so it is with taking
 * the posting back (`estornar-estoque`): the ways to move goods there that can be repeated.
 */
export function openOrderStock(connection: Connection): OrderStock {
	const api = openApi(connection);
	// Bling's own check is not safe against two postings at the same moment.
	const oneAtATime = async (request: DeductRequest, work: () => Promise<StockChange[]>) =>
		await exclusive(accountKey(api, `stock:${request.orderNumber}`), work);
	return {
		deductOrder: async (request) => await oneAtATime(request, async () => await deductOrder(api, request)),
		returnOrder: async (request) => await oneAtATime(request, async () => await returnOrder(api, request)),
		locations: async () => await listLocations(api),
	};
}

async function deductOrder(api: BlingApi, request: DeductRequest): Promise<StockChange[]> {
	const { location } = request;
	const { saleId, lines, cancelled } = await saleOf(api, request);
	if (cancelled) throw saleCancelled(vendor, request.orderNumber);
	const posting = await postSaleStock(api, saleId, location);
	return await report(api, lines, posting, { location, sign: -1 });
}

/** Bling knows which location the goods came from, so the request's location does not count. */
async function returnOrder(api: BlingApi, request: DeductRequest): Promise<StockChange[]> {
	const { saleId, lines, invoiceId } = await saleOf(api, request);
	const bySale = await reverseSaleStock(api, saleId);
	const posting = bySale === 'already_moved' && invoiceId !== undefined ? await reverseInvoiceStock(api, invoiceId) : bySale;
	const changes = await report(api, lines, posting, { location: null, sign: 1 });
	if (posting === 'moved') return changes;
	return changes.map((each) => ({ ...each, reason: 'Bling has no stock posting for this sale to reverse' }));
}

async function saleOf(api: BlingApi, reference: SaleReference): Promise<SaleGoods & { saleId: number }> {
	const saleId = await recallSale(api, reference);
	if (saleId === undefined) throw saleNotFound(vendor, reference.orderNumber);
	const outcome = await attempt(getSaleGoods(api, saleId, reference.orderNumber));
	if (outcome.ok) {
		refuseOtherOrder(vendor, reference, outcome.value.noted);
		return { saleId, ...outcome.value };
	}
	// Deleted in Bling since it was remembered: the next run looks for it.
	if (hasClass(outcome.error, 'notFound')) api.memory.sales.delete(saleName(reference));
	throw outcome.error;
}

interface Movement {
	location: string | null;
	/** -1 where goods leave, 1 where they come back. */
	sign: -1 | 1;
}

/** Bling tells no id of the movements that it makes for a sale, and no balance from before. */
async function report(api: BlingApi, lines: readonly SaleLine[], posting: Posting, { location, sign }: Movement): Promise<StockChange[]> {
	const balances = await balancesForReport(api, lines, location);
	return lines.map((line) => {
		const after = balances.get(line.productId ?? 0)?.physical ?? null;
		const counted = line.productId !== undefined;
		const delta = posting === 'moved' && counted ? sign * line.quantity : 0;
		const before = after === null ? null : after - delta;
		return { vendor: vendor.id, sku: line.sku, location, before, after, delta, movementId: null, status: posting };
	});
}

/** Where the reading fails, the movement before it is still done, so there are then no balances. */
async function balancesForReport(
	api: BlingApi,
	lines: readonly SaleLine[],
	location: string | null,
): Promise<ReadonlyMap<number, Balance>> {
	const ids = lines.flatMap(({ productId }) => (productId === undefined ? [] : [productId]));
	const outcome = await attempt(readBalances(api, ids, location));
	if (outcome.ok) return outcome.value;
	if (outcome.error instanceof IntegrationError) return new Map();
	throw outcome.error;
}
