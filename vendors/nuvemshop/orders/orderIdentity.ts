import { vendor } from '../client/vendor';

/** `nuvemshop:1234567/871254203`, of the store's number and the order's own id. */
export function orderIdentity(store: string, id: string): string {
	return `${vendor.id}:${store}/${id}`;
}

/** `nuvemshop:1234567/order/871254203/paid` */
export function occasionOf(store: string, id: string, happening: string): string {
	return `${vendor.id}:${store}/order/${id}/${happening}`;
}
