import { createApiClient, type VendorProfile } from '../../../runtime/client/apiClient';
import type { Connection } from '../../../runtime/client/connection';
import type { HttpRequest } from '../../../runtime/client/http';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { requiringObjects } from '../../../runtime/client/objectAnswers';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { classify } from './classify';
import { baseUrl, limits, vendor } from './vendor';

const profile: VendorProfile = { ...vendor, limits, classify: requiringObjects(vendor, classify) };

/** Google Calendar as its adapters use it: paths below the API's root. Every write may be repeated: an id or an etag goes with it. */
export interface GoogleApi {
	readonly connection: Connection;
	get(path: string, query?: HttpRequest['query']): Promise<unknown>;
	/** The pages of a list one after the other. */
	pages(path: string, query: NonNullable<HttpRequest['query']>): Promise<Json[]>;
	post(path: string, query: NonNullable<HttpRequest['query']>, body: unknown): Promise<unknown>;
	/** Refused (412) where the record is another one than `etag` names. */
	patch(path: string, query: NonNullable<HttpRequest['query']>, body: unknown, etag: string | null): Promise<unknown>;
	remove(path: string, query: NonNullable<HttpRequest['query']>, etag: string | null): Promise<void>;
}

/** More than any list has that is asked for here: Google's pages hold 250 records. */
const maxPages = 100;

export function openApi(connection: Connection): GoogleApi {
	const client = createApiClient(connection, profile);
	const get = async (path: string, query?: HttpRequest['query']) =>
		(await client({ method: 'GET', url: `${baseUrl}${path}`, query, safety: 'read' })).body;
	return {
		connection,
		get,
		async pages(path, query) {
			const found: Json[] = [];
			for (let token: string | null = null; found.length < maxPages; ) {
				const page = asRecord(await get(path, { ...query, ...(token === null ? {} : { pageToken: token }) }));
				found.push(page);
				token = asText(page.nextPageToken);
				if (token === null) return found;
			}
			throw unreadableAnswer(vendor, 'transient', 'a list', ['nextPageToken']);
		},
		post: async (path, query, body) => (await client({ method: 'POST', url: `${baseUrl}${path}`, query, body, safety: 'keyed' })).body,
		patch: async (path, query, body, etag) =>
			(await client({ method: 'PATCH', url: `${baseUrl}${path}`, query, body, headers: matching(etag), safety: 'keyed' })).body,
		remove: async (path, query, etag) =>
			void (await client({ method: 'DELETE', url: `${baseUrl}${path}`, query, headers: matching(etag), safety: 'keyed' })),
	};
}

function matching(etag: string | null): Record<string, string> {
	return etag === null ? {} : { 'If-Match': etag };
}

export function eventsPath(calendar: string, event?: string): string {
	const events = `/calendars/${encodeURIComponent(calendar)}/events`;
	return event === undefined ? events : `${events}/${encodeURIComponent(event)}`;
}
