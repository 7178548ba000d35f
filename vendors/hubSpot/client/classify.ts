import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { retryPause, type HttpResponse } from '../../../runtime/client/http';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import type { ErrorClass, Failure } from '../../../runtime/errors/integrationError';
import { propertyHint } from './properties';

const classesByCategory: Readonly<Record<string, ErrorClass>> = {
	CONFLICT: 'conflict',
	OBJECT_ALREADY_EXISTS: 'conflict',
	OBJECT_NOT_FOUND: 'notFound',
	MISSING_SCOPES: 'auth',
	INVALID_AUTHENTICATION: 'auth',
	RATE_LIMITS: 'rateLimited',
};

const hints: Partial<Record<ErrorClass, string>> = {
	auth: 'Open the HubSpot credential and check its key: Settings → Integrations → Service Keys. It needs the permissions that docs/hubspot.md lists',
	notFound: 'The contact may have been deleted or merged with another one: look for it in HubSpot',
	conflict: 'Another contact has this e-mail or phone already: merge the two in HubSpot, then run the item again',
	validation: 'Correct what the message names, then run the item again: nothing was written',
	rateLimited: 'The account has used up its calls to HubSpot for now: run the item again later',
	transient: 'HubSpot is having a temporary problem: run the item again later, what was already done will be found',
};

interface Detail {
	code: string;
	property: string | null;
}

/** The failure in an answer: `{status: "error", message, category, errors: [{code, context}]}`; 429 says which limit in `policyName`. */
export function classify(response: HttpResponse, now: number): Failure | undefined {
	const { status, headers } = response;
	if (status >= 200 && status < 300) return undefined;
	const body = asRecord(response.body);
	const category = asText(body.category) ?? asText(body.errorType) ?? '';
	const details = detailsIn(body);
	const unknown = details.filter(({ code }) => code === 'PROPERTY_DOESNT_EXIST').flatMap(({ property }) => property ?? []);
	const isTaken = details.some(({ code }) => code === 'CONFLICTING_UNIQUE_VALUE');
	if (unknown.length > 0) return propertiesMissing(unknown, status);
	const errorClass = isTaken ? 'conflict' : status === 429 ? 'rateLimited' : (classesByCategory[category] ?? classOfStatus(status));
	return {
		class: errorClass,
		code: details[0]?.code ?? (category || `http${status}`),
		message: messageOf(errorClass, status, details, asText(body.message)),
		hint: hints[errorClass] ?? 'Look in HubSpot, then run the item again',
		httpStatus: status,
		...(errorClass === 'rateLimited' ? { retryAfterMs: pauseOf(asText(body.policyName)), ...retryPause(headers, now) } : {}),
	};
}

/** Details stand in `errors`, or as JSON behind the words "Property values were not valid:". */
function detailsIn(body: Json): Detail[] {
	const structured = asRecords(body.errors).map((error) => ({
		code: asText(error.code) ?? asText(error.error),
		property: namedIn(asRecord(error.context).propertyName) ?? asText(error.name) ?? asText(error.in),
	}));
	const inMessage = listIn(asText(body.message)).map((error) => ({ code: asText(error.error), property: asText(error.name) }));
	return [...structured, ...inMessage].flatMap(({ code, property }) => (code === null ? [] : [{ code, property }]));
}

function namedIn(value: unknown): string | null {
	return asText(Array.isArray(value) ? value[0] : value);
}

function listIn(message: string | null): Json[] {
	const start = message?.indexOf('[{') ?? -1;
	if (message === null || start < 0) return [];
	try {
		return asRecords(JSON.parse(message.slice(start)));
	} catch {
		return [];
	}
}

function propertiesMissing(properties: readonly string[], status: number): Failure {
	const names = [...new Set(properties)];
	return {
		class: 'validation',
		code: 'PROPERTY_DOESNT_EXIST',
		message: `HubSpot has no contact property ${names.map((name) => `"${name}"`).join(', ')}`,
		hint: `Create in HubSpot (Settings → Properties → Contact properties): ${names.map(propertyHint).join('; ')}. Then run the item again: nothing was written`,
		httpStatus: status,
	};
}

function messageOf(errorClass: ErrorClass, status: number, details: readonly Detail[], message: string | null): string {
	if (errorClass === 'conflict') return 'HubSpot has another contact with this e-mail or phone';
	if (errorClass === 'auth') return status === 403 ? 'The HubSpot key lacks a permission for this' : 'HubSpot refused the key';
	const named = details.map(({ code, property }) => (property === null ? code : `${property} (${code})`)).join(', ');
	if (named !== '') return `HubSpot refused: ${named}`;
	return message === null ? `HubSpot answered with HTTP ${status}` : `HubSpot: ${message}`;
}

/** The window that is used up passes within ten seconds; the day's does not. */
function pauseOf(policy: string | null): number {
	if (policy === 'DAILY') return 3_600_000;
	return policy === 'SECONDLY' ? 1_000 : 10_000;
}
