import type { StockLine } from '../../../domain/ports/stock';
import type { Numbered } from '../../../runtime/stock/slices';

export interface Chunk<Line> {
	location: string;
	chunk: Numbered<Line>[];
}

/** Entries that Shopify takes in one mutation, and gives in one page. */
export const maxLines = 250;

/** One location each, 250 lines at most, and no SKU twice: Shopify refuses twins, so the second one goes into a later chunk. */
export function chunksOf<Line extends StockLine>(lines: readonly Line[], defaultLocation: string): Chunk<Line>[] {
	const chunks: (Chunk<Line> & { skus: Set<string> })[] = [];
	lines.forEach((line, index) => {
		const location = line.location ?? defaultLocation;
		const rivals = chunks.filter((each) => each.location === location);
		const after = rivals.findLastIndex(({ skus }) => skus.has(line.sku));
		let place = rivals.slice(after + 1).find(({ chunk }) => chunk.length < maxLines);
		if (!place) chunks.push((place = { location, chunk: [], skus: new Set() }));
		place.chunk.push({ line, index });
		place.skus.add(line.sku);
	});
	return chunks;
}
