import { classOfStatus, type StatusExceptions } from '../../../runtime/client/classOfStatus';
import { retryAfterMs, type HttpResponse } from '../../../runtime/client/http';
import type { ErrorClass, Failure } from '../../../runtime/errors/integrationError';
import { asRecord, asText } from '../../../runtime/client/json';

/** `faultcode` of a refusal for something that is there already; for a keyed write it is the answer (see `writeOnce`). */
export const duplicateCode = 'SOAP-ENV:Client-102';

/** The same question within a minute. */
export const redundantCode = 'SOAP-ENV:Client-6';

/** The key is blocked, for about half an hour. */
export const blockCode = 'MISUSE_API_PROCESS';

/** `faultcode` where it says more than that the request was refused. 8020 and 1880: the method is busy with another request. */
const classByCode: Record<string, ErrorClass> = {
	[redundantCode]: 'rateLimited',
	[blockCode]: 'rateLimited',
	'SOAP-ENV:Client-8020': 'rateLimited',
	'SOAP-ENV:Client-1880': 'rateLimited',
	'SOAP-ENV:Client-105': 'notFound',
	'SOAP-ENV:Client-5113': 'notFound',
};

/** Omie answers 425 for a key that is blocked. */
const exceptions: StatusExceptions = { 425: 'rateLimited' };

const hints: Partial<Record<ErrorClass, string>> = {
	auth: 'Copy app key and app secret anew from Omie (Configurações, "Resumo do app") into the credential, and see that the app is active',
	notFound: 'It may have been deleted in Omie, or the credential belongs to another company',
	validation: 'Correct what the message names, in Omie or in the order, then run the item again',
	transient: 'Omie is having a temporary problem: run the item again later, what was already done will be found',
	rateLimited: 'Omie accepts 240 calls a minute of each kind, and the same request only once a minute: run the item again later',
};

const blockHint =
	'Omie blocks a key for about 30 minutes after repeated or too many calls from any program that uses it. Find out which one does, and run the item again when the time is over';

const blockMs = 30 * 60_000;
const minuteMs = 60_000;

/** A method that is busy with others' requests is not asked again at once: refusals count towards the block, about ten in a minute. */
const busyMs = 10_000;

/** The failure in one of Omie's answers, undefined for a success and for the refusal of a duplicate. */
export function classify(response: HttpResponse, now: number): Failure | undefined {
	const { status } = response;
	const { faultcode, faultstring } = asRecord(response.body);
	const code = asText(faultcode);
	if (code === duplicateCode || (code === null && status >= 200 && status < 300)) return undefined;
	const errorClass = classOf(code, status);
	const wait = errorClass === 'rateLimited' ? waitOf(code, asText(faultstring), retryAfterMs(response.headers, now)) : undefined;
	return {
		class: errorClass,
		code: code ?? `http${status}`,
		message: messageOf(errorClass, asText(faultstring), status),
		hint: code === blockCode ? blockHint : (hints[errorClass] ?? 'Look at the record in Omie, then run the item again'),
		httpStatus: status,
		...(wait === undefined ? {} : { retryAfterMs: wait }),
		...(code === redundantCode ? { onlyThisCall: true } : {}),
	};
}

function classOf(code: string | null, status: number): ErrorClass {
	if (code !== null && Object.hasOwn(classByCode, code)) return classByCode[code]!;
	const kind = classOfStatus(status, exceptions);
	// Omie answers 500 to every refusal, also to those that its code puts down to the client.
	const isRefusal = code !== null && code.startsWith('SOAP-ENV:Client');
	return isRefusal && kind !== 'auth' && kind !== 'rateLimited' ? 'validation' : kind;
}

/** How long to wait is only in the text; its number is read, never its words. A second more, because it is rounded. */
function waitOf(code: string | null, text: string | null, header: number | undefined): number | undefined {
	const seconds = /(\d+)\s*seg/i.exec(text ?? '')?.[1];
	if (seconds !== undefined) return (Number(seconds) + 1) * 1000;
	if (code === blockCode) return blockMs;
	return header ?? (code === redundantCode ? minuteMs : busyMs);
}

/** What Omie says of a login may hold the key itself. */
function messageOf(errorClass: ErrorClass, text: string | null, status: number): string {
	if (errorClass === 'auth') return 'Omie does not accept the app key and app secret';
	return text === null ? `Omie answered with HTTP ${status}` : `Omie: ${withoutKeys(text.replace(/^ERROR:\s*/, ''))}`;
}

/** An app key has 13 digits, a secret 32 hexadecimal ones. */
function withoutKeys(text: string): string {
	return text.replace(/\b(?:\d{13}|[0-9a-f]{32})\b/gi, '***');
}
