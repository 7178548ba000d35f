import { z } from 'zod';
import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { retryPause, type HttpResponse } from '../../../runtime/client/http';
import type { Failure } from '../../../runtime/errors/integrationError';
import { meanings } from './errorCodes';

const body = z.object({ code: z.number(), message: z.string().catch('') });

/** The failure in an answer: by Twilio's own code where there is one, else by the status. */
export function classify(response: HttpResponse, now: number): Failure | undefined {
	const { status } = response;
	if (status >= 200 && status < 300) return undefined;
	const error = body.safeParse(response.body);
	const meaning = error.success ? meanings[error.data.code] : undefined;
	const kind = meaning?.class ?? classOfStatus(status);
	const words = error.success ? [meaning?.message, error.data.message] : [`status ${status}`];
	return {
		class: kind,
		code: error.success ? String(error.data.code) : `http${status}`,
		message: `Twilio: ${words.filter(Boolean).join('. ')}`,
		...(meaning ? { hint: meaning.hint } : {}),
		...(meaning?.condition ? { condition: meaning.condition } : {}),
		...(kind === 'rateLimited' ? retryPause(response.headers, now) : {}),
	};
}
