import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { retryAfterMs, type HttpResponse } from '../../../runtime/client/http';
import { asNumber, asRecord, asText } from '../../../runtime/client/json';
import type { Failure } from '../../../runtime/errors/integrationError';
import { vendor } from './vendor';

/** The failure in an answer: `{code, message, description}`, or for a 422 the fields with their sentences (Nuvemshop documentation). */
export function classify(response: HttpResponse, now: number): Failure | undefined {
	const { status, body } = response;
	if (status >= 200 && status < 300) return typeof body === 'object' && body !== null ? undefined : pageInstead;
	const code = `http${status}`;
	if (status === 401) return tokenRefused(code);
	if (status === 402) return suspended(code);
	if (status === 403) return scopeMissing(code, body);
	const kind = classOfStatus(status);
	if (kind === 'rateLimited') return rateLimited(response, now);
	if (kind === 'transient') return temporaryProblem(code);
	if (kind === 'notFound') return { class: kind, code, message: `${vendor.name} does not have this record`, hint: goneHint };
	return { class: kind, code, message: `${vendor.name} refuses${because(body, status)}` };
}

const goneHint = 'It may have been deleted since: look at the order in the panel of Nuvemshop';

/** After a write it is then unclear whether it was done, and the caller looks. */
const pageInstead: Failure = {
	class: 'transient',
	code: 'pageInsteadOfJson',
	message: `${vendor.name} answered with something else than data`,
	hint: 'Run the item again later',
};

function tokenRefused(code: string): Failure {
	return {
		class: 'auth',
		code,
		message: `${vendor.name} does not accept the access token`,
		hint: 'The app may have been removed from the store, or the Store ID is another store’s. Install the app again and put the new token and its user_id into the credential',
	};
}

function suspended(code: string): Failure {
	return {
		class: 'auth',
		code,
		message: `${vendor.name} has suspended the store's access: its plan is not paid`,
		hint: 'Pay the plan in the panel of Nuvemshop, then run the item again; the trigger catches up by itself',
	};
}

function scopeMissing(code: string, body: unknown): Failure {
	return {
		class: 'auth',
		code,
		message: `${vendor.name} does not let the app do this${because(body)}`,
		hint: 'Give the app the permissions for orders and fulfillment orders, to read and write, in the partner portal, and install it again: the token keeps the permissions that it was given',
	};
}

/** The header tells in milliseconds when the whole bucket is empty; one call has room sooner. */
function rateLimited({ headers }: HttpResponse, now: number): Failure {
	const reset = asNumber(headers['x-rate-limit-reset']) ?? 2000;
	return {
		class: 'rateLimited',
		code: 'http429',
		message: `${vendor.name} accepts no more calls for now`,
		hint: 'Run the item again in a minute; several n8n processes have to share the limit ("n8n Processes" in the credential)',
		retryAfterMs: retryAfterMs(headers, now) ?? Math.min(5000, Math.max(500, reset)),
	};
}

function temporaryProblem(code: string): Failure {
	return { class: 'transient', code, message: `${vendor.name} is having a temporary problem`, hint: 'Run the item again later' };
}

function because(body: unknown, status?: number): string {
	const fields = asRecord(body);
	const words = asText(fields.description) ?? asText(fields.message) ?? fieldWords(fields);
	if (words) return `: ${words}`;
	return status === undefined ? '' : ` (HTTP ${status})`;
}

/** `url: must be a public https address` */
function fieldWords(fields: Readonly<Record<string, unknown>>): string {
	const told = Object.entries(fields).flatMap(([field, sentences]) =>
		Array.isArray(sentences) ? [`${field} ${sentences.filter((each) => typeof each === 'string').join(', ')}`] : [],
	);
	return told.join('; ');
}
