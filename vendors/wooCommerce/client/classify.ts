import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { retryAfterMs, type HttpResponse } from '../../../runtime/client/http';
import type { Failure } from '../../../runtime/errors/integrationError';
import { asRecord, asText } from '../../../runtime/client/json';
import { answering } from './vendor';

/**
 * The failure in an answer. WordPress says `{code, message, data: {status}}`; what stands in front of it, a firewall, a cache, a host
 * that is out of memory, says a page. A page is never a success, whatever its status.
 */
export function classify(response: HttpResponse, now: number): Failure | undefined {
	const { status, body } = response;
	if (status >= 200 && status < 300) return isJson(body) ? undefined : pageInstead;
	const code = asText(asRecord(body).code);
	if (status >= 300 && status < 400) return movedAway(response);
	if (code === refundRefused) return refundNotMade(code, body);
	const kind = classOfStatus(status);
	if (kind === 'auth') return isJson(body) ? loginRefused(code, body) : turnedAway(status);
	if (kind === 'notFound') return isJson(body) && code !== 'rest_no_route' ? notFound(code, body) : apiNotFound(code);
	if (kind === 'rateLimited') return rateLimited(response, now);
	if (kind === 'transient') return temporaryProblem(code ?? `http${status}`);
	return { class: kind, code: code ?? `http${status}`, message: `${answering.name} refuses${because(body, status)}` };
}

/** With the status 500, whether the amount is wrong or the gateway of the payment said no. */
const refundRefused = 'woocommerce_rest_cannot_create_order_refund';

function refundNotMade(code: string, body: unknown): Failure {
	return {
		class: 'rejected',
		code,
		message: `${answering.name} has not made the refund${because(body)}`,
		hint: 'Look at the payment in the panel of the gateway before anything else. Where the gateway gives nothing back by itself, give the money back by hand and choose "A Person"',
	};
}

function isJson(body: unknown): boolean {
	return typeof body === 'object' && body !== null;
}

/** After a write it is then unclear whether it was done, and the caller looks. */
const pageInstead: Failure = {
	class: 'transient',
	code: 'pageInsteadOfJson',
	message: `${answering.name} answered with a web page instead of data`,
	hint: 'Open /wp-json/wc/v3/ of the store in a browser: a maintenance page, a cache or PHP warnings (WP_DEBUG_DISPLAY) have to be switched off for it',
};

function movedAway({ status, headers }: HttpResponse): Failure {
	const host = /^https?:\/\/([^/?#]+)/i.exec(headers.location ?? '')?.[1];
	return {
		class: 'auth',
		code: `http${status}`,
		message: `${answering.name} redirects the request${host ? ` to ${host}` : ''}, and the key is not sent there`,
		hint: 'Open the credential and write the address of the store as the browser shows it (with or without www)',
	};
}

function loginRefused(code: string | null, body: unknown): Failure {
	return {
		class: 'auth',
		code: code ?? 'unauthorized',
		message: `${answering.name} refuses the key${because(body)}`,
		hint: 'Create a key with "Read/Write" for an administrator or shop manager (WooCommerce → Settings → Advanced → REST API) and put it into the credential. Where the key is right, the host may drop the Authorization header: ask it to pass it on, or choose "In the Address" under "Send the Key" in the credential',
	};
}

function turnedAway(status: number): Failure {
	return {
		class: 'auth',
		code: `http${status}`,
		message: `A firewall in front of the WooCommerce store turned the request away`,
		hint: 'Allow the address of your n8n, or the path /wp-json/wc/v3/, in the security plugin or at the host',
	};
}

function notFound(code: string | null, body: unknown): Failure {
	return {
		class: 'notFound',
		code: code ?? 'http404',
		message: `${answering.name} does not have this record${because(body)}`,
		hint: 'It may have been deleted since: run the item again',
	};
}

function apiNotFound(code: string | null): Failure {
	return {
		class: 'notFound',
		code: code ?? 'http404',
		message: 'There is no WooCommerce API at this address',
		hint: 'Check the address in the credential, that WooCommerce is active, and that Settings → Permalinks in WordPress is not "Plain"',
	};
}

/** WooCommerce has no limits of its own, so it is the host that says no. */
function rateLimited({ headers }: HttpResponse, now: number): Failure {
	return {
		class: 'rateLimited',
		code: 'http429',
		message: 'The host of the WooCommerce store accepts no more calls for now',
		hint: 'Run the item again later, or ask the host for its limits',
		retryAfterMs: retryAfterMs(headers, now) ?? 10_000,
	};
}

function temporaryProblem(code: string): Failure {
	return {
		class: 'transient',
		code,
		message: `${answering.name} is having a temporary problem`,
		hint: 'Run the item again later; if the problem persists, look at the log of the store (WooCommerce → Status → Logs)',
	};
}

/** The store's own words, without the markup that plugins put into them. */
function because(body: unknown, status?: number): string {
	const words = asText(asRecord(body).message)?.replace(/<[^>]*>/g, '');
	if (words) return `: ${words}`;
	return status === undefined ? '' : ` (HTTP ${status})`;
}
