import { shownUnits } from '../client/shownNumbers';
import type { FulfillmentItem } from '../../../domain/documents/fulfillment';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import type { Graphql } from '../client/api';
import { nodesOf } from '../client/reading';
import { fulfillmentLinesDocument } from './queries';
import type { FulfillmentOrder } from './readState';
import { vendor } from '../client/vendor';

interface Line {
	/** Of the order's line. */
	lineId: string;
	sku: string | null;
	units: number;
}

/** A line of a fulfillment order, `units` of which are still to be sent. */
interface OpenLine extends Line {
	id: string;
}

/** The lines of an order's parcels and of what is still to be sent, by fulfillment and by fulfillment order. */
export interface FulfillmentLines {
	sent: ReadonlyMap<string, Line[]>;
	open: ReadonlyMap<string, OpenLine[]>;
}

/** Of the first 10 parcels and fulfillment orders, 250 lines each. */
export async function readLines(graphql: Graphql, orderId: string): Promise<FulfillmentLines> {
	const data = await graphql({ document: fulfillmentLinesDocument, variables: { id: orderId }, safety: 'read' });
	const order = asRecord(data.order);
	return {
		sent: byId(asRecords(order.fulfillments), ({ fulfillmentLineItems }) =>
			nodesOf(fulfillmentLineItems).map((node) => line(node, node.quantity)),
		),
		open: byId(nodesOf(order.fulfillmentOrders), ({ lineItems }) =>
			nodesOf(lineItems).map((node) => ({ ...line(node, node.remainingQuantity), id: asText(node.id) ?? '' })),
		),
	};
}

function byId<T>(nodes: readonly Json[], read: (node: Json) => T): ReadonlyMap<string, T> {
	return new Map(nodes.map((node) => [asText(node.id) ?? '', read(node)]));
}

function line({ lineItem }: Json, units: unknown): Line {
	const { id, sku } = asRecord(lineItem);
	return { lineId: asText(id) ?? '', sku: asText(sku), units: shownUnits(units, 'quantity') };
}

function isOf(item: FulfillmentItem, { lineId, sku }: Line): boolean {
	return item.id === undefined ? item.sku === sku : item.id === lineId;
}

/** Whether a parcel holds exactly these items. */
export function holdsExactly(lines: readonly Line[], items: readonly FulfillmentItem[]): boolean {
	const units = (of: readonly Line[]) => of.reduce((sum, each) => sum + each.units, 0);
	const isThere = (item: FulfillmentItem) => units(lines.filter((each) => isOf(item, each))) === item.quantity;
	return items.every(isThere) && units(lines) === items.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** What of each fulfillment order goes into the parcel; refuses what is not open any more. */
export function allocate(
	items: readonly FulfillmentItem[],
	fulfillmentOrders: readonly FulfillmentOrder[],
	{ open }: FulfillmentLines,
	orderNumber: string,
): Map<string, { id: string; quantity: number }[]> {
	const taken = new Map<string, { id: string; quantity: number }[]>();
	const left = new Map<string, number>();
	for (const item of items) {
		let missing = item.quantity;
		for (const { id } of fulfillmentOrders) {
			for (const each of (open.get(id) ?? []).filter((one) => isOf(item, one))) {
				const quantity = Math.min(missing, left.get(each.id) ?? each.units);
				if (quantity <= 0) continue;
				left.set(each.id, (left.get(each.id) ?? each.units) - quantity);
				taken.set(id, [...(taken.get(id) ?? []), { id: each.id, quantity }]);
				missing -= quantity;
			}
		}
		if (missing > 0) throw notOpen(item, missing, orderNumber);
	}
	return taken;
}

function notOpen({ id, sku, quantity }: FulfillmentItem, missing: number, orderNumber: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'itemNotOpen',
		message: `Order ${orderNumber} has ${quantity - missing} of the ${quantity} units of ${sku ?? id ?? '?'} left to send`,
		hint: 'Look at the order in the Shopify admin: the rest was sent, refunded, put on hold, or leaves from another location',
	});
}
