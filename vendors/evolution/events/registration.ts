import type { GatewayWebhooks } from '../../../runtime/whatsapp/messageSource';
import { eventsFor, heardAnyway, saidInMessages, toldOfSent } from '../../../runtime/whatsapp/subscriptions';
import { addressTaken } from '../../../runtime/webhooks/addressTaken';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { exclusive } from '../../../runtime/once/exclusive';
import { asRecord, asText } from '../../../runtime/client/json';
import { requireSettings } from '../../../runtime/client/settings';
import { openApi } from '../client/api';
import { vendor } from '../client/vendor';

/** What comes by each event that this package reads (vendor source: `Events`). An edit may be an opt-out. */
const brings = {
	MESSAGES_UPSERT: [...saidInMessages, 'reaction.received', 'reply.edited'],
	MESSAGES_EDITED: ['reply.edited', 'customer.optedOut', 'group.message'],
	MESSAGES_DELETE: ['reply.deleted', 'group.message'],
	MESSAGES_UPDATE: toldOfSent,
	CALL: ['call.received'],
} as const;

interface Webhook {
	url: string;
	/** As it is wanted, as far as Evolution shows it. */
	isWhole: boolean;
}

/** An instance has one webhook: it is claimed if it is free, and kept as it should be. One call if nothing has to be done. */
export function openRegistration(connection: Connection): NonNullable<GatewayWebhooks['registration']> {
	const call = openApi(connection);
	const alone = async <T>(work: () => Promise<T>) => await exclusive(`${vendor.id}:${connection.account}:webhook`, work);
	const secret = textSetting(connection, 'webhookJwtSecret');

	const find = async (events: readonly string[]): Promise<Webhook | undefined> => {
		const found = asRecord(await call({ action: 'webhook/find', method: 'GET', safety: 'read' }));
		const url = asText(found.url);
		return url === null || found.enabled !== true ? undefined : { url, isWhole: isWhole(found, secret, events) };
	};
	// The whole setting each time: it may be repeated.
	const set = async (url: string, enabled: boolean, events: readonly string[]) => {
		const webhook = { enabled, url, headers: { jwt_key: secret }, byEvents: false, base64: false, events };
		await call({ action: 'webhook/set', body: { webhook }, safety: 'keyed' });
	};

	return {
		async register(url, topics) {
			requireSettings(connection, vendor, { webhookJwtSecret: 'Webhook JWT Secret' });
			return await alone(async () => {
				const events = eventsFor([...topics, heardAnyway], brings);
				const before = await find(events);
				if (before && before.url !== url) throw addressTaken(vendor, 'Switch its webhook off in Evolution Manager (Events → Webhook)');
				if (before?.isWhole !== true) await set(url, true, events);
				return { created: before ? [] : ['webhook'], repaired: before && !before.isWhole ? ['webhook'] : [], removed: [] };
			});
		},
		async unregister(url) {
			await alone(async () => {
				if ((await find([]))?.url === url) await set(url, false, Object.keys(brings));
			});
		},
	};
}

/** `jwt_key` may be hidden: what is not shown says nothing against it. */
function isWhole(
	{ events: shown, headers, webhookByEvents, byEvents }: Record<string, unknown>,
	secret: string,
	events: readonly string[],
): boolean {
	const key = asRecord(headers).jwt_key;
	const told = Array.isArray(shown) ? shown : [];
	return events.every((event) => told.includes(event)) && (key === undefined || key === secret) && (webhookByEvents ?? byEvents) !== true;
}
