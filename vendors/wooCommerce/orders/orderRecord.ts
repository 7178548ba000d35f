import type { ForeignRecord, Happening, ReadingOptions, RecordReading, RecordShape } from '../../../domain/ports/recordReader';
import { asText, type Json } from '../../../runtime/client/json';
import { accountOfRecord } from '../../../runtime/records/accountOfRecord';
import { requireFields, requireRecords, unfitRecord } from '../../../runtime/records/halfRecord';
import { happenedTo } from '../../../runtime/records/happened';
import { shownRows, showsCents } from '../client/shown';
import { vendor } from '../client/vendor';
import { mapOrder } from './mapOrder';
import { occasionOf } from './orderIdentity';
import { isDraft, statusOf } from './statuses';
import { storeNamed, storeOfOrder } from './storeOfOrder';

const what = 'order of WooCommerce';

const decisive =
	'billing currency date_created_gmt date_paid_gmt fee_lines id line_items refunds shipping_total status total total_tax'.split(' ');

/** An order of the REST API, which n8n's WooCommerce and WooCommerce Trigger put out, and webhooks of the store's own. */
const order: RecordShape = {
	name: what,
	makes: ['order'],
	fits: ({ json }) =>
		asText(json.order_key)?.startsWith('wc_') === true || (Array.isArray(json.line_items) && Array.isArray(json.fee_lines)),
	read: readOrderRecord,
};

export const wooCommerceRecords: readonly RecordShape[] = [order];

function readOrderRecord({ json, headers }: ForeignRecord, options: ReadingOptions): RecordReading {
	requireFields(vendor, what, json, decisive);
	requireRecords(vendor, what, json, ['fee_lines', 'line_items', 'refunds']);
	if (isDraft(json)) throw unfitRecord(vendor, what, 'is a draft or in the trash: nobody has placed it');
	if (json.billing_period !== undefined)
		throw unfitRecord(vendor, what, 'is a subscription: each of its payments makes an order of its own');
	refusePartOfIt(json);
	refuseRounded(json);
	const store = accountOfRecord(vendor, {
		written: options.account === null ? null : storeNamed(options.account),
		said: [storeOfOrder(json), storeNamed(headers['x-wc-webhook-source'])],
		word: 'shop',
		example: '"myshop.com.br", as the WooCommerce credential has it',
	});
	const document = mapOrder(json, [], store);
	const event = happenedTo(document, options, (each) => occasionOf(store, document.sourceId, words[each]));
	return { documents: { order: document, ...(event ? { event } : {}) }, doubts: [] };
}

const words: Readonly<Record<Happening, string>> = { created: 'created', paid: 'paid', shipped: 'completed', cancelled: 'cancelled' };

/** A shop may show prices without cents, and n8n's nodes do not ask for them: the sums agree, and are not what was paid. */
function refuseRounded({ currency, total }: Json): void {
	if (currency !== 'BRL' || showsCents(total)) return;
	const hint = 'Use WooCommerce Order of this package (Get), which asks for the cents';
	throw unfitRecord(vendor, what, 'is of a shop that shows prices without cents, so that its amounts are rounded', hint);
}

/** What went back of the goods only the refunds themselves tell; of an order that went back as a whole nothing is left to ask for. */
function refusePartOfIt(order: Json): void {
	if (shownRows(order.refunds).length === 0 || statusOf(order) === 'refunded') return;
	const hint = 'Use WooCommerce Order of this package (Get), which reads the refunds, too';
	throw unfitRecord(vendor, what, 'was refunded in part, and does not say which goods went back', hint);
}
