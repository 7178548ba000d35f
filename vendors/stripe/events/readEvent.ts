import type { FlowEvent } from '../../../domain/documents/event';
import type { Refund } from '../../../domain/documents/refund';
import { orderThread, type Order } from '../../../domain/documents/order';
import type { Payment } from '../../../domain/documents/payment';
import type { SourceEvent } from '../../../domain/ports/eventSource';
import type { PaymentDocuments } from '../../../domain/ports/paymentSource';
import { fromCents } from '../../../domain/values/money';
import { textSetting } from '../../../runtime/client/connection';
import { asRecord, asText, isRecord, type Json } from '../../../runtime/client/json';
import { unreadableEvent } from '../../../runtime/webhooks/deliveryBody';
import type { StripeApi } from '../client/api';
import { momentOf, shownCents } from '../client/amounts';
import { vendor } from '../client/vendor';
import { idOf, lookUpPayment, lookUpSession, type Sale } from '../payments/lookUp';
import { readOrder } from '../payments/readOrder';
import { readPayment } from '../payments/readPayment';
import { chosen, type Happening } from './topics';

/** Whose sale it is about. */
type Subject = { session: string } | { payment: string };

/**
 * What an event tells of a sale as it is now: it comes in any order and late, in the shape of the moment, and several tell the same. An
 * event of the other mode, or of an account that is only connected to this one, tells nothing.
 */
export async function readEvent(
	api: StripeApi,
	envelope: Json,
	{ topics, receivedAt, type }: { topics: readonly string[]; receivedAt: string; type?: string },
): Promise<SourceEvent<PaymentDocuments>[]> {
	const wanted = chosen(topics).filter(({ events }) => events.includes(asText(envelope.type) ?? ''));
	if (wanted.length === 0 || !isOwn(api, envelope)) return [];
	const told = asRecord(asRecord(envelope.data).object);
	// What n8n's own Stripe node charges has no payment intent: as little as its being paid is told what becomes of it.
	if (told.payment_intent === null && asText(told.charge) !== null) return [];
	const subject = subjectOf(told);
	if (subject === undefined) throw unreadableEvent(vendor, 'Look at the event in Stripe (Developers → Events) and report it');
	if (told.object === 'refund' && !isRefundNews(envelope)) return [];
	const sale = await ('session' in subject ? lookUpSession(api, subject.session) : lookUpPayment(api, subject.payment));
	const about = await asItIsNow(api, told);
	return wanted.flatMap((topic) => {
		const happening = topic.happening(sale, about);
		if (!happening) return [];
		return [eventOf(envelope, { sale, happening, receivedAt, type: type ?? topic.eventType })];
	});
}

/** One that was under way is told by the event of its success; later changes of it, as the bank's reference, are no news. */
function isRefundNews({ data }: Json): boolean {
	const { object, previous_attributes: before } = asRecord(data);
	return asText(asRecord(object).status) === 'succeeded' && (!isRecord(before) || 'status' in before);
}

/** A refund or a dispute may have come to another end than its event says. */
async function asItIsNow(api: StripeApi, told: Json): Promise<Json> {
	const id = asText(told.id);
	const isNews = told.object === 'refund' || told.object === 'dispute';
	return isNews && id !== null ? await api.get(`/${told.object}s/${encodeURIComponent(id)}`) : told;
}

/** The key says by its beginning which mode it is of (Stripe documentation). */
function isOwn({ connection }: StripeApi, { livemode, account }: Json): boolean {
	const isTest = /^[rs]k_test_/.test(textSetting(connection, 'secretKey'));
	return livemode === !isTest && asText(account) === null;
}

export function subjectOf(told: Json): Subject | undefined {
	const id = asText(told.id);
	if (told.object === 'checkout.session') return id === null ? undefined : { session: id };
	const payment = told.object === 'payment_intent' ? id : idOf(told.payment_intent);
	return payment === null ? undefined : { payment };
}

interface Reading {
	sale: Sale;
	happening: Happening;
	receivedAt: string;
	type: string;
}

function eventOf(envelope: Json, { sale, happening, receivedAt, type }: Reading): SourceEvent<PaymentDocuments> {
	const payment = readPayment(sale);
	const order = readOrder(sale);
	const event = flowEventOf(envelope, { payment, order, happening: happening.name, receivedAt, type });
	const { occasion } = event;
	return { event, document: documentOf(payment, order, happening.refund), raw: envelope, subject: occasion, news: occasion };
}

interface Told {
	payment: Payment;
	order: Order | undefined;
	happening: string;
	receivedAt: string;
	type: string;
}

export function flowEventOf(envelope: Json, { payment, order, happening, receivedAt, type }: Told): FlowEvent {
	const occasion = `${vendor.id}:${payment.id}/${happening}`;
	return {
		id: asText(envelope.id) ?? occasion,
		type,
		occasion,
		source: vendor.id,
		account: null,
		occurredAt: momentOf(envelope.created) ?? receivedAt,
		receivedAt,
		correlationId: threadOf(payment, order),
	};
}

function threadOf(payment: Payment, order: Order | undefined): string {
	return order ? orderThread(order) : `${vendor.id}:${payment.orderNumber ?? payment.id}`;
}

function documentOf(payment: Payment, order: Order | undefined, refund: Json | undefined): PaymentDocuments {
	const known = { payment, ...(order ? { order } : {}) };
	if (!refund) return known;
	const read = readRefund(refund, payment);
	return { ...known, payment: { ...payment, refund: { amount: read.amount, reason: read.reason } }, refund: read };
}

/** Stripe gives money back, and knows nothing of the goods. */
export function readRefund(refund: Json, { refunded }: Payment): Refund {
	return {
		vendor: vendor.id,
		id: asText(refund.id) ?? '',
		amount: fromCents(shownCents(refund.amount, refund.currency, 'amount')),
		items: [],
		shipping: 0,
		reason: asText(refund.reason),
		refundedTotal: refunded ?? null,
	};
}
