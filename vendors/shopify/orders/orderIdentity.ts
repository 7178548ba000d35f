import { asText, type Json } from '../../../runtime/client/json';
import { vendor } from '../client/vendor';

/** `shopify:loja/6123`, of the shop's name and `gid://shopify/Order/6123`: numbers begin at 1001 in every shop, ids do not meet. */
export function orderIdentity(shop: string, globalId: string): string {
	return `${vendor.id}:${shop}/${lastPart(globalId)}`;
}

/** `shopify:loja/order/6123/paid`, `shopify:loja/order/6123/refund/88`. */
export function occasionOf(shop: string, globalId: string, happening: string): string {
	return `${vendor.id}:${shop}/order/${lastPart(globalId)}/${happening}`;
}

/** `gid://shopify/Product/632910392`, of a payload's bare id; null where it has none. */
export function globalId(type: string, id: unknown): string | null {
	const bare = asText(id);
	return bare === null ? null : `gid://${vendor.id}/${type}/${bare}`;
}

/** The id behind the last slash of a global id, or a bare one, of a record in a payload; '' where it has none. */
export function recordId(record: Json): string {
	return lastPart(asText(record.admin_graphql_api_id) ?? asText(record.id) ?? '');
}

function lastPart(id: string): string {
	return id.slice(id.lastIndexOf('/') + 1);
}
