import type { Finding } from './finding';

/** What two systems say of a SKU differently; undefined where both count the same. `there`: null where it is not known there. */
export function judgeCounts(sku: string, here: number, there: number | null): Finding | undefined {
	if (here === there) return undefined;
	if (there === null) {
		const message = `${sku}: the shop has ${here}, and the other system does not know it`;
		return { kind: 'missing_there', key: sku, reason: 'missing', fields: [{ field: 'quantity', here, there }], message };
	}
	const fields = [{ field: 'quantity', here, there, difference: there - here }];
	return { kind: 'different', key: sku, reason: 'count', fields, message: `${sku}: the shop has ${here}, the other system ${there}` };
}
