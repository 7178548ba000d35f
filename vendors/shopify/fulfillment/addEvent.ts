import type { ParcelEvent } from '../../../domain/documents/fulfillment';
import type { ParcelEventRequest } from '../../../domain/ports/orderKeeper';
import type { ShipmentStatus } from '../../../domain/documents/shipment';
import type { Connection } from '../../../runtime/client/connection';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asRecord, asText } from '../../../runtime/client/json';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import type { Graphql } from '../client/api';
import { acceptedPayload } from '../client/userErrors';
import { listedIn } from '../client/reading';
import { chooseParcel } from './chooseParcel';
import { addParcelEventDocument, parcelEventsDocument } from './queries';
import { readState } from './readState';
import { vendor } from '../client/vendor';

/** Shopify's words (`FulfillmentEventStatus`) for what carriers say. */
const words: Readonly<Partial<Record<ShipmentStatus, string>>> = {
	paid: 'LABEL_PURCHASED',
	label_ready: 'LABEL_PRINTED',
	posted: 'CARRIER_PICKED_UP',
	in_transit: 'IN_TRANSIT',
	out_for_delivery: 'OUT_FOR_DELIVERY',
	delivered: 'DELIVERED',
	failed_attempt: 'ATTEMPTED_DELIVERY',
	returned: 'FAILURE',
	cancelled: 'FAILURE',
};

export async function addEvent(connection: Connection, graphql: Graphql, request: ParcelEventRequest) {
	const { order, event } = request;
	const status = words[event.status];
	if (status === undefined) throw statusUnknown(event.status);
	const state = await readState(graphql, order.sourceId, order.number);
	// What is said of one parcel is not told of another one.
	const { id: fulfillmentId } = chooseParcel(state, request, order.number, false);
	const { found } = await lookUpThenWrite(connection, {
		repeatable: false,
		lookUp: async () => ((await isKnown(graphql, fulfillmentId, status, event)) ? true : undefined),
		async write() {
			const input = {
				fulfillmentId,
				status,
				...(event.at === null ? {} : { happenedAt: event.at }),
				...(event.message === null ? {} : { message: event.message }),
			};
			const data = await graphql({ document: addParcelEventDocument, variables: { event: input }, safety: 'once' });
			acceptedPayload(data, 'fulfillmentEventCreate');
			return true;
		},
	});
	return { fulfillmentId, found };
}

/** The same thing at the same moment; where no moment is given, the same thing last. */
async function isKnown(graphql: Graphql, id: string, status: string, { at }: ParcelEvent): Promise<boolean> {
	const data = await graphql({ document: parcelEventsDocument, variables: { id }, safety: 'read' });
	const events = listedIn(asRecord(data.fulfillment).events, 'the events of a parcel');
	if (at === null) return asText(events[0]?.status) === status;
	return events.some((each) => asText(each.status) === status && seconds(asText(each.happenedAt)) === seconds(at));
}

/** Shopify keeps whole seconds. */
function seconds(time: string | null): number {
	return Math.floor(Date.parse(time ?? '') / 1000);
}

function statusUnknown(status: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'eventStatus',
		message: `Shopify has no equivalent of the status "${status}" of a shipment`,
		hint: 'Choose a status in the node, or let only items through whose shipment is on its way',
	});
}
