import type { Order } from '../../domain/order';
import type { OrderSource } from '../../domain/ports/orderSource';
import type { Connection } from '../../runtime/connection';
import { openGraphql, type Graphql } from './graphql/client';
import { findTaxId } from './orders/findTaxId';
import { lookUpTaxId } from './orders/lookUpTaxId';
import { mapOrder } from './orders/mapOrder';
import { textOf, type Fields } from './reading';
import { readDelivery } from './webhooks/readDelivery';
import { subscribe, unsubscribe } from './webhooks/subscribe';
import { deduplicationKey, verify } from './webhooks/verify';

export interface OrderSourceOptions {
	/** Whether Shopify is asked for a CPF or CNPJ that the payload does not hold: one call an order. */
	lookUpTaxId: boolean;
}

/** A Shopify shop as a source of order events. */
export function openOrderSource(connection: Connection, options: OrderSourceOptions = { lookUpTaxId: true }): OrderSource {
	const graphql = openGraphql(connection);
	return {
		subscribe: async (request) => await subscribe(connection, graphql, request),
		unsubscribe: async (request) => await unsubscribe(connection, graphql, request),
		verify: (delivery, request) => verify(connection, delivery, request),
		deduplicationKey,
		read: async (delivery, request) => await readDelivery(delivery, request, async (payload) => await toOrder(graphql, payload, options)),
	};
}

async function toOrder(graphql: Graphql, payload: Fields, options: OrderSourceOptions): Promise<Order> {
	const written = findTaxId(payload);
	const id = textOf(payload.admin_graphql_api_id);
	const taxId = written ?? (options.lookUpTaxId && id !== null ? await lookUpTaxId(graphql, id) : undefined);
	return mapOrder(payload, taxId);
}
