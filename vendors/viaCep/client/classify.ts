import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { retryPause, type HttpResponse } from '../../../runtime/client/http';
import { isRecord } from '../../../runtime/client/json';
import type { Failure } from '../../../runtime/errors/integrationError';

/**
 * A computer that asked too much is shut out, without a word on how or for how long: it is left alone for a while. There is no login
 * that could be wrong.
 */
const leftAloneMs = 600_000;

/** The failure in an answer, by its status: whoever asks in the right form gets 200, also for a CEP that does not exist. */
export function classify({ status, body, headers }: HttpResponse, now: number): Failure | undefined {
	if (status === 200 && isRecord(body)) return undefined;
	const code = `http${status}`;
	if ([401, 403, 429].includes(status))
		return {
			class: 'rateLimited',
			code,
			message: 'ViaCEP accepts no more calls for now',
			...{ retryAfterMs: leftAloneMs, ...retryPause(headers, now) },
		};
	if (status < 400 || classOfStatus(status) === 'transient')
		return { class: 'transient', code, message: 'ViaCEP is having a temporary problem' };
	return { class: 'validation', code, message: 'ViaCEP refuses the question' };
}
