import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { retryPause, type HttpResponse } from '../../../runtime/client/http';
import { asRecord, asText } from '../../../runtime/client/json';
import type { ErrorClass, Failure } from '../../../runtime/errors/integrationError';

const classesByCode: Readonly<Record<string, ErrorClass>> = {
	unauthorized: 'auth',
	restricted_resource: 'auth',
	object_not_found: 'notFound',
	rate_limited: 'rateLimited',
	// Somebody else was writing at the same moment: nothing was done.
	conflict_error: 'rateLimited',
	validation_error: 'validation',
	internal_server_error: 'transient',
	service_unavailable: 'transient',
	database_connection_unavailable: 'transient',
	gateway_timeout: 'transient',
};

const hints: Partial<Record<ErrorClass, string>> = {
	auth: 'Open the Notion credential and copy the token again (notion.so/profile/integrations); the connection needs to read, insert and update content and to see users with their e-mails',
	notFound: 'Share the table with the connection (in Notion: ••• → Connections), or choose another table in the node',
	validation: 'Look whether the columns of the table are as docs/notion.md says, then run the item again: nothing was written',
	rateLimited: 'Run the item again in a moment: nothing was written',
	transient: 'Notion is having a temporary problem: run the item again later, what was already done will be found',
};

/** The failure in an answer: `{object: "error", status, code, message}`. */
export function classify({ status, headers, body }: HttpResponse, now: number): Failure | undefined {
	if (status >= 200 && status < 300) return undefined;
	const { code: written, message } = asRecord(body);
	const code = asText(written);
	const errorClass = classesByCode[code ?? ''] ?? classOfStatus(status);
	return {
		class: errorClass,
		code: code ?? `http${status}`,
		message: messageOf(errorClass, status, asText(message)),
		hint: hints[errorClass] ?? 'Look in Notion, then run the item again',
		httpStatus: status,
		...(errorClass === 'rateLimited' ? retryPause(headers, now) : {}),
		...(code === 'conflict_error' ? { onlyThisCall: true } : {}),
	};
}

function messageOf(errorClass: ErrorClass, status: number, message: string | null): string {
	if (errorClass === 'auth') return status === 403 ? 'The Notion connection lacks a permission for this' : 'Notion refused the token';
	if (errorClass === 'notFound') return 'Notion has no such table or page, or it is not shared with the connection';
	return message === null ? `Notion answered with HTTP ${status}` : `Notion: ${message}`;
}
