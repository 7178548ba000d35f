import type { StockCount, StockLevel } from '../../../domain/ports/stock';
import type { StockChange } from '../../../domain/documents/stock';

/** What setting the counts would change. */
export function differences(vendor: string, counts: readonly StockCount[], levels: readonly StockLevel[]): StockChange[] {
	return counts.map((count, index) => difference(vendor, count, levels[index]!));
}

function difference(vendor: string, { sku, quantity }: StockCount, level: StockLevel): StockChange {
	const { location, quantity: before } = level;
	const known = { vendor, sku, location, before, movementId: null };
	if (before === null) return { ...known, after: null, delta: 0, status: 'failed', reason: level.reason ?? 'not counted there' };
	const delta = quantity - before;
	return { ...known, after: quantity, delta, status: delta === 0 ? 'already_moved' : 'would_move' };
}
