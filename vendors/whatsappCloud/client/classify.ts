import { z } from 'zod';
import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { retryAfterMs, type HttpResponse } from '../../../runtime/client/http';
import type { ErrorClass, Failure } from '../../../runtime/errors/integrationError';
import { meanings, type Meaning } from './errorCodes';

const body = z.object({
	error: z.object({
		code: z.number(),
		message: z.string().catch(''),
		error_data: z.object({ details: z.string() }).nullish().catch(null),
	}),
});

/** The failure in an answer: by Meta's own code where there is one, else by the status. */
export function classify(response: HttpResponse, now: number): Failure | undefined {
	const error = body.safeParse(response.body);
	if (error.success) return withCode(response, error.data.error, now);
	const { status } = response;
	if (status >= 200 && status < 300) return undefined;
	return {
		class: classOfStatus(status),
		code: `http${status}`,
		message: `WhatsApp answered ${status}`,
		...pause(response, classOfStatus(status), now),
	};
}

function withCode(response: HttpResponse, { code, message, error_data }: z.output<typeof body>['error'], now: number): Failure {
	const meaning = meanings[code] ?? rangeMeaning(code);
	const kind = meaning?.class ?? classOfStatus(response.status);
	return {
		class: kind,
		code: String(code),
		message: `WhatsApp: ${[meaning?.message, error_data?.details ?? message].filter(Boolean).join('. ')}`,
		...(meaning?.hint ? { hint: meaning.hint } : {}),
		...pause(response, kind, now),
		...(meaning ? actionsOf(meaning) : {}),
	};
}

function actionsOf({ retryAfterMs: waitMs, onlyThisCall, condition }: Meaning): Partial<Failure> {
	return {
		...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
		...(onlyThisCall ? { onlyThisCall } : {}),
		...(condition ? { condition } : {}),
	};
}

/** Codes 200 to 299 are permissions. */
function rangeMeaning(code: number) {
	return code >= 200 && code <= 299 ? meanings[10] : undefined;
}

function pause({ headers }: HttpResponse, kind: ErrorClass, now: number): { retryAfterMs?: number } {
	const wait = kind === 'rateLimited' ? retryAfterMs(headers, now) : undefined;
	return wait === undefined ? {} : { retryAfterMs: wait };
}
