import { z } from 'zod';
import { retryPause, type HttpResponse } from '../../../runtime/client/http';
import type { Failure } from '../../../runtime/errors/integrationError';

const body = z.object({ error: z.string().catch(''), message: z.string().nullish().catch(null) });

/** The failure in an answer. Z-API has no codes: it tells by the status, and a wrong instance by fixed words. */
export function classify(response: HttpResponse, now: number): Failure | undefined {
	const { status, headers } = response;
	if (status >= 200 && status < 300) return undefined;
	const code = `http${status}`;
	const words = wordsOf(response.body);
	if (status >= 500) return { class: 'transient', code, message: 'Z-API has a passing fault' };
	if (status === 429) return { class: 'rateLimited', code, message: 'Z-API takes no more calls for now', ...retryPause(headers, now) };
	if (words.some((word) => word === 'Instance not found')) return instanceUnknown;
	if (status === 401 || status === 403 || words.some((word) => word === 'null not allowed')) return tokenRefused;
	return { class: 'validation', code, message: `Z-API refuses the call: ${words.join('; ') || `status ${status}`}` };
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
