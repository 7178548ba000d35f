import type { Payment } from '../../../domain/documents/payment';
import type { ForeignRecord, ReadingOptions, RecordDocuments, RecordReading, RecordShape } from '../../../domain/ports/recordReader';
import { asRecord, asRecords, asText, isRecord, type Json } from '../../../runtime/client/json';
import { requireFields, unfitRecord } from '../../../runtime/records/halfRecord';
import { vendor } from '../client/vendor';
import { flowEventOf } from '../events/readEvent';
import { paymentTopics } from '../events/topics';
import { idOf, type Sale } from './lookUp';
import { readOrder } from './readOrder';
import { readPayment } from './readPayment';

const what = 'record of Stripe';

const readable: readonly unknown[] = ['checkout.session', 'payment_intent', 'charge'];

/** What n8n's Stripe Trigger puts out (the whole event), and what Stripe answers an HTTP request or n8n's Stripe node with. */
const sale: RecordShape = {
	name: 'sale of Stripe',
	makes: ['payment', 'order'],
	fits: ({ json }) => readable.includes(objectIn(json).object),
	read: readSale,
};

const other: RecordShape = {
	name: 'record of Stripe that is not a sale',
	makes: [],
	instead:
		'Let Stripe Trigger listen to checkout.session.completed, or use Stripe Payment Trigger of this package, which needs no further node',
	fits: ({ json }) => isOther(json),
};

export const stripeRecords: readonly RecordShape[] = [sale, other];

function objectIn(json: Json): Json {
	return json.object === 'event' ? asRecord(asRecord(json.data).object) : json;
}

function isOther(json: Json): boolean {
	const isStripes = json.object === 'event' || (typeof json.object === 'string' && typeof json.livemode === 'boolean');
	return isStripes && !readable.includes(objectIn(json).object);
}

function readSale({ json }: ForeignRecord, { now }: ReadingOptions): RecordReading {
	const object = objectIn(json);
	requireFields(vendor, what, object, ['id', 'created', 'livemode', 'currency', 'metadata']);
	const found = saleOf(object);
	const payment: Payment = readPayment(found);
	const order = readOrder(found);
	const isTest = object.livemode === false;
	const event = json.object === 'event' ? eventOf(json, found, payment, now) : undefined;
	const documents: RecordDocuments = { payment, ...(order ? { order } : {}), ...(event ? { event } : {}) };
	return { documents, doubts: doubtsOf(json, found), ...(isTest ? { test: true } : {}) };
}

/** One sale has one name, whichever of its records tells of it: that of its payment intent, as the trigger of this package has it. */
function saleOf(object: Json): Sale {
	if (object.object === 'charge') return ofCharge(object);
	if (object.object === 'checkout.session') return ofSession(object);
	const charge = isRecord(object.latest_charge) ? object.latest_charge : null;
	requireFields(vendor, what, object, ['amount', 'status']);
	return { intent: object, charge, session: null, lines: [] };
}

function ofSession(session: Json): Sale {
	requireFields(vendor, what, session, ['amount_total', 'mode', 'payment_intent', 'payment_status', 'status', 'customer_details']);
	if (session.mode !== 'payment') {
		throw unfitRecord(vendor, 'checkout session of Stripe', `is of a ${asText(session.mode) ?? 'kind'} and has no payment of its own`);
	}
	const { data, has_more: hasMore } = asRecord(session.line_items);
	const lines = hasMore === false ? asRecords(data) : [];
	if (isRecord(session.payment_intent)) {
		const { latest_charge: charge } = session.payment_intent;
		return { intent: session.payment_intent, charge: isRecord(charge) ? charge : null, session, lines };
	}
	const id = idOf(session.payment_intent);
	return {
		intent: id === null ? null : { id, ...(session.payment_status === 'paid' ? { status: 'succeeded' } : {}) },
		charge: null,
		session,
		lines,
	};
}

const intentStatus: Readonly<Record<string, string>> = { pending: 'processing', failed: 'requires_payment_method' };

/** Without a payment intent, as charges of old ways to pay are, it has its own name. */
function ofCharge(charge: Json): Sale {
	requireFields(vendor, what, charge, ['amount', 'amount_captured', 'amount_refunded', 'captured', 'disputed', 'refunded', 'status']);
	// What was reserved and set free again is refunded, and was never taken.
	const succeeded = charge.captured === true ? 'succeeded' : charge.refunded === true ? 'canceled' : 'requires_capture';
	const status = charge.status === 'succeeded' ? succeeded : intentStatus[asText(charge.status) ?? ''];
	const { amount, amount_captured: received, currency, customer, metadata, receipt_email: email, shipping } = charge;
	const paid = { amount_received: charge.captured === true ? received : 0, receipt_email: email };
	return {
		intent: { id: idOf(charge.payment_intent) ?? charge.id, amount, ...paid, currency, customer, metadata, shipping, status },
		charge,
		session: null,
		lines: [],
	};
}

/** Only where the sale is as the event says. */
function eventOf(envelope: Json, found: Sale, payment: Payment, now: number): RecordDocuments['event'] {
	const topic = paymentTopics.find(({ events }) => events.includes(asText(envelope.type) ?? ''));
	const happening = topic?.happening(found, objectIn(envelope));
	if (!topic || !happening) return undefined;
	const receivedAt = new Date(now).toISOString();
	return flowEventOf(envelope, { payment, order: readOrder(found), happening: happening.name, receivedAt, type: topic.eventType });
}

function doubtsOf(json: Json, { charge, session, lines }: Sale): string[] {
	const account = asText(json.account);
	return [
		...(charge === null ? ['Whether money went back or the payment is disputed is not said.'] : []),
		...(session !== null && lines.length === 0
			? ['What was bought is not said: Stripe sends the line items of a checkout only when asked.']
			: []),
		...(account === null ? [] : ['The sale is of an account that is connected to yours.']),
	];
}
