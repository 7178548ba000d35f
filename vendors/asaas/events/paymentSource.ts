import type { MissedEvent } from '../../../domain/ports/eventSource';
import type { PaymentDocuments, PaymentSource } from '../../../domain/ports/paymentSource';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { openApi } from '../client/api';
import { asItStands } from './asItStands';
import { deriveAuthToken } from './authToken';
import { eventIdOf, readEnvelope } from './delivery';
import { eventReader } from './eventReader';
import { openGap } from './gaps';
import { findMissed } from './missedPayments';
import { registerWebhook, removeWebhooks, webhookKey } from './registration';
import { verifyDelivery } from './verify';

export interface PaymentSourceOptions {
	/** Whether each event's customer is asked for; otherwise only the id is known. */
	lookUpCustomer: boolean;
	/** Whether an event waits until the one before was taken. */
	inOrder: boolean;
	/** Whether the money of a payment that was confirmed before is no news. */
	paidOnce: boolean;
	/** Whether a delivery has to come from one of the addresses that Asaas publishes (production only). */
	onlyPublishedAddresses: boolean;
}

const usual: PaymentSourceOptions = { lookUpCustomer: true, inOrder: false, paidOnce: false, onlyPublishedAddresses: false };

/** Asaas as a source of events: of payments, and of whatever else it reports. */
export function openPaymentSource(connection: Connection, chosen: Partial<PaymentSourceOptions> = {}): PaymentSource {
	const options = { ...usual, ...chosen };
	const api = openApi(connection);
	const reader = eventReader(connection, api, options);
	const tokenFor = (url: string) => deriveAuthToken(textSetting(connection, 'apiKey'), url);
	return {
		async registerWebhooks({ url, topics }) {
			const sendType = options.inOrder ? 'SEQUENTIALLY' : 'NON_SEQUENTIALLY';
			return await registerWebhook(connection, api, { url, events: [...new Set(topics)], sendType, authToken: tokenFor(url) });
		},
		async removeWebhooks({ url }) {
			await removeWebhooks(connection, api, url);
		},
		verify(delivery, { url }) {
			const onlyPublished = options.onlyPublishedAddresses && textSetting(connection, 'environment') !== 'sandbox';
			return verifyDelivery(delivery, tokenFor(url), webhookKey(connection, url), onlyPublished);
		},
		deduplicationKey: eventIdOf,
		async read(delivery, { topics }) {
			const told = readEnvelope(delivery);
			if (!topics.includes(told.name)) return [];
			const envelope = await asItStands(api, told, delivery.receivedAt);
			return envelope === undefined ? [] : await reader.fromDelivery(envelope, delivery.receivedAt);
		},
		async missed(window, { url, topics }) {
			const gap = openGap(webhookKey(connection, url));
			if (!gap) return [];
			const listed = await findMissed(connection, api, topics, Math.max(gap.since, Date.parse(window.since)), gap.until);
			const missed = listed.filter(reader.counts);
			let open = missed.length;
			gap.open = open;
			return missed.map(
				(each): MissedEvent<PaymentDocuments> => ({
					subject: reader.subjectOf(each),
					read: async () => await reader.fromList(each),
					passOver: () => void (gap.open = --open),
				}),
			);
		},
	};
}
