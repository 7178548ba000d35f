import type { StockLevel, StockLine } from '../../domain/ports/stock';
import { slicesOf } from './slices';

/** Where a SKU stands at a location, in units that can be sold, or why it cannot be counted there. `isAssumed`: the vendor did not say it. */
export type Standing<Item> = { item: Item; available: number; isAssumed?: true } | { reason: string };

/** By SKU. */
export type Standings<Item> = ReadonlyMap<string, Standing<Item>>;

export interface StandingsReader<Item> {
	/** Asked only where a line names no location. */
	defaultLocation(): Promise<string>;
	/** An entry for each of the SKUs, which are all different. */
	read(location: string, skus: readonly string[]): Promise<Standings<Item>>;
}

/** What there is, one level a line, in order; `max` SKUs are read at once. Throws where one reading fails: it can be repeated. */
export async function readLevels<Item>(lines: readonly StockLine[], max: number, reader: StandingsReader<Item>): Promise<StockLevel[]> {
	const levels = new Array<StockLevel>(lines.length);
	for (const { location, slice } of slicesOf(lines, await locationOfLines(lines, reader), max)) {
		const standings = await reader.read(location, skusOf(slice));
		for (const { line, index } of slice) levels[index] = { sku: line.sku, location, ...levelOf(standings.get(line.sku)) };
	}
	return levels;
}

export async function locationOfLines(
	lines: readonly StockLine[],
	reader: Pick<StandingsReader<unknown>, 'defaultLocation'>,
): Promise<string> {
	return lines.some(({ location }) => location === null) ? await reader.defaultLocation() : '';
}

export function skusOf(slice: readonly { line: StockLine }[]): string[] {
	return [...new Set(slice.map(({ line }) => line.sku))];
}

function levelOf(standing: Standing<unknown> | undefined): Pick<StockLevel, 'quantity' | 'reason'> {
	if (standing && 'available' in standing) return { quantity: standing.available };
	return { quantity: null, reason: standing?.reason ?? 'The vendor did not return this SKU' };
}
