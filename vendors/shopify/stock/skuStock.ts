import { createHash, randomUUID } from 'crypto';
import type { SkuStock, StockMovement } from '../../../domain/ports/stock';
import type { Connection } from '../../../runtime/client/connection';
import { exclusive } from '../../../runtime/once/exclusive';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { asRecord } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { readLevels } from '../../../runtime/stock/standings';
import { openGraphql, type Graphql } from '../client/api';
import { shopName } from '../client/shop';
import { userErrorsOf, type UserError } from '../client/userErrors';
import { maxLines } from './chunks';
import { adjustQuantitiesDocument, setQuantitiesDocument } from './queries';
import { listLocations, primaryLocation } from './locations';
import { readStandings } from './readStandings';
import { writeStock, type PlannedLine } from './writeStock';
import { vendor } from '../client/vendor';

/** A Shopify shop as SKU stock: what is available to be sold, by SKU and location. */
export function openSkuStock(connection: Connection): SkuStock {
	const graphql = openGraphql(connection);
	const { account } = connection;
	return {
		account: () => shopName(connection),
		set: async (counts) =>
			await exclusive(`${vendor.id}:${account}:stock`, async () => {
				return await writeStock(graphql, counts, {
					deltaOf: ({ quantity }, available) => quantity - available,
					send: async (location, lines) => await sendCounts(graphql, location, lines),
				});
			}),
		adjust: async (movements) =>
			await exclusive(`${vendor.id}:${account}:stock`, async () => {
				return await writeStock(graphql, movements, {
					deltaOf: ({ delta }) => delta,
					send: async (location, lines, failedBefore) => await sendMovements(graphql, location, lines, failedBefore),
				});
			}),
		levels: async (lines) =>
			await readLevels(lines, maxLines, {
				defaultLocation: async () => await primaryLocation(graphql),
				read: async (location, skus) => await readStandings(graphql, location, skus),
			}),
		locations: async () => await listLocations(graphql),
	};
}

/**
 * Compared with what was read. The key is a new one each time, because the same count may be set twice a day for good reasons; it
 * holds for the repetitions of this one request.
 */
async function sendCounts(graphql: Graphql, location: string, lines: readonly PlannedLine<{ quantity: number }>[]): Promise<UserError[]> {
	const quantities = lines.map(({ line, itemId, available }) => ({
		inventoryItemId: itemId,
		locationId: location,
		quantity: line.quantity,
		changeFromQuantity: available,
	}));
	const input = { name: 'available', reason: 'correction', quantities };
	const data = await graphql({ document: setQuantitiesDocument, variables: { input, key: randomUUID() }, safety: 'keyed' });
	return userErrorsOf(asRecord(data.inventorySetQuantities));
}

/**
 * A difference needs no comparison. The key is that of the movements: the same batch again within 24 hours is answered by Shopify with
 * what was done.
 */
async function sendMovements(
	graphql: Graphql,
	location: string,
	lines: readonly PlannedLine<StockMovement>[],
	failedBefore: number,
): Promise<UserError[]> {
	const changes = lines.map(({ line, itemId }) => ({
		inventoryItemId: itemId,
		locationId: location,
		delta: line.delta,
		changeFromQuantity: null,
	}));
	const input = { name: 'available', reason: 'correction', changes };
	const key = createHash('sha256')
		.update(JSON.stringify([failedBefore, location, lines.map(({ line }) => [line.key, line.delta])]))
		.digest('hex');
	const outcome = await attempt(graphql({ document: adjustQuantitiesDocument, variables: { input, key }, safety: 'keyed' }));
	if (!outcome.ok) throw unclear(outcome.error);
	const errors = userErrorsOf(asRecord(outcome.value.inventoryAdjustQuantities));
	const underWay = errors.find(({ code }) => code === 'IDEMPOTENCY_CONCURRENT_REQUEST');
	if (underWay) throw unclear(new IntegrationError(vendor, { class: 'transient', code: 'concurrentRequest', message: underWay.message }));
	return errors;
}

/** Every try may have been the one that was carried out before the line broke. */
function unclear(error: unknown): unknown {
	if (!hasClass(error, 'transient')) return error;
	const hint = 'Look at the inventory history of the products in the Shopify admin whether they were moved';
	return new IntegrationError(vendor, { ...error.failure, class: 'unknownOutcome', hint });
}
