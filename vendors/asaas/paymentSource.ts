import type { Payment, PaymentCustomer } from '../../domain/payment';
import type { Delivery, SourceEvent, SubscriptionRequest, Verdict } from '../../domain/ports/eventSource';
import type { PaymentSource } from '../../domain/ports/paymentSource';
import { textSetting, type Connection } from '../../runtime/connection';
import { sameText } from '../../runtime/signature';
import { openApi, type AsaasApi } from './api';
import { deriveAuthToken } from './authToken';
import { lookUpCustomer } from './customers';
import { eventIdOf, readEnvelope, unreadableEvent, type Envelope } from './delivery';
import { text, type JsonRecord } from './fields';
import { unknownCustomer } from './readCustomer';
import { readPayment } from './readPayment';
import { correlationIdOf, readReference } from './reference';
import { noteAcceptance, noteRefusal } from './refusals';
import { subscribe, unsubscribe, webhookKey } from './subscription';

export interface PaymentSourceOptions {
	/** Whether each event's customer is asked for; otherwise only the id is known. */
	lookUpCustomer: boolean;
	/** Whether an event waits until the one before was taken. */
	inOrder: boolean;
}

type PaymentEvent = SourceEvent<{ payment: Payment }>;

const usual: PaymentSourceOptions = { lookUpCustomer: true, inOrder: false };

/** Asaas as a source of payment events. */
export function openPaymentSource(connection: Connection, options = usual): PaymentSource {
	const api = openApi(connection);
	const tokenFor = (url: string) => deriveAuthToken(textSetting(connection, 'apiKey'), url);
	return {
		async subscribe({ url, topics }) {
			const sendType = options.inOrder ? 'SEQUENTIALLY' : 'NON_SEQUENTIALLY';
			return await subscribe(connection, api, { url, events: [...new Set(topics)], sendType, authToken: tokenFor(url) });
		},
		async unsubscribe({ url }) {
			await unsubscribe(connection, api, url);
		},
		verify: (delivery, { url }) => verify(delivery, tokenFor(url), webhookKey(connection, url)),
		deduplicationKey: eventIdOf,
		async read(delivery, request) {
			const envelope = readEnvelope(delivery);
			return isAskedFor(envelope, request) ? [await toEvent(connection, api, options, envelope, delivery)] : [];
		},
	};
}

function verify({ headers }: Delivery, token: string, key: string): Verdict {
	const sent = headers['asaas-access-token'];
	if (sent !== undefined && sameText(sent, token)) {
		noteAcceptance(key);
		return { valid: true };
	}
	noteRefusal(key);
	return {
		valid: false,
		reason: sent === undefined ? 'The asaas-access-token header is missing' : 'The asaas-access-token is not this webhook’s',
	};
}

function isAskedFor({ name }: Envelope, { topics }: SubscriptionRequest): boolean {
	return name.startsWith('PAYMENT_') && topics.includes(name);
}

async function toEvent(
	connection: Connection,
	api: AsaasApi,
	options: PaymentSourceOptions,
	{ id, name, occurredAt, payment, raw }: Envelope,
	{ receivedAt }: Delivery,
): Promise<PaymentEvent> {
	const paymentId = text(payment?.id);
	if (!payment || paymentId === null) throw unreadableEvent();
	const customer = await customerOf(connection, api, options, payment);
	const correlationId = correlationIdOf(readReference(text(payment.externalReference)), paymentId);
	return {
		event: { id, type: eventType(name), source: 'asaas', occurredAt, receivedAt, correlationId },
		document: { payment: readPayment(payment, paymentId, customer) },
		raw,
	};
}

async function customerOf(
	connection: Connection,
	api: AsaasApi,
	options: PaymentSourceOptions,
	payment: JsonRecord,
): Promise<PaymentCustomer | null> {
	const id = text(payment.customer);
	if (id === null) return null;
	return options.lookUpCustomer ? await lookUpCustomer(connection, api, id) : unknownCustomer(id);
}

/** `PAYMENT_REFUND_IN_PROGRESS` becomes `payment.refund_in_progress`. */
function eventType(name: string): string {
	return name.toLowerCase().replace('_', '.');
}
