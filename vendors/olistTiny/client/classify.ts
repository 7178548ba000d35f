import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { retryAfterMs, type HttpResponse } from '../../../runtime/client/http';
import type { ErrorClass, Failure } from '../../../runtime/errors/integrationError';
import { asNumber, asRecord, asRecords, asText } from '../../../runtime/client/json';

const loginHint =
	'Open the Olist Tiny credential and connect it again: Olist ends a login that nothing has used for a day. A workflow that asks Olist Tiny for something every few hours keeps it alive';

const hints: Partial<Record<ErrorClass, string>> = {
	notFound: 'It may have been deleted in Olist Tiny, or the credential belongs to another account',
	validation: 'Correct what the message names, in Olist Tiny or in the order, then run the item again',
	transient: 'Olist Tiny is having a temporary problem: run the item again later, what was already done will be found',
	rateLimited:
		'All integrations of the account share the requests of its plan: run the item again later, or lower "Requests per Minute" in the credential',
};

const permissionHint =
	'The app, or the user who connected it, may not use this part of Olist Tiny: add the permission in Configurações, "Aplicativos" or "Usuários", then connect the credential again';

/** The failure in one of Olist Tiny's answers, undefined for a success. Errors are `{mensagem, detalhes: [{campo, mensagem}]}`. */
export function classify({ status, headers, body }: HttpResponse, now: number): Failure | undefined {
	if (status >= 200 && status < 300) return undefined;
	const errorClass = classOfStatus(status);
	const wait = status === 429 ? (retryAfterMs(headers, now) ?? limitResetMs(headers)) : undefined;
	return {
		class: errorClass,
		code: `http${status}`,
		message: messageOf(body, status),
		hint: hintFor(errorClass, status),
		httpStatus: status,
		...(wait === undefined ? {} : { retryAfterMs: wait }),
	};
}

/** `X-RateLimit-Reset`: seconds until the minute is over; what is no such number is left to the usual pauses. */
function limitResetMs(headers: Record<string, string>): number | undefined {
	const seconds = asNumber(headers['x-ratelimit-reset']);
	return seconds !== null && seconds > 0 && seconds <= 60 ? seconds * 1000 : undefined;
}

function hintFor(errorClass: ErrorClass, status: number): string {
	if (errorClass === 'auth') return status === 403 ? permissionHint : loginHint;
	return hints[errorClass] ?? 'Look at the record in Olist Tiny, then run the item again';
}

function messageOf(body: unknown, status: number): string {
	const { mensagem, detalhes } = asRecord(body);
	const details = asRecords(detalhes).map(({ campo, mensagem: text }) => [asText(campo), asText(text)].filter(Boolean).join(': '));
	const texts = [asText(mensagem), details.filter(Boolean).join('; ')].filter(Boolean);
	if (texts.length > 0) return `Olist Tiny: ${texts.join(': ')}`;
	return status === 401 ? 'Olist Tiny refused the login' : `Olist Tiny answered with HTTP ${status}`;
}
