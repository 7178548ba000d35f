import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { longestPauseMs, retryPause, type HttpResponse } from '../../../runtime/client/http';
import { asRecord, asText } from '../../../runtime/client/json';
import type { ErrorClass, Failure } from '../../../runtime/errors/integrationError';

const hints: Partial<Record<ErrorClass, string>> = {
	auth: 'Open the Pipedrive credential and use its test: the API token stands in Pipedrive under Personal preferences → API; its user has to see and edit all persons',
	notFound: 'The person may have been deleted or merged with another one: look for it in Pipedrive',
	validation: 'Correct what the message names, then run the item again: nothing was written',
	rateLimited:
		'The account has used up its calls to Pipedrive for now: run the item again later. docs/pipedrive.md says what each call costs',
	transient: 'Pipedrive is having a temporary problem: run the item again later, what was already done will be found',
};

/** The failure in an answer: `{success: false, error, error_info, code}`. */
export function classify({ status, headers, body }: HttpResponse, now: number): Failure | undefined {
	const { success, error, code } = asRecord(body);
	const isFine = status >= 200 && status < 300;
	if (isFine && success !== false) return undefined;
	const errorClass = isFine ? 'validation' : classOfStatus(status, { 402: 'auth' });
	return {
		class: errorClass,
		code: asText(code) ?? `http${status}`,
		message: messageOf(errorClass, status, asText(error)),
		hint: hints[errorClass] ?? 'Look in Pipedrive, then run the item again',
		httpStatus: status,
		...(errorClass === 'rateLimited' ? { retryAfterMs: resetMs(headers), ...retryPause(headers, now) } : {}),
	};
}

function messageOf(errorClass: ErrorClass, status: number, error: string | null): string {
	if (errorClass === 'auth')
		return status === 401 ? 'Pipedrive refused the API token' : 'The Pipedrive account does not allow this to the user of the token';
	if (errorClass === 'notFound') return 'Pipedrive has no such person';
	return error === null ? `Pipedrive answered with HTTP ${status}` : `Pipedrive: ${error}`;
}

/** Seconds until the window ends, which is two seconds long; when the day's budget is used up, until the day ends. */
function resetMs(headers: Record<string, string>): number {
	const seconds = Number(headers['x-ratelimit-reset'] ?? NaN);
	return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1000, longestPauseMs) : 2000;
}
