import type { OrderSource } from '../../../domain/ports/orderSource';
import { listener, type Connection } from '../../../runtime/client/connection';
import { vendor } from '../client/vendor';
import { asText } from '../../../runtime/client/json';
import { openGraphql, type Graphql } from '../client/api';
import { shownRows } from '../client/shownNumbers';
import { findTaxId, statedTaxId } from './findTaxId';
import { goneOrder } from './goneOrder';
import { lookUpOrder, orderOf } from './lookUpOrder';
import { lookUpTaxId } from './lookUpTaxId';
import { mapOrder } from './mapOrder';
import { setMarks } from './startMark';
import { findUnhandled } from './unhandled';
import { readDelivery, type OrderReaders } from '../events/readDelivery';
import { askForReturnedLines } from '../events/returnedLines';
import { shopName } from '../client/shop';
import { registerWebhooks, removeWebhooks } from '../events/registerWebhooks';
import { deduplicationKey, replayKey, verify } from '../events/verify';

export interface OrderSourceOptions {
	/** Whether Shopify is asked for a CPF or CNPJ that the payload does not hold: one call an order. */
	lookUpTaxId: boolean;
	/** In Shopify's search syntax, over the fields of the payloads; '' delivers everything. */
	filter?: string;
	/** What the flow's last step tags an order with: an order without it was not handled. */
	handledTag?: string;
}

/** A Shopify shop as a source of order events. */
export function openOrderSource(connection: Connection, options: OrderSourceOptions = { lookUpTaxId: true }): OrderSource {
	const graphql = openGraphql(connection);
	const readers = orderReaders(connection, graphql, options);
	const { filter = '', handledTag = '' } = options;
	return {
		registerWebhooks: async (request) => await registerWebhooks(connection, graphql, { ...request, filter }),
		removeWebhooks: async (request) => await removeWebhooks(connection, graphql, request),
		verify: (delivery, request) => verify(connection, delivery, request),
		deduplicationKey,
		replayKey,
		read: async (delivery, request) => await readDelivery(delivery, request, readers),
		async missed(window, { topics }) {
			if (handledTag === '') return [];
			const unhandled = { topics, handledTag, window, clock: connection.clock, shop: readers.shop() };
			return await findUnhandled(graphql, unhandled, readers.asItIsNow, listener(connection, vendor));
		},
		claim: async (missed) => await setMarks(graphql, missed, handledTag, connection.clock),
	};
}

function orderReaders(connection: Connection, graphql: Graphql, options: OrderSourceOptions): OrderReaders {
	const shop = () => shopName(connection);
	return {
		shop,
		async fromPayload(payload) {
			shownRows(payload.line_items, 'line_items');
			const id = asText(payload.admin_graphql_api_id);
			const stated = statedTaxId(payload);
			const asks = stated === undefined && options.lookUpTaxId && id !== null;
			// A company's name may be a remembered or somebody else's: what the checkout took for this order comes first.
			const taxId = stated ?? (asks ? await lookUpTaxId(graphql, id) : undefined) ?? findTaxId(payload);
			return mapOrder(payload, taxId, shop());
		},
		async asItIsNow(id) {
			const found = await lookUpOrder(graphql, id);
			return found && { order: orderOf(found, shop()), refundedTotal: found.refundedTotal, returnStatus: found.returnStatus };
		},
		returnedLines: async (id) => await askForReturnedLines(graphql, id),
		gone: (id, when) => goneOrder(id, when, shop()),
	};
}
