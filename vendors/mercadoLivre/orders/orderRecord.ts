import type { ForeignRecord, ReadingOptions, RecordReading, RecordShape } from '../../../domain/ports/recordReader';
import { asId, asRecord, asText, type Json } from '../../../runtime/client/json';
import { requireFields, requireRecords, unfitRecord } from '../../../runtime/records/halfRecord';
import { happenedTo } from '../../../runtime/records/happened';
import { vendor } from '../client/vendor';
import { hasTag, mapOrder } from './mapOrder';

const what = 'order of Mercado Livre';

const decisive = 'currency_id date_created id order_items payments seller status tags total_amount'.split(' ');

/** `GET /orders/{id}` with `x-format-new: true`, fetched by an HTTP Request node. */
const order: RecordShape = {
	name: what,
	makes: ['order'],
	fits: ({ json }) => Array.isArray(json.order_items) && 'seller' in json,
	read: readOrderRecord,
};

/** A notification: unsigned, and says no more than that there is news. */
const notification: RecordShape = {
	name: 'notification of Mercado Livre',
	makes: [],
	instead:
		'Fetch what it names first: an HTTP Request node to https://api.mercadolibre.com and the notification\'s "resource", with the header x-format-new: true',
	fits: ({ json }) => typeof json.resource === 'string' && typeof json.topic === 'string' && 'application_id' in json,
};

export const mercadoLivreRecords: readonly RecordShape[] = [order, notification];

function readOrderRecord({ json }: ForeignRecord, options: ReadingOptions): RecordReading {
	requireFields(vendor, what, json, decisive);
	requireRecords(vendor, what, json, ['order_items', 'payments']);
	const seller = asId(asRecord(json.seller).id);
	const id = asId(json.id) ?? null;
	if (seller === undefined || id === null) throw unfitRecord(vendor, what, 'has no ID or no seller');
	const document = mapOrder(json, String(seller));
	const event = happenedTo(document, options, (happened) => `${vendor.id}:${seller}/order/${id}/${happened}`);
	return {
		documents: { order: document, ...(event ? { event } : {}) },
		doubts: doubtsOf(json),
		...(document.test ? { test: true } : {}),
	};
}

function doubtsOf(order: Json): string[] {
	const pack = asText(order.pack_id);
	return [
		"Address and price of the shipping are not said: they are in the order's shipment (GET /shipments/{id}).",
		"The buyer's CPF or CNPJ is not said: it is in the order's billing info.",
		...(pack === null ? [] : [`The order may be one of several that go in one parcel (pack ${pack}).`]),
		...(hasTag(order, 'fraud_risk_detected') ? ['Mercado Livre has found a risk of fraud: do not send the goods.'] : []),
	];
}
