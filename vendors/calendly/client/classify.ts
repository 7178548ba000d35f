import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { retryAfterMs, type HttpResponse } from '../../../runtime/client/http';
import { asNumber, asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import type { ErrorClass, Failure } from '../../../runtime/errors/integrationError';
import { vendor } from './vendor';

const hints: Readonly<Record<ErrorClass, string>> = {
	auth: 'Open the Calendly credential and paste a personal access token that is alive (Calendly: Integrations & apps → API and webhooks). Bookings of a whole organization need the token of an owner or admin',
	notFound: 'The booking, or the webhook, is not there any more: look into Calendly',
	conflict: 'Publish the workflow again: what is there already will be found',
	validation: 'Correct what the message names, then publish the workflow again',
	rejected: 'Look into Calendly, then try again',
	transient: 'Calendly is having a temporary problem: it is asked again in a minute',
	rateLimited: 'Calendly limits the calls of a user (50 a minute on the free plan): it is asked again in a minute',
	unknownOutcome: 'Publish the workflow again: what is there already will be found',
};

/** The failure in one of Calendly's answers, undefined for a success: `{title, message, details: [{parameter, message}]}`. */
export function classify({ status, headers, body }: HttpResponse, now: number): Failure | undefined {
	if (status >= 200 && status < 300) return undefined;
	const error = asRecord(body);
	const errorClass = classOfStatus(status);
	const title = asText(error.title);
	return {
		class: errorClass,
		code: title === null ? `http${status}` : title.replaceAll(/\W+/g, ''),
		message: messageOf(error, status),
		hint: hints[errorClass],
		httpStatus: status,
		...(errorClass === 'rateLimited' ? { retryAfterMs: waitMs(headers, now) } : {}),
	};
}

/** `X-RateLimit-Reset`: seconds until calls are taken again (Calendly, "Rate limits"). */
function waitMs(headers: Record<string, string>, now: number): number {
	const seconds = asNumber(headers['x-ratelimit-reset']);
	return retryAfterMs(headers, now) ?? (seconds !== null && seconds > 0 ? Math.min(seconds, 60) * 1000 : 60_000);
}

function messageOf(error: Json, status: number): string {
	if (status === 401) return `${vendor.name} refused the access token`;
	const details = asRecords(error.details).map(({ parameter, message }) =>
		[asText(parameter), asText(message)].filter((part) => part !== null).join(' '),
	);
	const said = [asText(error.message), details.join('; ')].filter((part) => part !== null && part !== '');
	return said.length === 0 ? `${vendor.name} answered with HTTP ${status}` : `${vendor.name}: ${said.join(' – ')}`;
}
