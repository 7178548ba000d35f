import { randomUUID } from 'crypto';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { seal, unseal, type Sealing } from '../../../runtime/webhooks/sealedSecret';
import type { StripeApi } from '../client/api';
import { momentOf } from '../client/amounts';
import { apiVersion, vendor } from '../client/vendor';

/** A webhook endpoint as Stripe lists it. */
export interface Endpoint {
	id: string;
	events: string[];
	isEnabled: boolean;
	/** Its deliveries have the shapes of this package's version. */
	isPinned: boolean;
	/** Undefined where nobody knows it any more. */
	secret: string | undefined;
	/** ISO 8601 */
	createdAt: string | undefined;
	/** Until when everything is known to be told; ISO 8601. */
	toldUntil: string | undefined;
}

const secretField = 'ponte_secret';
const toldField = 'ponte_told_until';

/** Those that deliver to the address. An account has sixteen at most, so one page holds them all. */
export async function listEndpoints(api: StripeApi, url: string): Promise<Endpoint[]> {
	const rows = await api.list('/webhook_endpoints', {});
	// One that cannot be read may be the one that would be made again.
	if (rows.some((row) => asText(row.id) === null)) throw unreadableAnswer(vendor, 'transient', 'the request for its endpoints', ['id']);
	return rows.filter((row) => row.url === url).map((row) => readEndpoint(api, row));
}

/** Two calls: the second keeps the secret that the first one told. Sent again the first answers the same, secret and all. */
export async function createEndpoint(api: StripeApi, url: string, events: readonly string[]): Promise<Endpoint> {
	const fields = { url, api_version: apiVersion, description: 'n8n (n8n-nodes-ponte)', ...eventFields(events) };
	const made = await api.post('/webhook_endpoints', fields, randomUUID());
	const [id, secret] = [asText(made.id), asText(made.secret)];
	if (id === null || secret === null) throw unreadableAnswer(vendor, 'unknownOutcome', 'a new endpoint', ['id', 'secret']);
	const kept = await api.post(`/webhook_endpoints/${id}`, { [`metadata[${secretField}]`]: seal(sealing(api.connection), secret) });
	return readEndpoint(api, kept);
}

/** Switches it on, with these events. */
export async function repairEndpoint(api: StripeApi, id: string, events: readonly string[]): Promise<void> {
	await api.post(`/webhook_endpoints/${id}`, { disabled: 'false', ...eventFields(events) });
}

/** Notes with the endpoint until when everything is told: it outlives a restart of n8n. */
export async function noteToldUntil(api: StripeApi, id: string, until: string): Promise<void> {
	await api.post(`/webhook_endpoints/${id}`, { [`metadata[${toldField}]`]: until });
}

/** Gone before counts as removed. */
export async function removeEndpoint(api: StripeApi, id: string): Promise<void> {
	const outcome = await attempt(api.remove(`/webhook_endpoints/${id}`));
	if (!outcome.ok && !hasClass(outcome.error, 'notFound')) throw outcome.error;
}

function eventFields(events: readonly string[]): Record<string, string> {
	return Object.fromEntries(events.map((event, index) => [`enabled_events[${index}]`, event]));
}

function readEndpoint({ connection }: StripeApi, row: Json): Endpoint {
	const metadata = asRecord(row.metadata);
	return {
		id: asText(row.id) ?? '',
		events: Array.isArray(row.enabled_events) ? row.enabled_events.flatMap((each) => asText(each) ?? []) : [],
		isEnabled: row.status === 'enabled',
		isPinned: asText(row.api_version) === apiVersion,
		secret: unseal(sealing(connection), asText(metadata[secretField]) ?? ''),
		createdAt: momentOf(row.created) ?? undefined,
		toldUntil: asText(metadata[toldField]) ?? undefined,
	};
}

function sealing(connection: Connection): Sealing {
	return { login: textSetting(connection, 'secretKey'), purpose: `${vendor.id} endpoint secret` };
}
