import { classOfStatus } from '../../../runtime/client/classOfStatus';
import type { HttpResponse } from '../../../runtime/client/http';
import { retryAfterMs } from '../../../runtime/client/http';
import type { ErrorClass, Failure } from '../../../runtime/errors/integrationError';
import { msUntilTomorrow } from '../../../domain/values/brazilTime';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { describeFields } from './describeFields';

/** Bling's `error.type` where it says more than the HTTP status (Bling documentation, "Erros comuns"). */
const classByType: Record<string, ErrorClass> = {
	invalid_token: 'auth',
	invalid_grant: 'auth',
	invalid_client: 'auth',
	insufficient_scope: 'auth',
	UNAUTHORIZED: 'auth',
	UNAUTHENTICATED: 'auth',
	FORBIDDEN: 'auth',
	RESOURCE_NOT_FOUND: 'notFound',
	TOO_MANY_REQUESTS: 'rateLimited',
	SERVER_ERROR: 'transient',
};

const hints: Partial<Record<ErrorClass, string>> = {
	notFound: 'It may have been deleted in Bling, or the credential belongs to another Bling account',
	validation: 'Correct what the message names, in Bling or in the order, then run the item again',
	transient: 'Bling is having a temporary problem: run the item again later, what was already done will be found',
	rateLimited: 'Bling accepts 3 calls a second and 120,000 a day from all integrations of the account together: run the item again later',
};

const loginHint = 'Open the Bling credential and connect it again: an unused login ends after 30 days, a revoked one at once';
const permissionHint =
	'Add the missing scope to your app in Bling (Central de Extensões, "Meus aplicativos"), then connect the credential again. After very many calls or errors Bling answers like this, too, for 10 minutes';

/** The failure in one of Bling's answers, undefined for a success. */
export function classify(response: HttpResponse, now: number): Failure | undefined {
	const { status, headers } = response;
	if (status >= 200 && status < 300) return undefined;
	const error = asRecord(asRecord(response.body).error);
	const code = asText(error.type) ?? `http${status}`;
	const errorClass = classByType[code] ?? classOfStatus(status);
	const wait = errorClass === 'rateLimited' ? (retryAfterMs(headers, now) ?? limitWaitMs(error, now)) : undefined;
	return {
		class: errorClass,
		code,
		message: messageOf(error, status),
		hint: hintFor(errorClass, status),
		httpStatus: status,
		...(wait === undefined ? {} : { retryAfterMs: wait }),
	};
}

/** `period` is the limit that was hit: `second` or `day`. */
function limitWaitMs(error: Json, now: number): number {
	return asText(error.period) === 'day' ? msUntilTomorrow(now) : 1000;
}

function hintFor(errorClass: ErrorClass, status: number): string {
	if (errorClass === 'auth') return status === 403 ? permissionHint : loginHint;
	return hints[errorClass] ?? 'Look at the record in Bling, then run the item again';
}

function messageOf(error: Json, status: number): string {
	const fields = describeFields(error.fields);
	const texts = [asText(error.message), asText(error.description), fields].flatMap((text) => text || []);
	if (texts.length > 0) return `Bling: ${[...new Set(texts)].reduce(besides)}`;
	return status === 401 ? 'Bling refused the login' : `Bling answered with HTTP ${status}`;
}

/** Bling ends some of its sentences without a full stop. */
function besides(before: string, next: string): string {
	return `${before}${/[.:;!?]\s*$/.test(before) ? '' : '.'} ${next}`;
}
