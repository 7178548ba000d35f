import type { Fulfillment } from '../../../domain/documents/fulfillment';
import type { TrackingRequest } from '../../../domain/ports/orderKeeper';
import { asLink } from '../../../runtime/client/json';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import type { NuvemshopApi } from '../client/api';
import { vendor } from '../client/vendor';
import type { OrderReference } from '../orders/orderReference';
import { standingOrder } from '../records/orderState';
import { listParcels, type Parcel } from './parcels';

/**
 * Marks parcels as sent, with their tracking: the one that is named, else all that have not left yet, because a shipment carries the whole
 * order. A parcel that a person sent under another code is left alone unless it is named. What is so already is not written again, and
 * an email to the customer is not asked for twice.
 */
export async function updateTracking(api: NuvemshopApi, reference: OrderReference, request: TrackingRequest): Promise<Fulfillment> {
	const { shipment, fulfillmentId, notifyCustomer } = request;
	const code = shipment.trackingNumber?.trim() ?? '';
	if (code === '') throw nothingToTrack(reference.number);
	if (new Set(shipment.parcels?.map(({ trackingNumber }) => trackingNumber)).size > 1) throw severalParcels(reference.number);
	const wanted = { code, url: asLink(shipment.trackingUrl) };
	await standingOrder(api, reference);
	const chosen = chooseParcels(await listParcels(api, reference), { code, fulfillmentId, number: reference.number });
	let found = true;
	for (const parcel of chosen) {
		if (isTold(parcel, wanted)) continue;
		found = false;
		await tell(api, reference, parcel, { ...wanted, notifyCustomer });
	}
	return { ids: chosen.map(({ id }) => id), status: 'fulfilled', trackingNumber: code, found };
}

interface Wanted {
	code: string;
	url: string | null;
}

function isTold({ isSent, code, url }: Parcel, wanted: Wanted): boolean {
	return isSent && code === wanted.code && (wanted.url === null || url === wanted.url);
}

function chooseParcels(
	parcels: readonly Parcel[],
	{ code, fulfillmentId, number }: { code: string; fulfillmentId: string | null; number: string },
): Parcel[] {
	if (parcels.length === 0) throw noParcel(number);
	if (fulfillmentId !== null) {
		const named = parcels.filter(({ id }) => id === fulfillmentId);
		if (named.length === 0) throw noSuchParcel(number);
		return named;
	}
	const ours = parcels.filter((parcel) => !parcel.isSent || parcel.code === null || parcel.code === code);
	if (ours.length === 0) throw sentOtherwise(number);
	return ours;
}

/** Absolute, so that a second time changes nothing but for the email: with one, silence is answered by looking and never by writing again. */
async function tell(
	api: NuvemshopApi,
	reference: OrderReference,
	{ id, isSent }: Parcel,
	{ code, url, notifyCustomer }: Wanted & { notifyCustomer: boolean },
): Promise<void> {
	const path = `/orders/${reference.id}/fulfillment-orders/${id}`;
	const body = {
		// One that has arrived stays so.
		...(isSent ? {} : { status: 'DISPATCHED' }),
		tracking_info: { code, ...(url === null ? {} : { url }) },
		notify_customer: notifyCustomer,
	};
	if (!notifyCustomer) return void (await api.set('PATCH', path, body));
	await lookUpThenWrite<unknown>(api.connection, {
		repeatable: false,
		lookUp: async () => (await listParcels(api, reference)).find((parcel) => parcel.id === id && isTold(parcel, { code, url })),
		write: async () => await api.once('PATCH', path, body),
	});
}

function nothingToTrack(number: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'trackingMissing',
		message: `The shipment of order ${number} has no tracking code yet`,
		hint: 'Put Carrier Shipment before this node; some carriers give the code only when the parcel is posted',
	});
}

/** One of Nuvemshop's parcels has one code, and which goods of it travel under which of ours nobody knows. */
function severalParcels(number: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'severalParcels',
		message: `Order ${number} travels in several parcels, each with a tracking code of its own, and Nuvemshop keeps one for each parcel of its own`,
		hint: 'Put the codes into the order in the panel of Nuvemshop, or tell the customer all of them by WhatsApp',
	});
}

function noParcel(number: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'parcelMissing',
		message: `Order ${number} has no parcel to send in Nuvemshop`,
		hint: 'Look at the order in the panel of Nuvemshop: its parcels may have been called off',
	});
}

function noSuchParcel(number: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'notFound',
		code: 'parcelNotFound',
		message: `Order ${number} has no parcel with the ID in "Parcel ID"`,
		hint: 'Leave "Parcel ID" empty to send all that has not left yet',
	});
}

function sentOtherwise(number: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'sentOtherwise',
		message: `Order ${number} was sent under another tracking code`,
		hint: 'Look at the order in the panel of Nuvemshop. To put the new code in place of the old one, fill in "Parcel ID"',
	});
}
