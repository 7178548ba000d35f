import { asId, asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { WooApi } from '../client/api';
import { shownMoment } from '../client/shown';
import { vendor } from '../client/vendor';

/** A webhook as WooCommerce lists it; its secret is never shown. */
export interface Webhook {
	id: number;
	topic: string;
	/** After seven deliveries in a row that failed it is `disabled`, without a word. */
	isActive: boolean;
	/** ISO 8601; undefined where it cannot be read. */
	createdAt: string | undefined;
}

/** Those that deliver to the address. */
export async function listWebhooks(api: WooApi, url: string): Promise<Webhook[]> {
	const rows = await api.list('/webhooks', { per_page: 100 });
	// One that cannot be read may be the one that would be made again.
	if (rows.some((row) => asId(row.id) === undefined)) throw unreadableAnswer(vendor, 'transient', 'the request for its webhooks', ['id']);
	return rows.filter((row) => row.delivery_url === url).map(readWebhook);
}

/** A new one is active at once. Not repeatable: WooCommerce takes several for one address. */
export async function createWebhook(api: WooApi, target: { url: string; topic: string; secret: string }): Promise<void> {
	const { url, topic, secret } = target;
	await api.post('/webhooks', { name: `n8n (n8n-nodes-ponte): ${topic}`, topic, delivery_url: url, secret, status: 'active' });
}

/** Makes it deliver again, signed with the secret that this package knows. */
export async function reviveWebhook(api: WooApi, id: number, secret: string): Promise<void> {
	await api.put(`/webhooks/${id}`, { status: 'active', secret });
}

export async function removeWebhook(api: WooApi, id: number): Promise<void> {
	await api.remove(`/webhooks/${id}`);
}

function readWebhook(row: Json): Webhook {
	return {
		id: asId(row.id)!,
		topic: asText(row.topic) ?? '',
		isActive: row.status === 'active',
		createdAt: shownMoment(row.date_created_gmt) ?? undefined,
	};
}
