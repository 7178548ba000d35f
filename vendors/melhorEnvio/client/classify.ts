import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { retryAfterMs, type HttpResponse } from '../../../runtime/client/http';
import type { Failure } from '../../../runtime/errors/integrationError';

/**
 * The failure in an answer. Melhor Envio has no codes of its own: it tells by the status, and for a refused body (422) by the names
 * of the fields.
 */
export function classify(response: HttpResponse, now: number): Failure | undefined {
	const { status } = response;
	if (status >= 200 && status < 300) return undefined;
	const kind = classOfStatus(status);
	if (kind === 'transient') return { class: kind, code: `http${status}`, message: 'Melhor Envio is having a temporary problem' };
	if (status === 401) return unauthenticated;
	if (kind === 'auth') return isJson(response.body) ? scopeMissing : turnedAway;
	if (kind === 'notFound')
		return { class: kind, code: 'http404', message: `Melhor Envio does not have this record${because(response.body)}` };
	if (kind === 'rateLimited') return rateLimited(response, now);
	return refusal(status, response.body);
}

const unauthenticated: Failure = {
	class: 'auth',
	code: 'unauthenticated',
	message: 'Melhor Envio does not accept the access token',
	hint: 'Make a new token in Melhor Envio (Integrações → Permissões de acesso) and put it into the credential; sandbox and production have separate tokens',
};

const scopeMissing: Failure = {
	class: 'auth',
	code: 'permissionMissing',
	message: 'The Melhor Envio token is missing a permission that this operation needs',
	hint: 'Make a new token in Melhor Envio (Integrações → Permissões de acesso) with all permissions for cart, shipments, orders, users and companies',
};

/** The firewall in front of the API answers a page, not JSON. */
const turnedAway: Failure = {
	class: 'auth',
	code: 'clientNotNamed',
	message: 'Melhor Envio turned the request away before it reached the account',
	hint: 'Check "Application Name" and "Contact Email" in the credential: Melhor Envio requires both with every request',
};

function rateLimited({ headers }: HttpResponse, now: number): Failure {
	return {
		class: 'rateLimited',
		code: 'http429',
		message: 'Melhor Envio accepts no more calls for now',
		retryAfterMs: retryAfterMs(headers, now) ?? 15_000,
	};
}

function refusal(status: number, body: unknown): Failure {
	const errors = fieldErrors(body);
	const [field] = Object.keys(errors);
	if (field === undefined) return { class: 'rejected', code: `http${status}`, message: `Melhor Envio refuses${because(body)}` };
	const texts = Object.entries(errors).map(([name, messages]) => `${name}: ${messages.join(' ')}`);
	return { class: 'validation', code: field, message: `Melhor Envio refuses ${texts.join('; ')}`, hint: nextStep(field) };
}

const nextSteps: readonly [string, string][] = [
	['from.', 'Complete the data of your account or shop (Minhas lojas) in Melhor Envio, then run the item again'],
	['to.', "Correct the order's shipping address or customer, then run the item again"],
	['options.invoice', 'Issue the nota fiscal first, and let its document reach this node on the item'],
	['agency', 'This service wants a posting agency: choose another service'],
	['volumes', 'Correct the size or weight of the parcel, or choose another service'],
	['service', 'Choose a service from the list'],
];

function nextStep(field: string): string {
	return nextSteps.find(([start]) => field.startsWith(start))?.[1] ?? 'Correct the field that is named, then run the item again';
}

function fieldErrors(body: unknown): Record<string, string[]> {
	const errors = isJson(body) ? body.errors : undefined;
	if (!isJson(errors)) return {};
	return Object.fromEntries(Object.entries(errors).map(([field, messages]) => [field, [messages].flat().map(String)]));
}

/** The vendor's own words: `{message}` or `{error}`. */
function because(body: unknown): string {
	const words = isJson(body) ? [body.error, body.message].find((each) => typeof each === 'string' && each !== '') : undefined;
	return words === undefined ? '' : `: ${String(words)}`;
}

function isJson(body: unknown): body is Record<string, unknown> {
	return typeof body === 'object' && body !== null;
}
