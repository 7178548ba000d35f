import { IntegrationError } from '../../../runtime/integrationError';
import { vendor } from './vendor';

/** Focus NFe's answers as far as they are relied on: everything else in them is passed over, and numbers may be texts. */
export type Json = Record<string, unknown>;

export function asRecord(value: unknown): Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

export function asRecords(value: unknown): Json[] {
	return Array.isArray(value) ? value.map(asRecord) : [];
}

/** A text or a number as text; null where there is none. */
export function asText(value: unknown): string | null {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** The document that an answer shows; each has a status. */
export function documentIn(body: unknown): Json {
	const document = asRecord(body);
	if (asText(document.status) === null) throw unreadable('transient');
	return document;
}

export function unreadable(errorClass: 'transient' | 'unknownOutcome'): IntegrationError {
	return new IntegrationError(vendor, {
		class: errorClass,
		code: 'unreadableAnswer',
		message: 'Focus NFe answered in a form that this node does not know',
		hint: 'Run the item again; if it stays so, look for a newer version of this package',
	});
}
