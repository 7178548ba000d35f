import type { Order } from '../../../domain/documents/order';
import { mapOrder } from './mapOrder';

/** What is known of an order that the shop has no more: its id. Where a number is wanted the id's digits stand. */
export function goneOrder(id: string, when: string, shop: string): Order {
	const digits = id.slice(id.lastIndexOf('/') + 1);
	return mapOrder({ admin_graphql_api_id: id, name: digits, created_at: when, updated_at: when, total_price: 0 }, undefined, shop);
}
