import type { IExecuteFunctions } from 'n8n-workflow';
import type { SkuStock, StockMovement } from '../../../domain/ports/stock';
import type { StockChange } from '../../../domain/documents/stock';
import { onceEach } from '../../../runtime/host/once';

/** Moves each line once, whatever is run again: n8n remembers the keys longer than a vendor does. */
export async function moveOnce(
	context: IExecuteFunctions,
	vendor: string,
	counter: SkuStock,
	movements: readonly StockMovement[],
): Promise<StockChange[]> {
	const keys = movements.map(({ key }) => key);
	return await onceEach(context, keys, {
		work: async (places) => await counter.adjust(places.map((place) => movements[place]!)),
		repeated: (place) => alreadyMoved(vendor, movements[place]!),
		happened: ({ status }) => status !== 'failed',
	});
}

export function alreadyMoved(vendor: string, { sku, location }: Pick<StockMovement, 'sku' | 'location'>): StockChange {
	return { vendor, sku, location, before: null, after: null, delta: 0, movementId: null, status: 'already_moved' };
}
