import type { Shipment } from '../../../domain/documents/shipment';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { hmac } from '../../../runtime/webhooks/signature';
import type { WooApi } from '../client/api';
import { vendor } from '../client/vendor';
import { correiosCodes, correiosKey, listedParcels, parcelsKey } from './trackingFields';

const correiosForm = /^[A-Z]{2}\d{9}BR$/;

/** WooCommerce has no field for it: the code goes where the common plugins look, beside what is there. */
export async function setTracking(
	api: WooApi,
	{ id, number }: { id: string; number: string },
	shipment: Shipment,
): Promise<{ recorded: string[]; found: boolean }> {
	const parcels = parcelsOf(shipment);
	if (parcels.length === 0) throw nothingToTrack(number);
	const order = await api.get(`/orders/${id}`, { _fields: 'id,meta_data' });
	const listed = listedParcels(order);
	if (!listed) throw trackingUnreadable(number);
	const fields = fieldsWith(order, { listed, parcels, now: api.connection.clock.now() });
	const missing = fields.filter(({ isThere }) => !isThere).map(({ key, value }) => ({ key, value }));
	if (missing.length > 0) await api.put(`/orders/${id}`, { meta_data: missing });
	return { recorded: fields.map(({ key }) => key), found: missing.length === 0 };
}

interface Parcel extends Pick<Shipment, 'carrier' | 'trackingUrl'> {
	code: string;
}

interface Field {
	key: string;
	value: unknown;
	isThere: boolean;
}

/** Each of an order's parcels, or the one there is; those without a code cannot be told. */
function parcelsOf({ carrier, parcels, ...first }: Shipment): Parcel[] {
	const all = parcels && parcels.length > 1 ? parcels : [first];
	return all
		.map(({ trackingNumber, trackingUrl }) => ({ carrier, trackingUrl, code: trackingNumber?.trim() ?? '' }))
		.filter(({ code }) => code !== '');
}

interface Known {
	listed: unknown[];
	parcels: readonly Parcel[];
	now: number;
}

function fieldsWith(order: Json, { listed, parcels, now }: Known): Field[] {
	const added = parcels.filter(({ code }) => !listed.some((each) => asText(asRecord(each).tracking_number) === code));
	const list = { key: parcelsKey, value: [...listed, ...added.map((parcel) => rowOf(parcel, now))], isThere: added.length === 0 };
	const correios = parcels.map(({ code }) => code).filter((code) => correiosForm.test(code));
	if (correios.length === 0) return [list];
	const codes = correiosCodes(order);
	const isThere = correios.every((code) => codes.includes(code));
	return [list, { key: correiosKey, value: [...new Set([...codes, ...correios])].join(','), isThere }];
}

/** Texts, as the plugin keeps them; the moment in seconds. */
function rowOf({ carrier, trackingUrl, code }: Parcel, now: number): Json {
	return {
		tracking_provider: '',
		custom_tracking_provider: carrier ?? '',
		custom_tracking_link: trackingUrl ?? '',
		tracking_number: code,
		date_shipped: String(Math.floor(now / 1000)),
		tracking_id: hmac('sha256', vendor.id, code).toString('hex').slice(0, 32),
	};
}

function nothingToTrack(number: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'trackingMissing',
		message: `The shipment of order ${number} has no tracking code yet`,
		hint: 'Put Carrier Shipment before this node; some carriers give the code only when the parcel is posted',
	});
}

function trackingUnreadable(number: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'trackingUnreadable',
		message: `The parcels that order ${number} has already (${parcelsKey}) cannot be read, and would be written over`,
		hint: 'Look at the tracking of the order in WooCommerce, and put the code in there by hand',
	});
}
