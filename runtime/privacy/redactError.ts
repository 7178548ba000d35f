import { isRecord } from '../client/json';
import { IntegrationError, type Failure } from '../errors/integrationError';
import type { Redactor } from './redactor';

export function redactFailure(failure: Failure, redact: Redactor): Failure {
	return {
		...failure,
		code: redact(failure.code),
		message: redact(failure.message),
		...(failure.hint === undefined ? {} : { hint: redact(failure.hint) }),
	};
}

/** The error without private values. One of n8n or of JavaScript is written over in place: its class and its other fields are n8n's. */
export function redactError(error: unknown, redact: Redactor): unknown {
	if (error instanceof IntegrationError) {
		const documents = redactReasons(error.documents, redact);
		return new IntegrationError({ id: error.vendor }, redactFailure(error.failure, redact), isRecord(documents) ? documents : {});
	}
	if (!(error instanceof Error)) return typeof error === 'string' ? redact(error) : error;
	redactInPlace(error, redact, new Set());
	return error;
}

/** All that an error of n8n carries: its messages, its cause, what it says of the answer. The node's own settings are n8n's. */
function redactInPlace(holder: object, redact: Redactor, seen: Set<object>): void {
	if (seen.has(holder) || seen.size > 200) return;
	seen.add(holder);
	for (const name of Object.getOwnPropertyNames(holder)) {
		if (name === 'node') continue;
		const value: unknown = Reflect.get(holder, name);
		if (typeof value === 'string') Reflect.set(holder, name, redact(value));
		else if (value instanceof Error || Array.isArray(value) || isRecord(value)) redactInPlace(value, redact, seen);
	}
}

/** Where a document repeats a vendor's words. Its other fields are data of the flow, which has them anyway. */
const wordy = /^(?:reason|message|hint|mensagem|motivo|detail|error)$/i;

function redactReasons(value: unknown, redact: Redactor, isReason = false, depth = 0): unknown {
	if (typeof value === 'string') return isReason ? redact(value) : value;
	if (depth > 8) return value;
	if (Array.isArray(value)) return value.map((each) => redactReasons(each, redact, isReason, depth + 1));
	if (!isRecord(value) || Object.getPrototypeOf(value) !== Object.prototype) return value;
	return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, redactReasons(each, redact, wordy.test(name), depth + 1)]));
}
