import type { OrderSource } from '../../../domain/ports/orderSource';
import type { Connection } from '../../../runtime/client/connection';
import { forgetListening } from '../../../runtime/webhooks/listening';
import { openApi } from '../client/api';
import { findMissed, noteTold } from './missedOrders';
import { readDelivery } from './readDelivery';
import { registerWebhooks, removeWebhooks } from './registration';
import { deduplicationKey, verify } from './verify';
import { webhookName } from './webhooksApi';

/** A Nuvemshop store as a source of order events. */
export function openOrderSource(connection: Connection): OrderSource {
	const api = openApi(connection);
	return {
		registerWebhooks: async (request) => await registerWebhooks(api, request),
		async removeWebhooks(request) {
			await removeWebhooks(api, request);
			forgetListening(webhookName(api, request.url));
		},
		verify: (delivery, request) => verify(connection, delivery, request),
		deduplicationKey,
		read: async (delivery, request) => await readDelivery(api, delivery, request),
		missed: async (window, request) => await findMissed(api, window, request),
		noteStarted: async (missed) => await noteTold(api, missed),
	};
}
