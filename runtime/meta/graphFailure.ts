import { z } from 'zod';
import { classOfStatus } from '../client/classOfStatus';
import { retryAfterMs, type HttpResponse } from '../client/http';
import type { ErrorClass, Failure, FailureCondition } from '../errors/integrationError';

/** What one of the Graph API's error codes means to a vendor's folder. */
export interface Meaning {
	class: ErrorClass;
	/** What it is about, before the vendor's own words. */
	message: string;
	/** What the shop does next. */
	hint: string;
	/** When it may be tried again. Nothing waits for it where the class is not one of a temporary problem. */
	retryAfterMs?: number;
	/** The wait concerns this recipient alone. */
	onlyThisCall?: true;
	condition?: FailureCondition;
}

export type Meanings = Readonly<Record<number, Meaning | undefined>>;

const body = z.object({
	error: z.object({
		code: z.number(),
		message: z.string().catch(''),
		error_data: z.object({ details: z.string() }).nullish().catch(null),
	}),
});

/** The failure in an answer of the Graph API: by Meta's own code where there is one, else by the status. `name`: whom messages call so. */
export function graphFailure(name: string, meanings: Meanings): (response: HttpResponse, now: number) => Failure | undefined {
	return (response, now) => {
		const error = body.safeParse(response.body);
		if (error.success) return withCode(name, meanings, response, error.data.error, now);
		const { status } = response;
		if (status >= 200 && status < 300) return undefined;
		return {
			class: classOfStatus(status),
			code: `http${status}`,
			message: `${name} answered ${status}`,
			...pause(response, classOfStatus(status), now),
		};
	};
}

type GraphError = z.output<typeof body>['error'];

function withCode(name: string, meanings: Meanings, response: HttpResponse, error: GraphError, now: number): Failure {
	const { code, message, error_data } = error;
	// Codes 200 to 299 are permissions.
	const meaning = meanings[code] ?? (code >= 200 && code <= 299 ? meanings[10] : undefined);
	const kind = meaning?.class ?? classOfStatus(response.status);
	return {
		class: kind,
		code: String(code),
		message: `${name}: ${[meaning?.message, error_data?.details ?? message].filter(Boolean).join('. ')}`,
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

function pause({ headers }: HttpResponse, kind: ErrorClass, now: number): { retryAfterMs?: number } {
	const wait = kind === 'rateLimited' ? retryAfterMs(headers, now) : undefined;
	return wait === undefined ? {} : { retryAfterMs: wait };
}
