import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { parseStoreUrl } from '../client/storeUrl';

/** The store that an order says it is of, as credentials name it; undefined where it does not say. */
export function storeOfOrder(order: Json): string | undefined {
	// Where the store's API answers under a plain address, too, the store stands before `wp-json`.
	const self = asText(asRecords(asRecord(order._links).self)[0]?.href);
	return storeNamed(self?.replace(/^http:/, 'https:').replace(/\/(?:wp-json|index\.php|\?rest_route).*$/, ''));
}

/** `loja.com.br/loja`, as credentials name the store. */
export function storeNamed(address: string | null | undefined): string | undefined {
	return parseStoreUrl(address ?? '')?.replace('https://', '');
}
