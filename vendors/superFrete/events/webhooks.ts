import type { ShipmentEventType } from '../../../domain/ports/shipmentSource';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { seal, unseal, type Sealing } from '../../../runtime/webhooks/sealedSecret';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';

/** A webhook as SuperFrete lists it. */
export interface Webhook {
	id: string;
	events: string[];
	isActive: boolean;
	/** Undefined where nobody knows it any more. */
	secret: string | undefined;
}

const eventOf: Partial<Record<string, string>> = {
	'shipment.label_ready': 'order.generated',
	'shipment.posted': 'order.posted',
	'shipment.delivered': 'order.delivered',
	'shipment.cancelled': 'order.cancelled',
	'return.posted': 'order.posted',
	'return.delivered': 'order.delivered',
} satisfies Partial<Record<ShipmentEventType, string>>;

/** SuperFrete's own names. */
export function eventsOf(topics: readonly string[]): string[] {
	return [...new Set(topics.flatMap((topic) => eventOf[topic] ?? []))];
}

/** Those that deliver to the address. */
export async function listWebhooks({ connection, call }: Api, url: string): Promise<Webhook[]> {
	const body = await call({ method: 'GET', path: '/webhook', safety: 'read' });
	const list = Array.isArray(body) ? body : asRecord(body).data;
	if (!Array.isArray(list)) throw unreadableAnswer(vendor, 'transient', 'the request for its webhooks');
	const rows = asRecords(list);
	// One that cannot be read may be the one that would be made again.
	if (rows.some((row) => asText(row.id) === null)) throw unreadableAnswer(vendor, 'transient', 'the request for its webhooks', ['id']);
	return rows.filter((row) => row.url === url).map((row) => readWebhook(connection, row));
}

/** Two calls: the second keeps the secret that the first one told, sealed, in the webhook's name. */
export async function createWebhook(api: Api, url: string, events: readonly string[]): Promise<Webhook> {
	const fields = { url, events, is_active: true };
	const made = asRecord(await api.call({ method: 'POST', path: '/webhook', safety: 'once', body: { name, ...fields } }));
	const [id, secret] = [asText(made.id), asText(made.secret_token)];
	if (id === null || secret === null) throw unreadableAnswer(vendor, 'unknownOutcome', 'a new webhook', ['id', 'secret_token']);
	await change(api, id, { name: `${name} ${seal(sealing(api.connection), secret)}`, ...fields });
	return { id, events: [...events], isActive: true, secret };
}

/** Switches it on, with these events. */
export async function repairWebhook(api: Api, { id, secret }: Webhook, url: string, events: readonly string[]): Promise<void> {
	await change(api, id, { name: `${name} ${seal(sealing(api.connection), secret ?? '')}`, url, events, is_active: true });
}

/** Gone before counts as removed. */
export async function removeWebhook({ call }: Api, id: string): Promise<void> {
	const outcome = await attempt(call({ method: 'DELETE', path: `/webhook/${encodeURIComponent(id)}`, safety: 'keyed' }));
	if (!outcome.ok && !hasClass(outcome.error, 'notFound')) throw outcome.error;
}

const name = 'n8n';

async function change({ call }: Api, id: string, body: Json): Promise<void> {
	await call({ method: 'PUT', path: `/webhook/${encodeURIComponent(id)}`, safety: 'keyed', body });
}

function readWebhook(connection: Connection, row: Json): Webhook {
	const sealed = asText(row.name)?.split(' ').at(-1) ?? '';
	return {
		id: asText(row.id)!,
		events: Array.isArray(row.events) ? row.events.flatMap((each) => asText(each) ?? []) : [],
		isActive: row.is_active !== false,
		secret: unseal(sealing(connection), sealed),
	};
}

function sealing(connection: Connection): Sealing {
	return { login: textSetting(connection, 'accessToken'), purpose: `${vendor.id} webhook secret` };
}
