import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { retryPause, type HttpResponse } from '../../../runtime/client/http';
import { asRecord, asText } from '../../../runtime/client/json';
import type { Failure } from '../../../runtime/errors/integrationError';

/** The failure in an answer, by its status. That a service refuses a parcel is no failure of the call: it stands in its row. */
export function classify({ status, body, headers }: HttpResponse, now: number): Failure | undefined {
	const words = asText(asRecord(body).Message) ?? asText(asRecord(body).message);
	// A wrong token may be answered with the status of a success.
	if (status >= 200 && status < 300) return /\btoken\b/i.test(words ?? '') ? tokenRefused : undefined;
	const kind = classOfStatus(status);
	const code = `http${status}`;
	if (kind === 'transient') return { class: kind, code, message: 'Frenet is having a temporary problem' };
	if (kind === 'rateLimited') return { class: kind, code, message: 'Frenet accepts no more calls for now', ...retryPause(headers, now) };
	if (status === 403 && /^\s*</.test(String(body))) return turnedAway;
	if (kind === 'auth') return tokenRefused;
	return { class: kind, code, message: `Frenet refuses${words === null ? '' : `: ${words}`}` };
}

/** A firewall answers a page, now and then. */
const turnedAway: Failure = {
	class: 'transient',
	code: 'turnedAway',
	message: 'A firewall turned the request away before it reached Frenet',
};

const tokenRefused: Failure = {
	class: 'auth',
	code: 'unauthenticated',
	message: 'Frenet does not accept the token',
	hint: 'Copy the token again from the panel of Frenet (Administrar → Meus dados) into the credential',
};
