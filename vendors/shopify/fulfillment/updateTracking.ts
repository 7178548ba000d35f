import type { Fulfillment } from '../../../domain/documents/fulfillment';
import type { TrackingRequest } from '../../../domain/ports/orderKeeper';
import type { Connection } from '../../../runtime/client/connection';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import type { Graphql } from '../client/api';
import { chooseParcel } from './chooseParcel';
import { readState, type SentParcel } from './readState';
import { trackingOf, type TrackingInput } from './tracking';
import { writeTracking } from './writeTracking';
import { vendor } from '../client/vendor';

/** Gives a parcel its tracking, or a better one. One that has it already is left alone, so that the customer is not told twice. */
export async function updateTracking(connection: Connection, graphql: Graphql, request: TrackingRequest): Promise<Fulfillment> {
	const { order, shipment, fulfillmentId, notifyCustomer } = request;
	const { trackingNumber } = shipment;
	const tracking = trackingOf(shipment);
	if (!tracking) throw trackingNotFound();
	let chosen: SentParcel | undefined;
	let status = '';
	const { found } = await lookUpThenWrite(connection, {
		repeatable: true,
		async lookUp() {
			const state = await readState(graphql, order.sourceId, order.number);
			status = state.displayStatus;
			chosen = chooseParcel(state, { fulfillmentId, trackingNumber }, order.number);
			return hasTracking(chosen, tracking) ? chosen : undefined;
		},
		async write() {
			await writeTracking(graphql, chosen!.id, tracking, notifyCustomer);
			return chosen!;
		},
	});
	return { ids: [chosen!.id], status: status === 'FULFILLED' ? 'fulfilled' : 'partially_fulfilled', trackingNumber, found };
}

function hasTracking(parcel: SentParcel, wanted: TrackingInput): boolean {
	if (wanted.numbers) return wanted.numbers.every((number) => parcel.tracking.some((has) => has.number === number));
	return parcel.tracking.some((has) =>
		(['company', 'number', 'url'] as const).every((part) => wanted[part] === undefined || wanted[part] === has[part]),
	);
}

function trackingNotFound(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'trackingMissing',
		message: 'The shipment on the item has neither a tracking number nor a link',
		hint: 'Put Carrier Shipment before this node and wait for its label',
	});
}
