import { asRecord, asText, isRecord, type Json } from '../../../runtime/client/json';
import { metaTexts, metaValue } from '../orders/metaData';

/** "Shipment Tracking" and its like: a list of parcels. */
export const parcelsKey = '_wc_shipment_tracking_items';

/** "Claudio Sanches - Correios for WooCommerce": codes of the Correios alone, with commas between them. */
export const correiosKey = '_correios_tracking_code';

/**
 * What stands in the list of parcels. A list of PHP's from which something was taken comes as an object, its numbers as names. Undefined for
 * what is no list at all.
 */
export function listedParcels(order: Json): unknown[] | undefined {
	const written = metaValue(order, parcelsKey);
	if (written === undefined || written === null || written === '') return [];
	if (Array.isArray(written)) return written;
	return isRecord(written) ? Object.values(written) : undefined;
}

export function correiosCodes(order: Json): string[] {
	const written = metaTexts(order).get(correiosKey)?.split(',') ?? [];
	return written.map((each) => each.trim()).filter(Boolean);
}

/** All codes that an order has, each once. */
export function trackingCodes(order: Json): string[] {
	const listed = (listedParcels(order) ?? []).flatMap((each) => asText(asRecord(each).tracking_number) ?? []);
	return [...new Set([...listed, ...correiosCodes(order)])];
}
