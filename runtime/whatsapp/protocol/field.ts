import { asRecord } from '../../client/json';

/**
 * A value by the names that lead to it, in whatever capitals: one library writes `selectedRowId` and `paramsJson`, the other
 * `selectedRowID` and `paramsJSON`.
 */
export function field(of: unknown, ...path: readonly string[]): unknown {
	return path.reduce((value, name) => named(value, name), of);
}

function named(of: unknown, name: string): unknown {
	const record = asRecord(of);
	if (record[name] !== undefined) return record[name];
	const small = name.toLowerCase();
	const key = Object.keys(record).find((each) => each.toLowerCase() === small);
	return key === undefined ? undefined : record[key];
}

/** A whole number that may be written as a text or, of 64 bits, in two halves; null for none. */
export function wholeNumber(value: unknown): number | null {
	const { low, high } = asRecord(value);
	const halves = typeof low === 'number' && typeof high === 'number' ? high * 2 ** 32 + (low >>> 0) : undefined;
	const number = halves ?? (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value);
	return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}
