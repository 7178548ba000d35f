import type { FulfillmentRequest, FulfillmentResult } from '../../../domain/ports/orderSource';
import { backoffMs } from '../../../runtime/backoff';
import type { Connection } from '../../../runtime/connection';
import { hasClass, IntegrationError } from '../../../runtime/integrationError';
import { settle } from '../../../runtime/settle';
import type { Graphql } from '../graphql/client';
import { acceptedPayload } from '../graphql/userErrors';
import { fieldsOf, textOf } from '../reading';
import { createFulfillmentDocument } from './documents';
import { readState, type FulfillmentOrder, type FulfillmentState } from './readState';
import { trackingOf } from './tracking';

const mostTries = 4;

/**
 * Sends whatever of the order is open, location by location. After an answer that was lost, and after a refusal because somebody
 * else was faster, the order is read again before anything more is made.
 */
export async function fulfill(connection: Connection, graphql: Graphql, request: FulfillmentRequest): Promise<FulfillmentResult> {
	const made: string[] = [];
	let refused: { error: unknown; open: string } | undefined;
	let found = true;
	for (let attempt = 1; ; attempt++) {
		const state = await readState(graphql, request.order.sourceId, request.order.number);
		const open = byLocation(state.fulfillmentOrders);
		if (open.length === 0) return resultOf(state, request.order.number, found);
		if (refused?.open === idsOf(open)) throw refused.error;
		const outcome = await settle(createEach(graphql, open, request, made));
		if ('value' in outcome) return madeResult(state, made, request);
		found = made.length === 0 && !hasClass(outcome.error, 'unknownOutcome');
		if (!hasClass(outcome.error, 'unknownOutcome', 'validation') || attempt === mostTries) throw outcome.error;
		refused = hasClass(outcome.error, 'validation') ? { error: outcome.error, open: idsOf(open) } : undefined;
		await connection.clock.sleep(backoffMs(attempt));
	}
}

function idsOf(groups: readonly FulfillmentOrder[][]): string {
	return groups
		.flat()
		.map(({ id }) => id)
		.join(' ');
}

function byLocation(fulfillmentOrders: readonly FulfillmentOrder[]): FulfillmentOrder[][] {
	const open = fulfillmentOrders.filter((each) => each.open);
	const locations = [...new Set(open.map(({ location }) => location))];
	return locations.map((location) => open.filter((each) => each.location === location));
}

async function createEach(
	graphql: Graphql,
	groups: readonly FulfillmentOrder[][],
	request: FulfillmentRequest,
	made: string[],
): Promise<void> {
	for (const group of groups) made.push(await create(graphql, group, request));
}

/** Without line items Shopify sends all that remains of a fulfillment order. */
async function create(
	graphql: Graphql,
	group: readonly FulfillmentOrder[],
	{ shipment, notifyCustomer }: FulfillmentRequest,
): Promise<string> {
	const trackingInfo = trackingOf(shipment);
	const fulfillment = {
		lineItemsByFulfillmentOrder: group.map(({ id }) => ({ fulfillmentOrderId: id })),
		notifyCustomer,
		...(trackingInfo ? { trackingInfo } : {}),
	};
	const data = await graphql({ document: createFulfillmentDocument, variables: { fulfillment }, safety: 'once' });
	const payload = acceptedPayload(data, 'fulfillmentCreate');
	return textOf(fieldsOf(payload.fulfillment).id) ?? '';
}

function madeResult(state: FulfillmentState, made: readonly string[], { shipment }: FulfillmentRequest): FulfillmentResult {
	const waiting = state.fulfillmentOrders.some(({ open, status }) => !open && !settled.includes(status));
	return {
		ids: [...new Set([...state.fulfillments.map(({ id }) => id), ...made])],
		status: waiting ? 'partially_fulfilled' : 'fulfilled',
		trackingNumber: shipment?.trackingNumber ?? null,
		found: false,
	};
}

const settled = ['CLOSED', 'CANCELLED'];

const statuses: Readonly<Record<string, FulfillmentResult['status']>> = {
	FULFILLED: 'fulfilled',
	PARTIALLY_FULFILLED: 'partially_fulfilled',
};

function resultOf(state: FulfillmentState, orderNumber: string, found: boolean): FulfillmentResult {
	if (state.fulfillments.length === 0) throw nothingToSend(state, orderNumber);
	const trackingNumber = state.fulfillments.map((each) => each.trackingNumber).find((number) => number !== null);
	return {
		ids: state.fulfillments.map(({ id }) => id),
		status: statuses[state.displayStatus] ?? 'unknown',
		trackingNumber: trackingNumber ?? null,
		found,
	};
}

function nothingToSend({ fulfillmentOrders }: FulfillmentState, orderNumber: string): IntegrationError {
	const held = [...new Set(fulfillmentOrders.map(({ status }) => status))].filter((status) => !settled.includes(status));
	return new IntegrationError('shopify', {
		class: 'conflict',
		code: 'nothingToFulfill',
		message: `Order ${orderNumber} has no items that can be fulfilled${held.length > 0 ? ` (${held.join(', ')})` : ''}`,
		hint: 'Open the order in the Shopify panel: it may be cancelled, on hold, scheduled or with a fulfillment service',
	});
}
