import type { InvoiceStatus } from '../../../domain/documents/invoice';
import type { DeductRequest, OrderStock } from '../../../domain/ports/stock';
import type { StockChange } from '../../../domain/documents/stock';
import type { Connection } from '../../../runtime/client/connection';
import { IntegrationError, type Failure } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import { openApi, type OmieApi } from '../client/api';
import { saleKey } from '../client/keys';
import { quietMs } from '../client/questions';
import { findProduct } from '../product/findProduct';
import { findSale, saleNotFound } from '../sale/findSale';
import { saleLines, type SaleLine } from '../sale/saleLines';
import type { Level } from './level';
import { listLocations } from './listLocations';
import { readLevel } from './readLevel';
import { vendor } from '../client/vendor';

/**
 * Omie as order stock. An authorized invoice takes its goods out of Omie's default location by itself, and its cancellation brings
 * them back: nothing is moved here, for a second movement would count them twice. Who has no sale in Omie moves stock by SKU (see
 * `openSkuStock`).
 */
export function openOrderStock(connection: Connection): OrderStock {
	const api = openApi(connection);
	return {
		deductOrder: async (request) => await reportOrder(api, request, 'authorized'),
		returnOrder: async (request) => await reportOrder(api, request, 'cancelled'),
		locations: async () => await listLocations(api),
	};
}

/** `moving`: the status with which Omie has moved the goods. */
async function reportOrder(
	api: OmieApi,
	{ order, orderNumber, key }: DeductRequest,
	moving: 'authorized' | 'cancelled',
): Promise<StockChange[]> {
	const sale = await findSale(api, saleKey(key));
	if (!sale) throw saleNotFound(orderNumber, saleKey(key));
	const { status } = sale.invoice;
	if (status === 'processing') throw new IntegrationError(vendor, notAuthorizedYet(orderNumber));
	if (status !== moving) throw new IntegrationError(vendor, notMoved(orderNumber, status, moving));
	const lines = await saleLines(api, sale.saleId, order);
	return await Promise.all(lines.map(async (line) => report(line, await levelAfter(api, line))));
}

/** For the report only: where it cannot be read, the goods are gone all the same. */
async function levelAfter(api: OmieApi, { sku, productId }: SaleLine): Promise<Level | undefined> {
	const outcome = await attempt(
		(async () => {
			const id = productId ?? (await findProduct(api, sku));
			return id === undefined ? undefined : await readLevel(api, id, null);
		})(),
	);
	if (outcome.ok) return outcome.value;
	if (outcome.error instanceof IntegrationError) return undefined;
	throw outcome.error;
}

/** Omie tells no id of the movements that it makes for an invoice, and no balance from before. */
function report({ sku }: SaleLine, level: Level | undefined): StockChange {
	return {
		vendor: vendor.id,
		sku,
		location: level?.location ?? null,
		before: null,
		after: level?.available ?? null,
		delta: 0,
		movementId: null,
		status: 'already_moved',
	};
}

function notAuthorizedYet(orderNumber: string): Failure {
	return {
		class: 'transient',
		code: 'notAuthorizedYet',
		message: `SEFAZ has not answered for the invoice of order ${orderNumber}; Omie takes its goods out of stock when it does`,
		hint: 'Let "ERP Invoice" wait longer for the authorization, or run the item again in a minute',
		retryAfterMs: quietMs,
	};
}

const nextSteps = {
	authorized: 'Put "ERP Invoice" before this node, and let only authorized invoices come here',
	cancelled: 'Cancel the invoice in Omie. For goods that come back without that, use "Adjust" with the quantities',
};

function notMoved(orderNumber: string, status: InvoiceStatus, moving: keyof typeof nextSteps): Failure {
	const movement = moving === 'authorized' ? 'takes goods out of stock' : 'brings goods back into stock';
	return {
		class: 'conflict',
		code: 'notMoved',
		message: `The invoice of order ${orderNumber} is ${status}; Omie ${movement} when it is ${moving}`,
		hint: nextSteps[moving],
	};
}
