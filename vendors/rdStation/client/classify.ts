import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { retryPause, type HttpResponse } from '../../../runtime/client/http';
import { asRecord, asRecords, asText } from '../../../runtime/client/json';
import type { ErrorClass, Failure } from '../../../runtime/errors/integrationError';

const hints: Partial<Record<ErrorClass, string>> = {
	auth: 'Open the RD Station credential and connect it again',
	notFound: 'The contact may have been deleted or merged with another one: look for it in RD Station',
	conflict: 'Another contact has this e-mail or phone already: merge the two in RD Station, then run the item again',
	validation: 'Correct what the message names, then run the item again: nothing was written',
	rateLimited: 'Run the item again later: RD Station lets a contact be changed 24 times in 24 hours, and an account ask 120 times a minute',
	transient: 'RD Station is having a temporary problem: run the item again later, what was already done will be found',
};

/** The account's own limit passes within this time; a longer pause is a contact's. */
const accountPauseMs = 60_000;

/** The failure in an answer: `{errors: {error_type, error_message}}`, or of a body a list of them, each with its path. */
export function classify({ status, headers, body }: HttpResponse, now: number): Failure | undefined {
	if (status >= 200 && status < 300) return undefined;
	const { errors } = asRecord(body);
	const { error_type: type, error_message: message, path } = Array.isArray(errors) ? (asRecords(errors)[0] ?? {}) : asRecord(errors);
	const code = asText(type);
	const errorClass = code?.endsWith('_ALREADY_IN_USE') ? 'conflict' : classOfStatus(status);
	const pause = errorClass === 'rateLimited' ? retryPause(headers, now) : {};
	return {
		class: errorClass,
		code: code ?? `http${status}`,
		message: messageOf(errorClass, status, asText(message), asText(path)),
		hint: hints[errorClass] ?? 'Look in RD Station, then run the item again',
		httpStatus: status,
		...pause,
		...((pause.retryAfterMs ?? 0) > accountPauseMs ? { onlyThisCall: true } : {}),
	};
}

function messageOf(errorClass: ErrorClass, status: number, message: string | null, path: string | null): string {
	if (errorClass === 'auth') return status === 403 ? 'The RD Station login lacks a permission for this' : 'RD Station refused the login';
	if (errorClass === 'conflict') return 'RD Station has another contact with this e-mail or phone';
	if (errorClass === 'notFound') return 'RD Station has no such contact';
	if (message === null) return `RD Station answered with HTTP ${status}`;
	return `RD Station: ${message}${path === null ? '' : ` (${path})`}`;
}
