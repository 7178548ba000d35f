import { IntegrationError } from '../../../runtime/errors/integrationError';
import { isNumbered, trackingNumberOf, type FulfillmentState, type SentParcel } from './readState';
import { vendor } from '../client/vendor';

export interface ParcelHints {
	fulfillmentId: string | null;
	trackingNumber: string | null;
}

/**
 * The parcel that is meant: by its id, by its number, or because there is but one. `isNumberNew`: one of another number may be to get this one.
 * Without that it has to be the only one that there will be: a label's number may change on the way, but what is still to be sent may be it.
 */
export function chooseParcel(
	{ fulfillments, fulfillmentOrders }: FulfillmentState,
	{ fulfillmentId, trackingNumber }: ParcelHints,
	orderNumber: string,
	isNumberNew = true,
): SentParcel {
	const byNumber = fulfillments.filter((parcel) => trackingNumber !== null && isNumbered(parcel, trackingNumber));
	const untracked = fulfillments.filter((parcel) => trackingNumberOf(parcel) === null);
	if (fulfillmentId !== null)
		return onlyOne(
			fulfillments.filter(({ id }) => id === fulfillmentId),
			orderNumber,
		);
	if (byNumber.length > 0) return byNumber[0]!;
	const isOther = !isNumberNew && trackingNumber !== null && fulfillmentOrders.some(({ open }) => open);
	return onlyOne(fulfillments.length > 1 || isOther ? untracked : fulfillments, orderNumber);
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
