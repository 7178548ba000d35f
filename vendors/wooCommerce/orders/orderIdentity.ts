import { vendor } from '../client/vendor';

/** `wooCommerce:loja.com.br/727`, of the store's name and its own id: every store counts from 1. */
export function orderIdentity(store: string, id: string): string {
	return `${vendor.id}:${store}/${id}`;
}

/** `wooCommerce:loja.com.br/order/727/paid`, `…/refund/731`. */
export function occasionOf(store: string, id: string, happening: string): string {
	return `${vendor.id}:${store}/order/${id}/${happening}`;
}
