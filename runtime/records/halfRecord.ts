import { isRecord, type Json } from '../client/json';
import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';

/** Refuses a record that came without fields which decide: what is missing there would be read as nothing owed, nothing cancelled. */
export function requireFields(vendor: Vendor, what: string, record: Json, fields: readonly string[]): void {
	const missing = fields.filter((field) => record[field] === undefined);
	if (missing.length === 0) return;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'recordIncomplete',
		message: `The ${what} came without ${missing.join(', ')}`,
		hint: 'Let the node before this one put out the whole record, with all of its fields',
	});
}

/** The same of lists, which have to be there and hold records. */
export function requireRecords(vendor: Vendor, what: string, record: Json, fields: readonly string[]): void {
	const broken = fields.filter((field) => !Array.isArray(record[field]) || !(record[field] as unknown[]).every(isRecord));
	if (broken.length > 0) throw unfitRecord(vendor, what, `has no list of records under ${broken.join(', ')}`);
}

/** `because` completes "The order of Shopify …". */
export function unfitRecord(
	vendor: Vendor,
	what: string,
	because: string,
	hint = 'Look at the record in the node before this one',
): IntegrationError {
	return new IntegrationError(vendor, { class: 'validation', code: 'recordUnfit', message: `The ${what} ${because}`, hint });
}
