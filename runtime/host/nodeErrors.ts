import { NodeApiError, NodeOperationError, type IDataObject, type INode } from 'n8n-workflow';
import { IntegrationError, type ErrorClass, type Failure } from '../errors/integrationError';
import { asObject } from './itemDocuments';
import { scrub } from '../errors/scrub';
import { isDatabaseFault } from './databaseFault';
import { errorPageOf } from './errorPage';

const advice: Record<ErrorClass, string> = {
	transient: 'The vendor is having a temporary problem. Run the item again later: what was already done will be found, not done twice.',
	rateLimited: 'The vendor accepts no more calls for now. Run the item again later, or raise "Maximum Wait" in the node options.',
	auth: 'Open the credential, check its fields and permissions, and use its test.',
	validation: 'Correct the field that is named, then run the item again.',
	notFound: 'Check that it exists at the vendor and that the credential belongs to the right account.',
	conflict: 'Look at the record at the vendor: it contradicts what this item asks for.',
	rejected: 'Correct what the reason names, then run the item again.',
	unknownOutcome: 'Check at the vendor whether it was done. Running the item again checks first.',
};

/** The error as n8n shows it: what happened, which item of several, what to do; no payload, header or personal data in it. */
export function toNodeError(node: INode, error: unknown, itemIndex: number, items = 1): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	const which = items > 1 ? ` [item ${itemIndex}]` : '';
	if (!(error instanceof IntegrationError)) return unexpected(node, error, itemIndex, which);
	const { failure } = error;
	const message = `${failure.message}${which}`;
	const page = errorPageOf(failure.code);
	const description = page === undefined ? hintOf(failure) : `${hintOf(failure).replace(/[.\s]+$/, '')}. More: ${page}`;
	const httpCode = failure.httpStatus === undefined ? undefined : String(failure.httpStatus);
	return new NodeApiError(node, { message }, { message, description, itemIndex, ...(httpCode ? { httpCode } : {}) });
}

function hintOf(failure: Failure): string {
	return failure.hint ?? advice[failure.class];
}

function unexpected(node: INode, error: unknown, itemIndex: number, which: string): NodeOperationError {
	const { message, hint: description } = unexpectedFailure(error);
	return new NodeOperationError(node, `${message}${which}`, { itemIndex, description });
}

/** What no vendor's folder has told: a fault of n8n's own database, of n8n, or of this package. */
function unexpectedFailure(error: unknown): Failure & { hint: string } {
	const message = scrub(error instanceof Error ? error.message : String(error));
	if (isDatabaseFault(error)) {
		const hint = "n8n's own database was busy or out of reach. Run the item again: what was already done will be found, not done twice.";
		return { class: 'transient', code: 'database', message, hint };
	}
	const told = error instanceof NodeApiError || error instanceof NodeOperationError ? error.description : undefined;
	const hint = told ? scrub(told) : 'This is an unexpected error. Please report it with the text above.';
	return { class: 'validation', code: 'node', message, hint };
}

/** What the error output carries next to the item's input, so that a flow can decide and the item can be replayed as it is. */
export function errorDocument(error: unknown, correlationId: string | undefined): IDataObject {
	const isTold = error instanceof IntegrationError;
	const failure: Failure = isTold ? error.failure : unexpectedFailure(error);
	const { class: errorClass, code, message } = failure;
	const hint = hintOf(failure);
	return {
		summary: oneLine(`${correlationId ? `${correlationId}: ` : ''}${message.replace(/[.\s]+$/, '')}. ${hint}`),
		class: errorClass,
		code,
		message,
		hint,
		page: errorPageOf(code) ?? null,
		vendor: isTold ? error.vendor : null,
		retryable: isTold ? error.retryable : errorClass === 'transient',
		retryAfterSeconds: failure.retryAfterMs === undefined ? null : Math.ceil(failure.retryAfterMs / 1000),
		correlationId: correlationId ?? null,
		...(isTold && Object.keys(error.documents).length > 0 ? { documents: error.documents as IDataObject } : {}),
	};
}

export function isErrorDocument(value: unknown): boolean {
	const error = asObject(value);
	return error !== undefined && ['class', 'code', 'message', 'vendor', 'retryable'].every((field) => field in error);
}

/** For the subject of an e-mail or a line in a chat. */
function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
