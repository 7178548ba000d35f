import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { retryAfterMs, type HttpResponse } from '../../../runtime/client/http';
import type { Failure } from '../../../runtime/errors/integrationError';
import { asRecord, asText } from '../../../runtime/client/json';
import { topLevelFailure } from './topLevelErrors';

type StatusFailure = Omit<Failure, 'retryAfterMs'>;

const byStatus: Readonly<Record<number, StatusFailure>> = {
	402: {
		class: 'auth',
		code: 'shopFrozen',
		message: 'The shop is frozen because of an unpaid bill',
		hint: 'Pay the bill in the Shopify admin (Settings, Billing)',
	},
	403: {
		class: 'auth',
		code: 'forbidden',
		message: 'Shopify denies this app access',
		hint: 'Check in the Dev Dashboard that the app is installed in the shop and has the scopes that the credential names',
	},
	404: {
		class: 'notFound',
		code: 'shopNotFound',
		message: 'Shopify does not know this shop',
		hint: 'Open the credential and check the shop: it is the name before .myshopify.com',
	},
	408: { class: 'transient', code: 'timeout', message: 'Shopify took too long to answer' },
	423: { class: 'auth', code: 'shopLocked', message: 'The shop is locked', hint: 'Write to Shopify support' },
	429: { class: 'rateLimited', code: 'tooManyRequests', message: 'Shopify accepts no more calls for now' },
};

/** How n8n names what the token endpoint said, see the credential. */
const loginHints: Readonly<Record<string, string>> = {
	shop_not_permitted: "App and shop must belong to one organization: make the app in the Dev Dashboard of the shop's own organization",
	app_not_installed: 'Install the app in the shop: Dev Dashboard, the app, Home, Install app',
	application_cannot_be_found: "Copy Client ID and Client Secret again from the app's settings in the Dev Dashboard",
	invalid_request: "Copy Client ID and Client Secret again from the app's settings in the Dev Dashboard",
	invalid_client: "Copy Client ID and Client Secret again from the app's settings in the Dev Dashboard",
	shop_invalid: 'Write the shop as "name" or "name.myshopify.com"',
};

/** The failure in an answer of the Admin API. Pure. */
export function classify(response: HttpResponse, now: number): Failure | undefined {
	const { status, body, headers } = response;
	if (status === 200) return topLevelFailure(body);
	if (status === 401) return loginFailure(body);
	const known = byStatus[status];
	if (status === 429 && known) return { ...known, retryAfterMs: retryAfterMs(headers, now) ?? 1000 };
	return known ?? unknownStatus(status);
}

function loginFailure(body: unknown): Failure {
	const told = asText(asRecord(body).loginFailure);
	const code = /\(([a-z_]+)\)$/.exec(told ?? '')?.[1] ?? 'unauthorized';
	return {
		class: 'auth',
		code,
		message: told === null ? 'Shopify did not accept the login' : told,
		hint: loginHints[code] ?? 'Open the credential and use its test; check Client ID and Client Secret in the Dev Dashboard',
	};
}

function unknownStatus(status: number): Failure {
	const code = `http${status}`;
	const kind = classOfStatus(status);
	if (kind === 'transient') return { class: kind, code, message: `Shopify is having a temporary problem (HTTP ${status})` };
	if (status >= 300 && status < 400) {
		return { class: 'notFound', code, message: 'The shop has moved to another address', hint: 'Open the credential and correct the shop' };
	}
	return { class: kind, code, message: `Shopify refused the request (HTTP ${status})` };
}
