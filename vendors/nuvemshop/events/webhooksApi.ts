import { asId, asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { knownListening, noteListeningSince } from '../../../runtime/webhooks/listening';
import type { NuvemshopApi } from '../client/api';
import { shownMoment } from '../client/shown';
import { vendor } from '../client/vendor';

/** A webhook as Nuvemshop lists it: one event, one address. */
export interface Webhook {
	id: number;
	event: string;
	/** ISO 8601; undefined where it cannot be read. */
	createdAt: string | undefined;
}

/** The name of a trigger in this process. */
export function webhookName({ connection }: NuvemshopApi, url: string): string {
	return `${vendor.id}:${connection.account}:webhook:${url}`;
}

/** Those that deliver to the address. */
export async function listWebhooks(api: NuvemshopApi, url: string): Promise<Webhook[]> {
	const rows = await api.list('/webhooks', { url });
	// One that cannot be read may be the one that would be made again.
	if (rows.some((row) => asId(row.id) === undefined)) throw unreadableAnswer(vendor, 'transient', 'the request for its webhooks', ['id']);
	return rows.filter((row) => row.url === url).map(readWebhook);
}

/** ISO 8601. One call, the first time in a process. */
export async function listeningSince(api: NuvemshopApi, url: string): Promise<string> {
	const name = webhookName(api, url);
	return knownListening(name) ?? noteListeningSince(name, await listWebhooks(api, url), api.connection.clock);
}

/** Not repeatable: Nuvemshop may take several for one address. */
export async function createWebhook(api: NuvemshopApi, target: { url: string; event: string }): Promise<void> {
	await api.once('POST', '/webhooks', target);
}

/** Keeps since when it exists. */
export async function changeWebhook(api: NuvemshopApi, id: number, target: { url: string; event: string }): Promise<void> {
	await api.set('PUT', `/webhooks/${id}`, target);
}

export async function removeWebhook(api: NuvemshopApi, id: number): Promise<void> {
	await api.remove(`/webhooks/${id}`);
}

function readWebhook(row: Json): Webhook {
	return { id: asId(row.id)!, event: asText(row.event) ?? '', createdAt: shownMoment(row.created_at) ?? undefined };
}
