import type { PaymentCustomer } from '../../../domain/documents/payment';
import type { SourceEvent } from '../../../domain/ports/eventSource';
import type { PaymentDocuments } from '../../../domain/ports/paymentSource';
import type { Connection } from '../../../runtime/client/connection';
import { asText, type Json } from '../../../runtime/client/json';
import type { AsaasApi } from '../client/api';
import { lookUpCustomer } from '../customer/lookUpCustomer';
import { isAboutPayment, type Envelope } from './delivery';
import { eventDocument } from './eventDocument';
import { eventType } from './families';
import type { MissedPayment } from './missedPayments';
import { occasionOf } from './occasion';
import { paidNews, wasConfirmedFirst } from './paidOnce';
import { unknownCustomer } from '../customer/readCustomer';
import { newestRefund } from '../payment/readRefunds';
import { readPayment } from '../payment/readPayment';
import { paymentCorrelationId, readReference } from '../client/reference';
import { vendor } from '../client/vendor';

const refundTopics = ['PAYMENT_REFUNDED', 'PAYMENT_PARTIALLY_REFUNDED'];

type Event = SourceEvent<PaymentDocuments>;

export interface EventReader {
	/** One event, or none where it is no news. */
	fromDelivery(envelope: Envelope, receivedAt: string): Promise<Event[]>;
	fromList(missed: MissedPayment): Promise<Event>;
	/** Whether what happened to a payment is news. */
	counts(happening: { topic: string; payment: Json }): boolean;
	/** Names what happened, whoever told of it. */
	subjectOf(happening: { topic: string; id: string }): string;
}

/** Turns what Asaas tells into events with their documents. */
export function eventReader(connection: Connection, api: AsaasApi, options: { lookUpCustomer: boolean; paidOnce: boolean }): EventReader {
	const customerOf = async (payment: Json): Promise<PaymentCustomer | null> => {
		const id = asText(payment.customer);
		if (id === null) return null;
		return options.lookUpCustomer ? await lookUpCustomer(connection, api, id) : unknownCustomer(id);
	};

	const documentOf = async (payment: Json, id: string) => ({ payment: readPayment(payment, id, await customerOf(payment)) });

	const counts: EventReader['counts'] = ({ topic, payment }) =>
		!(options.paidOnce && topic === 'PAYMENT_RECEIVED' && wasConfirmedFirst(payment));

	const newsOf = (topic: string, id: string | null) => (options.paidOnce ? paidNews(topic, id) : undefined);

	const subjectOf: EventReader['subjectOf'] = ({ topic, id }) => newsOf(topic, id) ?? `${topic}:${id}`;

	return {
		counts,
		subjectOf,
		async fromDelivery({ id: eventId, name, occurredAt, content, told, raw }, receivedAt) {
			const record = content?.record ?? {};
			const id = asText(record.id);
			if (isAboutPayment(name) && !counts({ topic: name, payment: record })) return [];
			const correlationId = paymentCorrelationId(readReference(asText(record.externalReference)), id ?? eventId);
			const occasion = occasionOf({ name, id, eventId, record });
			const news = newsOf(name, id);
			return [
				{
					event: { id: eventId, type: eventType(name), occasion, source: vendor.id, account: null, occurredAt, receivedAt, correlationId },
					document: isAboutPayment(name) ? await paymentDocument(name, record, id, told) : eventDocument(content),
					raw,
					subject: subjectOf({ topic: name, id: id ?? eventId }),
					...(news === undefined ? {} : { news }),
				},
			];
		},
		async fromList({ topic, id, payment, occurredAt }) {
			const receivedAt = new Date(connection.clock.now()).toISOString();
			const correlationId = paymentCorrelationId(readReference(asText(payment.externalReference)), id);
			return {
				event: {
					id: `catchUp:${topic}:${id}`,
					type: 'catchUp',
					occasion: occasionOf({ name: topic, id, eventId: '', record: payment }),
					source: vendor.id,
					account: null,
					occurredAt,
					receivedAt,
					correlationId,
				},
				document: await documentOf(payment, id),
				raw: payment,
				subject: subjectOf({ topic, id }),
			};
		},
	};

	/** An event without its payment will never have one: handed back to Asaas it would stop the queue, so it starts the flow as it is. */
	async function paymentDocument(name: string, record: Json, id: string | null, told?: Json): Promise<PaymentDocuments> {
		if (id === null) return { payment: null };
		const { payment } = await documentOf(record, id);
		return { payment: refundTopics.includes(name) ? { ...payment, refund: newestRefund(record, told) } : payment };
	}
}
