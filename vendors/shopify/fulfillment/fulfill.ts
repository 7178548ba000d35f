import type { Fulfillment } from '../../../domain/documents/fulfillment';
import type { FulfillmentRequest } from '../../../domain/ports/orderKeeper';
import { backoffMs } from '../../../runtime/client/backoff';
import type { Connection } from '../../../runtime/client/connection';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { asRecord, asText } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import type { Graphql } from '../client/api';
import { acceptedPayload } from '../client/userErrors';
import { createFulfillmentDocument } from './queries';
import { readLines } from './lines';
import { planFor, type FulfillmentParcel, type FulfillmentPlan } from './plan';
import { trackingNumberOf, readState, type FulfillmentState } from './readState';
import { trackingOf } from './tracking';
import { writeTracking } from './writeTracking';
import { vendor } from '../client/vendor';

const maxTries = 4;

interface Made {
	id: string;
	status: string;
}

/**
 * Sends what is open, location by location, or gives parcels that left without a number theirs. After an answer that was lost, and
 * after a refusal because another request was faster, the order is read again before anything more is made.
 */
export async function fulfill(connection: Connection, graphql: Graphql, request: FulfillmentRequest): Promise<Fulfillment> {
	const { sourceId, number } = request.order;
	const made: Made[] = [];
	let refused: { error: unknown; plan: string } | undefined;
	let found = true;
	for (let tries = 1; ; tries++) {
		const state = await readState(graphql, sourceId, number);
		const plan = planFor(state, request, request.items ? await readLines(graphql, sourceId) : undefined);
		if (plan.parcels.length + plan.untracked.length === 0) return foundResult(state, request, found);
		if (refused?.plan === JSON.stringify(plan)) throw refused.error;
		const outcome = await attempt(carryOut(graphql, plan, request, made));
		if (outcome.ok) return doneResult(state, made, request);
		found = made.length === 0 && !hasClass(outcome.error, 'unknownOutcome');
		if (!hasClass(outcome.error, 'unknownOutcome', 'validation') || tries === maxTries) throw outcome.error;
		refused = hasClass(outcome.error, 'validation') ? { error: outcome.error, plan: JSON.stringify(plan) } : undefined;
		await connection.clock.sleep(backoffMs(tries));
	}
}

async function carryOut(
	graphql: Graphql,
	{ parcels, untracked }: FulfillmentPlan,
	request: FulfillmentRequest,
	made: Made[],
): Promise<void> {
	for (const parcel of parcels) made.push(await create(graphql, parcel, request));
	const tracking = trackingOf(request.shipment);
	if (tracking) for (const { id } of untracked) await writeTracking(graphql, id, tracking, request.notifyCustomer);
}

async function create(
	graphql: Graphql,
	lineItemsByFulfillmentOrder: readonly FulfillmentParcel[],
	{ shipment, notifyCustomer }: FulfillmentRequest,
): Promise<Made> {
	const trackingInfo = trackingOf(shipment);
	const fulfillment = { lineItemsByFulfillmentOrder, notifyCustomer, ...(trackingInfo ? { trackingInfo } : {}) };
	const data = await graphql({ document: createFulfillmentDocument, variables: { fulfillment }, safety: 'once' });
	const { id, order } = asRecord(acceptedPayload(data, 'fulfillmentCreate').fulfillment);
	return { id: asText(id) ?? '', status: asText(asRecord(order).displayFulfillmentStatus) ?? '' };
}

const statuses: Readonly<Record<string, Fulfillment['status']>> = {
	FULFILLED: 'fulfilled',
	PARTIALLY_FULFILLED: 'partially_fulfilled',
};

function doneResult(state: FulfillmentState, made: readonly Made[], { shipment }: FulfillmentRequest): Fulfillment {
	return {
		ids: [...new Set([...state.fulfillments, ...made].map(({ id }) => id))],
		status: statuses[made.at(-1)?.status ?? state.displayStatus] ?? 'unknown',
		trackingNumber: shipment?.trackingNumber ?? null,
		found: made.length === 0,
	};
}

/** The parcel of this tracking number first, since that is the one that was asked for. */
function foundResult(state: FulfillmentState, { order, shipment }: FulfillmentRequest, found: boolean): Fulfillment {
	const numbers = state.fulfillments.map(trackingNumberOf).filter((number) => number !== null);
	if (state.fulfillments.length === 0) throw nothingToSend(state, order.number);
	return {
		ids: state.fulfillments.map(({ id }) => id),
		status: statuses[state.displayStatus] ?? 'unknown',
		trackingNumber: numbers.find((number) => number === shipment?.trackingNumber) ?? numbers[0] ?? null,
		found,
	};
}

const settled = ['CLOSED', 'CANCELLED'];

function nothingToSend({ fulfillmentOrders }: FulfillmentState, orderNumber: string): IntegrationError {
	const held = [...new Set(fulfillmentOrders.map(({ status }) => status))].filter((status) => !settled.includes(status));
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'nothingToFulfill',
		message: `Order ${orderNumber} has no items that can be fulfilled${held.length > 0 ? ` (${held.join(', ')})` : ''}`,
		hint: 'Open the order in the Shopify admin: it may be cancelled, on hold, scheduled, at another location or with a fulfillment service',
	});
}
