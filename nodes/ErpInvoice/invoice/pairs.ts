import type { IDataObject } from 'n8n-workflow';
import { asObject } from '../../../runtime/host/itemDocuments';

/** A fixed collection of `{from, to}` as a record; pairs that were left half empty do not count. */
export function pairsOf({ pair }: IDataObject): Record<string, string> {
	const rows = Array.isArray(pair) ? pair.map((row) => asObject(row) ?? {}) : [];
	const text = (value: unknown) => String(value ?? '').trim();
	const pairs = rows.map(({ from, to }): [string, string] => [text(from), text(to)]);
	return Object.fromEntries(pairs.filter(([from, to]) => from !== '' && to !== ''));
}
