import { NodeApiError, NodeOperationError, type IDataObject, type INode } from 'n8n-workflow';
import { IntegrationError, type ErrorClass } from '../errors/integrationError';
import { scrub } from '../errors/scrub';

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

/** The error as n8n shows it: what happened, which item, what to do; no payload, header or personal data in it. */
export function toNodeError(node: INode, error: unknown, itemIndex: number): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	if (!(error instanceof IntegrationError)) return unexpected(node, error, itemIndex);
	const { failure } = error;
	const message = `${failure.message} [item ${itemIndex}]`;
	const description = failure.hint ?? advice[failure.class];
	const httpCode = failure.httpStatus === undefined ? undefined : String(failure.httpStatus);
	return new NodeApiError(node, { message }, { message, description, itemIndex, ...(httpCode ? { httpCode } : {}) });
}

function unexpected(node: INode, error: unknown, itemIndex: number): NodeOperationError {
	const text = scrub(error instanceof Error ? error.message : String(error));
	return new NodeOperationError(node, `${text} [item ${itemIndex}]`, {
		itemIndex,
		description: 'This is an unexpected error. Please report it with the text above.',
	});
}

/** What the error output carries next to the item's input, so that a flow can decide and the item can be replayed as it is. */
export function errorDocument(error: unknown, correlationId: string | undefined): IDataObject {
	if (!(error instanceof IntegrationError)) {
		const message = scrub(error instanceof Error ? error.message : String(error));
		return {
			class: 'validation',
			code: 'node',
			message,
			vendor: null,
			retryable: false,
			retryAfterSeconds: null,
			correlationId: correlationId ?? null,
		};
	}
	const { failure } = error;
	return {
		class: failure.class,
		code: failure.code,
		message: failure.message,
		vendor: error.vendor,
		retryable: error.retryable,
		retryAfterSeconds: failure.retryAfterMs === undefined ? null : Math.ceil(failure.retryAfterMs / 1000),
		correlationId: correlationId ?? null,
		...(Object.keys(error.documents).length > 0 ? { documents: error.documents as IDataObject } : {}),
	};
}
