import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { retryPause, type HttpResponse } from '../../../runtime/client/http';
import { asRecord, asRecords, asText } from '../../../runtime/client/json';
import type { ErrorClass, Failure } from '../../../runtime/errors/integrationError';
import { fieldHint } from './fields';

const classesByCode: Readonly<Record<string, ErrorClass>> = {
	INVALID_SESSION_ID: 'auth',
	INVALID_LOGIN: 'auth',
	API_DISABLED_FOR_ORG: 'auth',
	INSUFFICIENT_ACCESS: 'auth',
	INSUFFICIENT_ACCESS_OR_READONLY: 'auth',
	REQUEST_LIMIT_EXCEEDED: 'rateLimited',
	// Somebody else writes the record at this moment: nothing was done.
	UNABLE_TO_LOCK_ROW: 'rateLimited',
	SERVER_UNAVAILABLE: 'transient',
	NOT_FOUND: 'notFound',
	ENTITY_IS_DELETED: 'notFound',
	DUPLICATE_VALUE: 'conflict',
	DUPLICATES_DETECTED: 'conflict',
	CANNOT_UPDATE_CONVERTED_LEAD: 'conflict',
};

const messages: Readonly<Record<string, string>> = {
	DUPLICATE_VALUE: 'Salesforce has another lead with this e-mail or phone',
	DUPLICATES_DETECTED: 'A duplicate rule of the account refuses this lead',
	CANNOT_UPDATE_CONVERTED_LEAD: 'The lead has been converted to a contact in Salesforce. Nothing was changed',
	REQUEST_LIMIT_EXCEEDED: 'The account has used up its calls to Salesforce for now',
	UNABLE_TO_LOCK_ROW: 'Somebody else was writing to the lead at the same moment',
};

const hintsByCode: Readonly<Record<string, string>> = {
	DUPLICATES_DETECTED:
		'Look in Salesforce for the record that is like this one, or let the rule alert instead of block (Setup → Duplicate Rules)',
	CANNOT_UPDATE_CONVERTED_LEAD: 'Go on with the contact in Salesforce',
	REQUEST_LIMIT_EXCEEDED: 'Run the item again later: Salesforce counts the calls of the last 24 hours',
};

const hints: Partial<Record<ErrorClass, string>> = {
	auth: 'Open the Salesforce credential and use its test; the execution user of the external client app needs access to leads, tasks and users',
	notFound: 'The lead may have been deleted or merged with another one: look for it in Salesforce',
	conflict: 'Merge the two leads in Salesforce, then run the item again',
	validation: 'Correct what the message names, then run the item again: nothing was written',
	rateLimited: 'Run the item again in a moment: nothing was written',
	transient: 'Salesforce is having a temporary problem: run the item again later, what was already done will be found',
};

/** The failure in an answer: `[{message, errorCode, fields}]`, always a list. 300: several records have one external id. */
export function classify({ status, headers, body }: HttpResponse, now: number): Failure | undefined {
	if (status >= 200 && status < 300) return undefined;
	const error = asRecord(asRecords(body)[0]);
	const code = asText(error.errorCode);
	const missing = code === 'INVALID_FIELD' ? missingColumn(asText(error.message)) : undefined;
	if (missing !== undefined) return fieldMissing(missing, status);
	const errorClass = classesByCode[code ?? ''] ?? classOfStatus(status, { 300: 'conflict' });
	return {
		class: errorClass,
		code: code ?? `http${status}`,
		message: messages[code ?? ''] ?? wordsFor(errorClass, status, code, asText(error.message)),
		hint: hintsByCode[code ?? ''] ?? hints[errorClass] ?? 'Look in Salesforce, then run the item again',
		httpStatus: status,
		...(errorClass === 'rateLimited' ? retryPause(headers, now) : {}),
		...(code === 'UNABLE_TO_LOCK_ROW' ? { onlyThisCall: true } : {}),
	};
}

function wordsFor(errorClass: ErrorClass, status: number, code: string | null, message: string | null): string {
	if (errorClass === 'auth') return status === 403 ? 'The Salesforce login lacks a permission for this' : 'Salesforce refused the login';
	if (code === null) return `Salesforce answered with HTTP ${status}`;
	return `Salesforce refused: ${message === null ? code : `${message} (${code})`}`;
}

/** Salesforce names the column nowhere but in the message. */
function missingColumn(message: string | null): string | undefined {
	return /^No such column '(\w+)'/.exec(message?.slice(message.indexOf('No such column')) ?? '')?.[1];
}

function fieldMissing(column: string, status: number): Failure {
	const failure = { class: 'validation', code: 'fieldMissing', httpStatus: status } as const;
	if (column.endsWith('__c')) {
		return {
			...failure,
			message: `Salesforce has no field "${column}" on leads, or its user must not see it`,
			hint: `Create in Salesforce (Setup → Object Manager → Lead → Fields): ${fieldHint(column)}, let the user see it, and look at docs/salesforce.md for the others. Nothing was written`,
		};
	}
	// A field of Salesforce's own: nobody can create it.
	return {
		...failure,
		message: `The Salesforce user of the credential must not see the field "${column}" of leads`,
		hint: 'Let the user see it: Setup → Object Manager → Lead → Fields, the field, Set Field-Level Security. Nothing was written',
	};
}
