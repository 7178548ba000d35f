import { IntegrationError } from '../../../runtime/errors/integrationError';
import { trackingNumberOf, type FulfillmentState, type SentParcel } from './readState';
import { vendor } from '../client/vendor';

export interface ParcelHints {
	fulfillmentId: string | null;
	trackingNumber: string | null;
}

/** The parcel that is meant: by its id, by its number, or because there is but one. */
export function chooseParcel(
	{ fulfillments }: FulfillmentState,
	{ fulfillmentId, trackingNumber }: ParcelHints,
	orderNumber: string,
): SentParcel {
	const byNumber = fulfillments.filter(({ tracking }) => tracking.some(({ number }) => number === trackingNumber));
	const untracked = fulfillments.filter((parcel) => trackingNumberOf(parcel) === null);
	if (fulfillmentId !== null)
		return onlyOne(
			fulfillments.filter(({ id }) => id === fulfillmentId),
			orderNumber,
		);
	if (trackingNumber !== null && byNumber.length > 0) return byNumber[0]!;
	return onlyOne(fulfillments.length > 1 ? untracked : fulfillments, orderNumber);
}

function onlyOne(parcels: readonly SentParcel[], orderNumber: string): SentParcel {
	const [parcel] = parcels;
	if (parcel && parcels.length === 1) return parcel;
	throw new IntegrationError(vendor, {
		class: parcels.length === 0 ? 'notFound' : 'conflict',
		code: 'whichFulfillment',
		message: `Order ${orderNumber} has ${parcels.length === 0 ? 'no fulfillment' : `${parcels.length} fulfillments`} that this could refer to`,
		hint: 'Fulfill the order first, or give the fulfillment’s own ID under "Fulfillment ID"',
	});
}
