import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { retryPause, type HttpResponse } from '../../../runtime/client/http';
import { asRecord, asText, isRecord } from '../../../runtime/client/json';
import type { ErrorClass, Failure } from '../../../runtime/errors/integrationError';

/** SuperFrete documentation, error codes: gRPC's words, which may come with the status 400. */
const classes: Readonly<Record<string, ErrorClass>> = {
	'already-exists': 'conflict',
	'failed-precondition': 'conflict',
	'not-found': 'notFound',
	'permission-denied': 'auth',
	'resource-exhausted': 'rateLimited',
	unauthenticated: 'auth',
	unavailable: 'transient',
	internal: 'transient',
	'deadline-exceeded': 'transient',
};

/** The failure in an answer: by its status, and where that is 400, by the code or the fields that it names. */
export function classify(response: HttpResponse, now: number): Failure | undefined {
	const { status, body } = response;
	if (status >= 200 && status < 300) return undefined;
	const code = codeIn(body);
	const kind = status === 400 ? (classes[code] ?? 'validation') : classOfStatus(status);
	if (kind === 'transient') return { class: kind, code: `http${status}`, message: 'SuperFrete is having a temporary problem' };
	if (kind === 'auth') return isRecord(body) ? tokenRefused : turnedAway;
	if (kind === 'rateLimited')
		return {
			class: kind,
			code: `http${status}`,
			message: 'SuperFrete accepts no more calls for now',
			...retryPause(response.headers, now),
		};
	if (kind === 'validation') return refusal(status, body);
	return { class: kind, code: `http${status}`, message: `SuperFrete refuses${because(body)}` };
}

function codeIn(body: unknown): string {
	const { code, error } = asRecord(body);
	return [code, error, asRecord(error).code].map(asText).find((word) => word !== null && word in classes) ?? '';
}

const tokenRefused: Failure = {
	class: 'auth',
	code: 'unauthenticated',
	message: 'SuperFrete does not accept the token',
	hint: 'Make a new token in SuperFrete (Integrações → Desenvolvedores → Integrar) and put it into the credential; sandbox and production have separate tokens',
};

const turnedAway: Failure = {
	class: 'auth',
	code: 'turnedAway',
	message: 'SuperFrete turned the request away before it reached the account',
	hint: 'Check "Account Email" in the credential: it has to be the one that the SuperFrete account is registered with',
};

function refusal(status: number, body: unknown): Failure {
	const errors = Object.entries(asRecord(asRecord(body).errors));
	const [first] = errors;
	if (first === undefined) return { class: 'rejected', code: `http${status}`, message: `SuperFrete refuses${because(body)}` };
	const texts = errors.map(([name, messages]) => `${name}: ${[messages].flat().map(String).join(' ')}`);
	return { class: 'validation', code: first[0], message: `SuperFrete refuses ${texts.join('; ')}`, hint: nextStep(first[0]) };
}

const nextSteps: readonly [string, string][] = [
	['from', 'Complete your data and address in SuperFrete (Perfil), then run the item again'],
	['to', "Correct the order's shipping address or customer, then run the item again"],
	['options.invoice', 'Issue the nota fiscal first, and let its document reach this node on the item'],
	['volumes', 'Correct the size or weight of the parcel, or choose another service'],
	['package', 'Correct the size or weight of the parcel, or choose another service'],
];

function nextStep(field: string): string {
	return nextSteps.find(([start]) => field.startsWith(start))?.[1] ?? 'Correct the field that is named, then run the item again';
}

/** The vendor's own words. */
export function because(body: unknown): string {
	const { message, error } = asRecord(body);
	const words = [message, error, asRecord(error).message].map(asText).find((word) => word !== null);
	return words === undefined ? '' : `: ${words}`;
}
