import { NodeApiError, NodeOperationError, type IDataObject, type INode } from 'n8n-workflow';
import { advice } from '../errors/advice';
import { IntegrationError, type Failure } from '../errors/integrationError';
import { asObject } from './itemDocuments';
import { scrub } from '../errors/scrub';
import { isDatabaseFault } from './databaseFault';
import { errorPageOf, unforeseen } from './errorPage';

/** The error as n8n shows it: what happened, which item of several, what to do; no payload, header or personal data in it. */
export function toNodeError(node: INode, error: unknown, itemIndex: number, items = 1): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	const which = items > 1 ? ` [item ${itemIndex}]` : '';
	if (!(error instanceof IntegrationError)) return unexpected(node, error, itemIndex, which);
	const { failure } = error;
	const message = `${failure.message}${which}`;
	const description = withPage(failure);
	const httpCode = failure.httpStatus === undefined ? undefined : String(failure.httpStatus);
	return new NodeApiError(node, { message }, { message, description, itemIndex, ...(httpCode ? { httpCode } : {}) });
}

function hintOf(failure: Failure): string {
	return failure.hint ?? advice[failure.class];
}

function withPage(failure: Failure): string {
	const page = errorPageOf(failure);
	return page === undefined ? hintOf(failure) : `${hintOf(failure).replace(/[.\s]+$/, '')}. More: ${page}`;
}

function unexpected(node: INode, error: unknown, itemIndex: number, which: string): NodeOperationError {
	const failure = unexpectedFailure(error);
	return new NodeOperationError(node, `${failure.message}${which}`, { itemIndex, description: withPage(failure) });
}

/** What no vendor's folder has told: a fault of n8n's own database, of n8n, or of this package. */
function unexpectedFailure(error: unknown): Failure {
	const message = scrub(error instanceof Error ? error.message : String(error));
	if (isDatabaseFault(error)) {
		const hint = "n8n's own database was busy or out of reach. Run the item again: what was already done will be found, not done twice.";
		return { class: 'transient', code: 'database', message, hint };
	}
	const told = error instanceof NodeApiError || error instanceof NodeOperationError ? error.description : undefined;
	const hint = told ? scrub(told) : 'This is an unexpected error. Please report it with the text above.';
	return { class: 'validation', code: unforeseen, message, hint };
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
		page: errorPageOf(failure) ?? null,
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
