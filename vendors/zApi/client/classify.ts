import { z } from 'zod';
import { classOfStatus, type StatusExceptions } from '../../../runtime/client/classOfStatus';
import { retryPause, type HttpResponse } from '../../../runtime/client/http';
import type { Failure } from '../../../runtime/errors/integrationError';

const body = z.object({ error: z.string().catch(''), message: z.string().nullish().catch(null) });

/** An instance that Z-API does not know is named in the body: an address that it does not know is a fault of the request. */
const exceptions: StatusExceptions = { 404: 'validation' };

/** The failure in an answer. Z-API has no codes: it tells by the status, and a wrong instance by fixed words. */
export function classify(response: HttpResponse, now: number): Failure | undefined {
	const { status, headers } = response;
	if (status >= 200 && status < 300) return undefined;
	const code = `http${status}`;
	const words = wordsOf(response.body);
	const kind = classOfStatus(status, exceptions);
	if (kind === 'transient') return { class: kind, code, message: 'Z-API is having a temporary problem' };
	if (kind === 'rateLimited') return { class: kind, code, message: 'Z-API accepts no more calls for now', ...retryPause(headers, now) };
	if (words.some((word) => word === 'Instance not found')) return instanceUnknown;
	if (kind === 'auth' || words.some((word) => word === 'null not allowed')) return tokenRefused;
	return { class: kind, code, message: `Z-API refuses the call: ${words.join('; ') || `status ${status}`}` };
}

function wordsOf(answer: unknown): string[] {
	const result = body.safeParse(answer);
	if (!result.success) return [];
	return [result.data.error, result.data.message ?? ''].filter((word) => word !== '');
}

const instanceUnknown: Failure = {
	class: 'auth',
	code: 'instanceUnknown',
	message: 'Z-API does not know this instance',
	hint: 'Copy "Instance ID" and "Instance Token" from the instance in the Z-API panel into the credential',
};

/** Z-API documentation: "null not allowed" is said where the token of the account is missing. */
const tokenRefused: Failure = {
	class: 'auth',
	code: 'clientToken',
	message: "Z-API does not accept the account's security token",
	hint: 'Copy it from the Z-API panel (Segurança → Token de segurança da conta) into "Client Token" of the credential',
};
