import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { retryAfterMs, type HttpResponse } from '../../../runtime/client/http';
import { asRecord, asText } from '../../../runtime/client/json';
import type { ErrorClass, Failure } from '../../../runtime/errors/integrationError';
import { vendor } from './vendor';

const hints: Readonly<Record<ErrorClass, string>> = {
	auth: 'Open the Cal.com credential and paste an API key that is alive; it begins with cal_ (Cal.com: Settings → Developer → API keys)',
	notFound: 'The booking, or the webhook, is not there any more: look into Cal.com',
	conflict: 'Publish the workflow again: what is there already will be found',
	validation: 'Correct what the message names, then publish the workflow again',
	rejected: 'Look into Cal.com, then try again',
	transient: 'Cal.com is having a temporary problem: it is asked again in a minute',
	rateLimited: 'Cal.com takes 120 calls a minute for an API key: it is asked again in a minute',
	unknownOutcome: 'Publish the workflow again: what is there already will be found',
};

/** The failure in one of Cal.com's answers, undefined for a success: `{status: "error", error: {code, message}}`. */
export function classify({ status, headers, body }: HttpResponse, now: number): Failure | undefined {
	const { status: said, error } = asRecord(body);
	if (status >= 200 && status < 300 && said !== 'error') return undefined;
	const { code, message } = asRecord(error);
	const errorClass = classOfStatus(status >= 200 && status < 300 ? 500 : status);
	return {
		class: errorClass,
		code: asText(code) ?? `http${status}`,
		message: messageOf(asText(message), status),
		hint: hints[errorClass],
		httpStatus: status,
		...(errorClass === 'rateLimited' ? { retryAfterMs: retryAfterMs(headers, now) ?? 60_000 } : {}),
	};
}

function messageOf(text: string | null, status: number): string {
	if (status === 401) return `${vendor.name} refused the API key`;
	return text === null ? `${vendor.name} answered with HTTP ${status}` : `${vendor.name}: ${text}`;
}
