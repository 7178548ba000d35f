import type { Checkout } from '../../../domain/documents/checkout';
import type { LeadChannel } from '../../../domain/documents/lead';
import type { CheckoutSource } from '../../../domain/ports/checkoutSource';
import type { Connection } from '../../../runtime/client/connection';
import { asText } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { openApi, type NuvemshopApi } from '../client/api';
import { storeName } from '../client/vendor';
import { moment } from '../orders/readOrders';
import { listedCheckout, readCheckout } from './readCheckout';

/** Nuvemshop's own checkbox speaks of e-mail; a shop that changed its text knows better. */
const usualChannels: readonly LeadChannel[] = ['email'];

export function openCheckoutSource(connection: Connection, channels: readonly LeadChannel[] = usualChannels): CheckoutSource {
	const api = openApi(connection);
	const store = storeName(connection);
	return {
		async list(since) {
			// The list knows no beginning (Nuvemshop documentation): it is read whole, and holds no more than what is unfinished.
			const rows = await api.list('/checkouts', {});
			return rows.map((row) => listedCheckout(row, store)).filter(({ updatedAt }) => Date.parse(updatedAt) >= Date.parse(since));
		},
		async get(sourceId) {
			const found = await attempt(api.get(`/checkouts/${sourceId}`));
			if (!found.ok && hasClass(found.error, 'notFound')) return undefined;
			if (!found.ok) throw found.error;
			const checkout = readCheckout(found.value, store, channels);
			const { isCompleted } = listedCheckout(found.value, store);
			return { checkout, isCompleted: isCompleted || (await hasBoughtSince(api, checkout)) };
		},
	};
}

/** Who came back by another way leaves the old cart behind. The search finds names, too. */
async function hasBoughtSince(api: NuvemshopApi, { customer, createdAt }: Checkout): Promise<boolean> {
	const { email } = customer;
	const since = moment(createdAt);
	if (email === null || since === undefined) return false;
	const orders = await api.list('/orders', { q: email, created_at_min: since });
	return orders.some((order) => asText(order.contact_email)?.toLowerCase() === email.toLowerCase());
}
