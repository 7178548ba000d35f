import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { retryPause, type HttpResponse } from '../../../runtime/client/http';
import { asRecord, asRecords, asText } from '../../../runtime/client/json';
import type { ErrorClass, Failure } from '../../../runtime/errors/integrationError';
import { vendor } from './vendor';

/** Reasons that say more than the HTTP status (Google, "Handle API errors"). */
const classByReason: Readonly<Record<string, ErrorClass>> = {
	rateLimitExceeded: 'rateLimited',
	userRateLimitExceeded: 'rateLimited',
	quotaExceeded: 'rateLimited',
	dailyLimitExceeded: 'rateLimited',
	calendarUsageLimits: 'rateLimited',
	// 410: it was deleted before.
	deleted: 'notFound',
};

/** 412: somebody changed it in between. */
const ownStatuses: Readonly<Record<number, ErrorClass>> = { 412: 'conflict' };

const loginHint =
	'Open the Google Calendar credential and connect it again. If it ends every 7 days, the app is still in "Testing": open Google Cloud → "Google Auth Platform" → "Audience" and publish the app';

const hints: Partial<Record<ErrorClass, string>> = {
	notFound:
		'It may have been deleted for good, or this Google account does not see the calendar: share the calendar with it, or choose another one',
	conflict: 'Somebody changed the appointment at the same time: run the item again',
	validation: 'Correct what the message names, then run the item again',
	transient: 'Google Calendar is having a temporary problem: run the item again later, what was already done will be found',
	rateLimited: 'Google limits the calls of a user and of a project: run the item again later, or look at the quotas in Google Cloud',
};

const permissionHint =
	'This Google account may only read the calendar, or the credential lacks a permission: have the calendar shared with "Make changes to events", and connect the credential again with every box ticked';

/** The failure in one of Google's answers, undefined for a success: `{error: {code, message, errors: [{reason}]}}`. */
export function classify({ status, headers, body }: HttpResponse, now: number): Failure | undefined {
	if (status >= 200 && status < 300) return undefined;
	const error = asRecord(asRecord(body).error);
	const reason = asText(asRecords(error.errors)[0]?.reason);
	const errorClass = classByReason[reason ?? ''] ?? classOfStatus(status, ownStatuses);
	return {
		class: errorClass,
		code: reason ?? `http${status}`,
		message: messageOf(asText(error.message), status),
		hint: hintFor(errorClass, status),
		httpStatus: status,
		...(errorClass === 'rateLimited' ? retryPause(headers, now) : {}),
	};
}

function hintFor(errorClass: ErrorClass, status: number): string {
	if (errorClass === 'auth') return status === 403 ? permissionHint : loginHint;
	return hints[errorClass] ?? 'Look at the appointment in Google Calendar, then run the item again';
}

function messageOf(text: string | null, status: number): string {
	if (status === 401) return `${vendor.name} refused the login`;
	return text === null ? `${vendor.name} answered with HTTP ${status}` : `${vendor.name}: ${text}`;
}
