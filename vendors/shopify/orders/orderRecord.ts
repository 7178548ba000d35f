import type { FlowEvent } from '../../../domain/documents/event';
import { orderThread, type Order } from '../../../domain/documents/order';
import type { ForeignRecord, Happening, ReadingOptions, RecordReading, RecordShape } from '../../../domain/ports/recordReader';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { accountOfRecord } from '../../../runtime/records/accountOfRecord';
import { requireFields, requireRecords, unfitRecord } from '../../../runtime/records/halfRecord';
import { happenedTo } from '../../../runtime/records/happened';
import { parseShop } from '../client/shop';
import { vendor } from '../client/vendor';
import { happeningOf } from '../events/happening';
import { contradicts } from '../events/oldNews';
import { topicOfHeader } from '../events/topics';
import { findTaxId } from './findTaxId';
import { mapOrder } from './mapOrder';
import { globalId, occasionOf } from './orderIdentity';

const what = 'order of Shopify';

/** Always there in an order of the REST API and of a webhook; a node that was told to fetch some fields only leaves them out. */
const decisive = 'cancelled_at created_at currency financial_status fulfillment_status line_items shipping_lines test total_price'.split(
	' ',
);

/** An order of the REST Admin API, which n8n's Shopify and Shopify Trigger put out, and webhooks of Shopify's own. */
const order: RecordShape = {
	name: what,
	makes: ['order'],
	fits: ({ json }) => isOrder(orderIn(json)),
	read: readOrderRecord,
};

/** Refunds, parcels, carts, customers; and orders in the form of the GraphQL API, of which every query has another part. */
const other: RecordShape = {
	name: 'record of Shopify that is not an order of its REST API',
	makes: [],
	instead: 'Get the order first: with the Shopify node (Order, Get), or with Shopify Order of this package, which needs no further node',
	fits: ({ json }) =>
		!isOrder(orderIn(json)) && [json.admin_graphql_api_id, json.id].some((id) => /^gid:\/\/shopify\//.test(asText(id) ?? '')),
};

export const shopifyRecords: readonly RecordShape[] = [order, other];

/** An HTTP request to Shopify is answered with the order under its name. */
function orderIn(json: Json): Json {
	const { order: wrapped } = json;
	return wrapped !== undefined && !isOrder(json) ? asRecord(wrapped) : json;
}

function isOrder(json: Json): boolean {
	const isNamed = asText(json.admin_graphql_api_id)?.startsWith('gid://shopify/Order/') === true;
	return isNamed || (Array.isArray(json.line_items) && 'financial_status' in json && 'order_number' in json);
}

function readOrderRecord({ json, headers }: ForeignRecord, options: ReadingOptions): RecordReading {
	const payload = orderIn(json);
	// A number that is too long has been rounded on the way.
	const id = asText(payload.admin_graphql_api_id) ?? globalId('Order', isExact(payload.id) ? payload.id : null);
	if (id === null || (asText(payload.name) ?? asText(payload.order_number)) === null)
		throw unfitRecord(vendor, what, 'has no ID or no number');
	requireFields(vendor, what, payload, decisive);
	requireRecords(vendor, what, payload, ['line_items', 'shipping_lines']);
	const shop = accountOfRecord(vendor, {
		written: options.account === null ? null : parseShop(options.account),
		said: [headers['x-shopify-shop-domain'], hostOf(payload.order_status_url)].map((host) => ownName(host)),
		word: 'shop',
		example: '"name" or "name.myshopify.com"',
	});
	const lines = asRecords(payload.line_items).map(withExactIds);
	const document = mapOrder({ ...payload, admin_graphql_api_id: id, line_items: lines }, findTaxId(payload), shop);
	const event = toldBy(headers, payload, document, options) ?? happenedTo(document, options, (each) => occasionOf(shop, id, words[each]));
	return { documents: { order: document, ...(event ? { event } : {}) }, doubts: [], ...(document.test ? { test: true } : {}) };
}

/** A line of a product whose number was rounded is of a product that nobody can name, and no other one's. */
function withExactIds({ product_id: product, variant_id: variant, ...line }: Json): Json {
	return { ...line, ...(isExact(product) && isExact(variant) ? { product_id: product, variant_id: variant } : {}) };
}

function isExact(id: unknown): boolean {
	return typeof id !== 'number' || Number.isSafeInteger(id);
}

const words: Readonly<Record<Happening, string>> = { created: 'created', paid: 'paid', shipped: 'fulfilled', cancelled: 'cancelled' };

/** A domain of the shop's own says nothing of the name that Shopify knows it by. */
function ownName(host: string | undefined): string | undefined {
	return host?.endsWith('.myshopify.com') ? parseShop(host) : undefined;
}

function hostOf(link: unknown): string | undefined {
	return /^https:\/\/([^/?#]+)/.exec(asText(link) ?? '')?.[1]?.toLowerCase();
}

/** A plain Webhook node hands on the delivery's headers, which say what happened. */
function toldBy(headers: ForeignRecord['headers'], payload: Json, document: Order, { now }: ReadingOptions): FlowEvent | undefined {
	const topic = topicOfHeader(headers['x-shopify-topic']);
	if (topic?.payload !== 'order') return undefined;
	if (contradicts(topic.topic, payload)) throw unfitRecord(vendor, what, `is not as its delivery says (${topic.header})`);
	const id = headers['x-shopify-event-id'] ?? headers['x-shopify-webhook-id'] ?? `${document.sourceId}:${document.updatedAt}`;
	return {
		id,
		type: topic.eventType,
		occasion: occasionOf(
			document.account ?? '',
			document.sourceId,
			happeningOf(topic.topic, payload, headers['x-shopify-triggered-at'] ?? id),
		),
		source: vendor.id,
		account: document.account,
		occurredAt: document.updatedAt,
		receivedAt: new Date(now).toISOString(),
		correlationId: orderThread(document),
	};
}
