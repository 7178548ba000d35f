import type { StockChange } from '../../../domain/documents/stock';
import type { ItemResult } from '../../../runtime/host/runItems';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { documentResult } from '../../shared/operation';

/**
 * Single lines that failed are told on the item; an item of which nothing was done leaves by the error output. An item that names no
 * product, as "Get" leaves it where it found none, keeps what it had.
 */
export function changesResult(changes: StockChange[]): ItemResult {
	const result = documentResult('stock', changes);
	const bad = changes.filter(({ status }) => status === 'failed' || status === 'unknown');
	if (changes.length === 0) return { documents: {} };
	const counted = changes.filter(({ status }) => status !== 'left_out');
	if (bad.length < counted.length || counted.length === 0) return result;
	const isUnclear = bad.some(({ status }) => status === 'unknown');
	throw new IntegrationError(
		{ id: changes[0]!.vendor },
		{
			class: isUnclear ? 'unknownOutcome' : 'validation',
			code: 'stockNotMoved',
			message: bad.map(({ sku, reason }) => `${sku}: ${reason ?? 'not moved'}`).join('; '),
		},
		result.documents,
	);
}
