import type { StockLine } from '../../../domain/ports/stock';
import type { StockChange } from '../../../domain/documents/stock';
import type { LocationStock } from './readStock';

/** What a line came to, beside what it names. Quantities are of what can be sold in the location. */
export type LineOutcome = Omit<StockChange, 'vendor' | 'sku'>;

export function moved({ id, available }: LocationStock, after: number, movementId: string | null): LineOutcome {
	return { location: String(id), before: available, after, delta: after - available, movementId, status: 'moved' };
}

export function unchanged({ id, available }: LocationStock): LineOutcome {
	return { location: String(id), before: available, after: available, delta: 0, movementId: null, status: 'already_moved' };
}

/** In the default location, which is not known. */
export function movedSomewhere(after: number | null, delta: number, movementId: string | null): LineOutcome {
	return { location: null, before: null, after, delta, movementId, status: 'moved' };
}

export function notDone({ location }: StockLine, reason: string, status: 'failed' | 'unknown' = 'failed'): LineOutcome {
	return { location, before: null, after: null, delta: 0, movementId: null, status, reason };
}
