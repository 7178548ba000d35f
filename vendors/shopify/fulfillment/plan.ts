import type { FulfillmentRequest } from '../../../domain/ports/orderKeeper';
import { allocate, holdsExactly, type FulfillmentLines } from './lines';
import { isNumbered, trackingNumberOf, type FulfillmentOrder, type FulfillmentState, type SentParcel } from './readState';

/** One `fulfillmentCreate`: Shopify takes fulfillment orders of one location only. */
export interface FulfillmentParcel {
	fulfillmentOrderId: string;
	/** Without them Shopify sends all that remains of the fulfillment order. */
	fulfillmentOrderLineItems?: { id: string; quantity: number }[];
}

/** What is still to be done for the request; nothing where it was done before. */
export interface FulfillmentPlan {
	parcels: FulfillmentParcel[][];
	/** Sent before their tracking number was known. */
	untracked: SentParcel[];
}

export function planFor(state: FulfillmentState, request: FulfillmentRequest, lines: FulfillmentLines | undefined): FulfillmentPlan {
	const { items = null, location = null } = request;
	const number = request.shipment?.trackingNumber ?? null;
	const open = state.fulfillmentOrders.filter((each) => each.open && (location === null || each.location === location));
	const sent = number === null ? [] : state.fulfillments.filter((parcel) => isNumbered(parcel, number));
	if (items !== null && lines) {
		const before = number === null ? state.fulfillments.filter(({ id }) => holdsExactly(lines.sent.get(id) ?? [], items)) : sent;
		if (before.length > 0) return { parcels: [], untracked: [] };
		const taken = allocate(items, open, lines, request.order.number);
		const some = open.filter(({ id }) => taken.has(id));
		return { parcels: byLocation(some).map((group) => group.map(({ id }) => parcelOf(id, taken.get(id)))), untracked: [] };
	}
	const unsent = byLocation(open).filter(([first]) => !sent.some((parcel) => parcel.location === first?.location));
	if (unsent.length > 0) return { parcels: unsent.map((group) => group.map(({ id }) => parcelOf(id))), untracked: [] };
	const mine = state.fulfillments.filter((parcel) => location === null || parcel.location === location);
	const untracked = number === null || sent.length > 0 ? [] : mine.filter((parcel) => trackingNumberOf(parcel) === null);
	return { parcels: [], untracked };
}

function byLocation(fulfillmentOrders: readonly FulfillmentOrder[]): FulfillmentOrder[][] {
	const locations = [...new Set(fulfillmentOrders.map(({ location }) => location))];
	return locations.map((location) => fulfillmentOrders.filter((each) => each.location === location));
}

function parcelOf(
	fulfillmentOrderId: string,
	fulfillmentOrderLineItems?: FulfillmentParcel['fulfillmentOrderLineItems'],
): FulfillmentParcel {
	return { fulfillmentOrderId, ...(fulfillmentOrderLineItems ? { fulfillmentOrderLineItems } : {}) };
}
