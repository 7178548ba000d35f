import type { DeductRequest, OrderStock } from '../../../domain/ports/stock';
import type { StockChange } from '../../../domain/documents/stock';
import type { Connection } from '../../../runtime/client/connection';
import { cannotTell, refuseOtherOrder, saleCancelled, saleNotFound } from '../../../runtime/erp/pickSale';
import { exclusive } from '../../../runtime/once/exclusive';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import { accountKey, openApi, type TinyApi } from '../client/api';
import { vendor } from '../client/vendor';
import { findSale } from '../sale/findSale';
import { getKnownSale, type Sale, type SaleLine } from '../sale/getSale';
import { readStock, totalBalance } from './readStock';
import { postSaleStock, refuseOtherLocation, type SalePosting } from './saleStock';

/** Olist Tiny as order stock: it posts the stock of a sale once (`lancar-estoque`) and takes it back once (`estornar-estoque`). */
export function openOrderStock(connection: Connection): OrderStock {
	const api = openApi(connection);
	const work = async (request: DeductRequest, posting: SalePosting) =>
		// Olist Tiny's own check is not safe against two postings at the same moment.
		await exclusive(accountKey(api, `stock of sale:${request.orderNumber}`), async () => await moveSale(api, request, posting));
	return {
		deductOrder: async (request) => await work(request, 'deduct'),
		returnOrder: async (request) => await work(request, 'return'),
	};
}

async function moveSale(api: TinyApi, request: DeductRequest, posting: SalePosting): Promise<StockChange[]> {
	const saleId = await findSale(api, request);
	if (saleId === undefined) throw saleNotFound(vendor, request.orderNumber);
	const sale = await getKnownSale(api, saleId, request);
	refuseOtherOrder(vendor, request, sale.noted);
	refuseOtherLocation(sale, request.location);
	if (posting === 'deduct' && sale.cancelled === undefined) throw cannotTell(vendor, `the sale of order ${request.orderNumber}`);
	if (posting === 'deduct' && sale.cancelled) throw saleCancelled(vendor, request.orderNumber);
	const { before } = await postSaleStock(api, sale, posting);
	const sign = before ? 0 : posting === 'deduct' ? -1 : 1;
	const changes: StockChange[] = [];
	for (const line of sale.lines) changes.push(await changeOf(api, sale, line, sign));
	if (posting === 'deduct' || !before) return changes;
	return changes.map((each) => ({ ...each, reason: 'Olist Tiny has no stock posting for this sale to reverse' }));
}

/** Olist Tiny tells no id of the movements that it makes for a sale, and no balance from before. */
async function changeOf(api: TinyApi, { locationId }: Sale, line: SaleLine, sign: 0 | 1 | -1): Promise<StockChange> {
	const after = line.productId === undefined ? null : await balanceOf(api, line.productId, locationId);
	const delta = line.productId === undefined ? 0 : sign * line.quantity;
	return {
		vendor: vendor.id,
		sku: line.sku,
		location: locationId === undefined ? null : String(locationId),
		before: after === null ? null : after - delta,
		after,
		delta,
		movementId: null,
		status: sign === 0 ? 'already_moved' : 'moved',
	};
}

/** In the sale's location, or in all together where the sale names none. For the report only: the movement before it is done. */
async function balanceOf(api: TinyApi, productId: number, locationId: number | undefined): Promise<number | null> {
	const outcome = await attempt(readStock(api, productId));
	if (!outcome.ok) {
		if (outcome.error instanceof IntegrationError) return null;
		throw outcome.error;
	}
	if (locationId === undefined) return totalBalance(outcome.value);
	return outcome.value.find(({ id }) => id === locationId)?.balance ?? null;
}
