import type { StockLine } from '../../domain/ports/stock';

/** A line with its place in the request. */
export interface Numbered<Line> {
	line: Line;
	index: number;
}

export interface Slice<Line> {
	location: string;
	slice: Numbered<Line>[];
}

/** The lines location by location, `max` different SKUs at a time; a SKU's lines stay together and in order. */
export function slicesOf<Line extends StockLine>(lines: readonly Line[], defaultLocation: string, max: number): Slice<Line>[] {
	const byLocation = new Map<string, Map<string, Numbered<Line>[]>>();
	lines.forEach((line, index) => {
		const location = line.location ?? defaultLocation;
		const bySku = byLocation.get(location) ?? new Map<string, Numbered<Line>[]>();
		byLocation.set(location, bySku.set(line.sku, [...(bySku.get(line.sku) ?? []), { line, index }]));
	});
	return [...byLocation].flatMap(([location, bySku]) => {
		return inGroups([...bySku.values()], max).map((group) => ({ location, slice: group.flat() }));
	});
}

/** Groups of `max` at most, in order. */
export function inGroups<T>(all: readonly T[], max: number): T[][] {
	return Array.from({ length: Math.ceil(all.length / max) }, (_, index) => all.slice(index * max, (index + 1) * max));
}
