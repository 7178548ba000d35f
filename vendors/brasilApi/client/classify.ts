import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { retryPause, type HttpResponse } from '../../../runtime/client/http';
import { isRecord } from '../../../runtime/client/json';
import type { Failure } from '../../../runtime/errors/integrationError';

/** How long it is left alone after a refusal that does not say. There is no login that could be wrong. */
const leftAloneMs = 60_000;

/**
 * The failure in an answer, by its status. 404 says that none of the services which it asks has answered with an address: the CEP does
 * not exist, or they were away.
 */
export function classify({ status, body, headers }: HttpResponse, now: number): Failure | undefined {
	if (status === 200 && isRecord(body)) return undefined;
	const code = `http${status}`;
	if ([401, 403, 429].includes(status))
		return {
			class: 'rateLimited',
			code,
			message: 'BrasilAPI accepts no more calls for now',
			...{ retryAfterMs: leftAloneMs, ...retryPause(headers, now) },
		};
	if (status === 404 && isRecord(body)) return { class: 'notFound', code, message: 'BrasilAPI got the CEP from none of its sources' };
	if (status < 400 || status === 404 || classOfStatus(status) === 'transient')
		return { class: 'transient', code, message: 'BrasilAPI is having a temporary problem' };
	return { class: 'validation', code, message: 'BrasilAPI refuses the question' };
}
