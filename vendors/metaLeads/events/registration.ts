import type { RegistrationReport, RegistrationRequest } from '../../../domain/ports/eventSource';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { asRecords, asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { exclusive } from '../../../runtime/once/exclusive';
import { addressTaken } from '../../../runtime/webhooks/addressTaken';
import { hmac } from '../../../runtime/webhooks/signature';
import type { MetaApi } from '../client/api';
import { vendor } from '../client/vendor';

const field = 'leadgen';

/** What Meta asks the trigger's address for; made of the app's secret, so it needs no storing and nobody has to think of one. */
export function verifyToken(connection: Connection): string {
	const secret = textSetting(connection, 'appSecret');
	return secret === '' ? '' : hmac('sha256', secret, 'verify token of the callback').toString('base64url');
}

/**
 * An app has one address for all pages, and each page has to send its leads to the app. What is as it should be costs two calls and is
 * left alone; an address of somebody else is never taken away.
 */
export async function registerWebhooks(api: MetaApi, page: string, { url }: RegistrationRequest): Promise<RegistrationReport> {
	return await alone(api, async () => {
		const callback = await callbackOf(api);
		const before = asText(callback?.callback_url);
		if (before !== null && !isOwn(before, url)) {
			throw addressTaken(vendor, 'Remove it in your Meta app (Webhooks → Page), or make an app of its own for n8n');
		}
		const isRight = before === url && callback?.active !== false && namesIn(callback?.fields).includes(field);
		if (!isRight) await setCallback(api, url);
		const isInstalled = await sendsToApp(api, page);
		if (!isInstalled.done) await install(api, page, isInstalled.fields);
		const done = isRight && isInstalled.done ? [] : [field];
		return before === null ? { created: done, repaired: [], removed: [] } : { created: [], repaired: done, removed: [] };
	});
}

/** The page goes on sending to the app, where nobody listens: taking it out would end whatever else it sends. */
export async function removeWebhooks(api: MetaApi, { url }: RegistrationRequest): Promise<void> {
	await alone(api, async () => {
		if (asText((await callbackOf(api))?.callback_url) !== url) return;
		await api.ask('app', { method: 'DELETE', path: subscriptions(api), query: { object: 'page', fields: field }, safety: 'keyed' });
	});
}

const subscriptions = ({ appId }: MetaApi) => `/${encodeURIComponent(appId)}/subscriptions`;

async function callbackOf(api: MetaApi): Promise<Json | undefined> {
	const { data } = await api.ask('app', { method: 'GET', path: subscriptions(api), safety: 'read' });
	// Without a list nobody knows whose the address is.
	if (!Array.isArray(data)) throw unreadableAnswer(vendor, 'transient', 'the question for the address', ['data']);
	return asRecords(data).find(({ object }) => object === 'page');
}

/**
 * The test address and the production address of one trigger, and of one that moved with its n8n, end alike. A test run borrows the
 * address; the published workflow takes it back within a minute, and what came in meanwhile is in the list.
 */
function isOwn(address: string, url: string): boolean {
	const endOf = (text: string) => text.split('?')[0]!.split('/').slice(-2).join('/');
	return endOf(address) === endOf(url);
}

/** Meta asks the address for its verify token before it answers. */
async function setCallback(api: MetaApi, url: string): Promise<void> {
	const body = { object: 'page', callback_url: url, verify_token: verifyToken(api.connection), fields: field, include_values: true };
	await api.ask('app', { method: 'POST', path: subscriptions(api), body, safety: 'keyed' });
}

/** What the page sends to the app. Where that cannot be told nothing is written: it would take away the rest. */
async function sendsToApp(api: MetaApi, page: string): Promise<{ done: boolean; fields: string[] }> {
	const query = { fields: 'id,subscribed_fields' };
	const { data } = await api.ask({ page }, { method: 'GET', path: `/${page}/subscribed_apps`, query, safety: 'read' });
	const own = asRecords(data).find(({ id }) => asText(id) === api.appId);
	if (!Array.isArray(data) || (own && !Array.isArray(own.subscribed_fields))) {
		throw unreadableAnswer(vendor, 'transient', 'the question for what the page sends', ['subscribed_fields']);
	}
	const fields = namesIn(own?.subscribed_fields);
	return { done: fields.includes(field), fields };
}

/** The list that is sent takes the place of the one that was there. */
async function install(api: MetaApi, page: string, before: readonly string[]): Promise<void> {
	const body = { subscribed_fields: [...before, field].join(',') };
	await api.ask({ page }, { method: 'POST', path: `/${page}/subscribed_apps`, body, safety: 'keyed' });
}

/** Names, or records with a name. */
function namesIn(list: unknown): string[] {
	return Array.isArray(list)
		? list.flatMap((one: unknown) => (typeof one === 'string' ? one : (asText((one as Json | null)?.name) ?? [])))
		: [];
}

async function alone<T>({ connection }: MetaApi, work: () => Promise<T>): Promise<T> {
	return await exclusive(`${vendor.id}:${connection.account}:callback`, work);
}
