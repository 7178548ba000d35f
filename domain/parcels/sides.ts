/** Three lengths in whole millimetres. */
export type Sides = readonly [number, number, number];

/** Longest first. */
export function longestFirst([a, b, c]: Sides): Sides {
	const [long, short] = [Math.max(a, b, c), Math.min(a, b, c)];
	return [long, a + b + c - long - short, short];
}

export function volumeOf([a, b, c]: Sides): number {
	return a * b * c;
}

export function sumOf([a, b, c]: Sides): number {
	return a + b + c;
}

/** Whether one that is sorted goes into another that is, turned as need be. */
export function fitsInto(one: Sides, other: Sides): boolean {
	return one[0] <= other[0] && one[1] <= other[1] && one[2] <= other[2];
}

/** The ways to put a thing down: six, fewer where sides are alike. */
export function turnsOf([a, b, c]: Sides): Sides[] {
	const all: Sides[] = [
		[a, b, c],
		[b, a, c],
		[a, c, b],
		[c, a, b],
		[b, c, a],
		[c, b, a],
	];
	return all.filter((one, index) => all.findIndex((other) => one.every((side, axis) => side === other[axis])) === index);
}

/** Carriers measure in whole centimetres. */
export function roundedUp([a, b, c]: Sides): Sides {
	return [wholeCentimetres(a), wholeCentimetres(b), wholeCentimetres(c)];
}

function wholeCentimetres(millimetres: number): number {
	return Math.ceil(millimetres / 10) * 10;
}
