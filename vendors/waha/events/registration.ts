import { textSetting, type Connection } from '../../../runtime/client/connection';
import { exclusive } from '../../../runtime/once/exclusive';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import type { GatewayWebhooks } from '../../../runtime/whatsapp/messageSource';
import { eventsFor, heardAnyway, saidInMessages, toldOfSent } from '../../../runtime/whatsapp/subscriptions';
import { requireSettings } from '../../../runtime/client/settings';
import { attempt } from '../../../runtime/errors/attempt';
import { openApi } from '../client/api';
import { vendor } from '../client/vendor';

/** What comes by each event that this package reads (WAHA documentation, "Events"). An edit may be an opt-out. */
const brings = {
	message: saidInMessages,
	'message.reaction': ['reaction.received', 'group.message'],
	'message.edited': ['reply.edited', 'customer.optedOut', 'group.message'],
	'message.revoked': ['reply.deleted', 'group.message'],
	'message.ack': toldOfSent,
	'message.ack.group': ['group.receipt'],
	'call.received': ['call.received'],
} as const;

/**
 * A session has a list of webhooks in its configuration, which is written as a whole: those of others go back as they were. WAHA
 * restarts the session when it is written, so that is done only where something is missing. One call where nothing is.
 */
export function openRegistration(connection: Connection): NonNullable<GatewayWebhooks['registration']> {
	const { call, session } = openApi(connection);
	const path = `/sessions/${encodeURIComponent(session)}`;
	const alone = async <T>(work: () => Promise<T>) => await exclusive(`${vendor.id}:${connection.account}:webhooks`, work);
	const key = textSetting(connection, 'webhookHmacSecret');
	const read = async () => asRecord(asRecord(await call({ method: 'GET', path, safety: 'read' })).config);
	const write = async (config: Json, webhooks: Json[]) => {
		const outcome = await attempt(call({ method: 'PUT', path, body: { config: { ...config, webhooks } }, safety: 'keyed' }));
		if (!outcome.ok) throw withNextStep(outcome.error);
	};

	return {
		async register(url, topics) {
			requireSettings(connection, vendor, { webhookHmacSecret: 'Webhook HMAC Secret' });
			return await alone(async () => {
				const events = eventsFor([...topics, heardAnyway], brings);
				const config = await read();
				const { ours, others } = split(config, url);
				if (ours.length === 1 && isWhole(ours[0]!, key, events)) return { created: [], repaired: [], removed: [] };
				await write(config, [...others, { url, events, hmac: { key } }]);
				return ours.length === 0
					? { created: ['webhook'], repaired: [], removed: [] }
					: { created: [], repaired: ['webhook'], removed: [] };
			});
		},
		unregister: async (url) =>
			await alone(async () => {
				const config = await read();
				const { ours, others } = split(config, url);
				if (ours.length > 0) await write(config, others);
			}),
	};
}

function split({ webhooks }: Json, url: string): { ours: Json[]; others: Json[] } {
	const all = asRecords(webhooks);
	return { ours: all.filter((one) => asText(one.url) === url), others: all.filter((one) => asText(one.url) !== url) };
}

/** A key may be hidden: what is not shown says nothing against it. */
function isWhole({ events: shown, hmac }: Json, key: string, events: readonly string[]): boolean {
	const told = Array.isArray(shown) ? shown : [];
	const shownKey = asRecord(hmac).key;
	return events.every((event) => told.includes(event)) && (shownKey === undefined ? hmac !== undefined : shownKey === key);
}

function withNextStep(error: unknown): unknown {
	if (!hasClass(error, 'validation')) return error;
	const hint =
		'The server has to reach n8n: set its address (environment variable WEBHOOK_URL, for a test run N8N_EDITOR_BASE_URL), then publish the workflow again';
	return new IntegrationError(vendor, { ...error.failure, hint });
}
