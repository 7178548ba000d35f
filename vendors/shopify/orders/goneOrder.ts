import type { Order } from '../../../domain/documents/order';
import { mapOrder } from './mapOrder';

/** ISO 4217's code for none. */
const noCurrency = 'XXX';

/** What is known of an order that the shop has no more: its id. Where a number is wanted the id's digits stand. */
export function goneOrder(id: string, when: string, shop: string): Order {
	const digits = id.slice(id.lastIndexOf('/') + 1);
	const known = { admin_graphql_api_id: id, name: digits, created_at: when, updated_at: when };
	return mapOrder({ ...known, currency: noCurrency, total_price: 0 }, undefined, shop);
}
