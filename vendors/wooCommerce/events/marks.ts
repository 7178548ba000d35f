import { asText, type Json } from '../../../runtime/client/json';
import { hmac } from '../../../runtime/webhooks/signature';
import { vendor } from '../client/vendor';
import { metaTexts } from '../orders/metaData';

/**
 * What of an order a trigger has told already, kept with the order under a key of the trigger's own (`_ponte_told_…`, which the panel of
 * WooCommerce does not show). It outlives a restart of n8n and is seen by all of its processes: WooCommerce tells an order of eight
 * changes eight times, and n8n has no memory for it.
 */
export function markKey(url: string): string {
	return `_ponte_told_${hmac('sha256', vendor.id, url).toString('hex').slice(0, 12)}`;
}

export function toldOf(order: Json, url: string): string[] {
	return metaTexts(order).get(markKey(url))?.split(' ').filter(Boolean) ?? [];
}

export interface MarkBody {
	id: number;
	meta_data: { key: string; value: string }[];
}

/** The change of an order that notes more happenings; the same key is written over (WooCommerce REST API). */
export function markBody(order: Json, url: string, names: readonly string[]): MarkBody {
	const value = [...new Set([...toldOf(order, url), ...names])].join(' ');
	return { id: Number(asText(order.id)), meta_data: [{ key: markKey(url), value }] };
}
