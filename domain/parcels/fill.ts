import type { Kind } from './kinds';
import type { Block } from './parcelPlan';
import { fitsInto, longestFirst, volumeOf, type Sides } from './sides';

/** Which way up is preferred: most pieces in a block, or the flattest. */
export type Manner = 'most' | 'flattest';

/** A count of looks at a kind, so that a search ends at the same point on every computer. */
export interface Work {
	left: number;
}

export interface Filling {
	blocks: Block[];
	/** Of each kind, what did not go in. */
	left: number[];
	grams: number;
	/** The corner that nothing stands out of. */
	extent: Sides;
}

interface Space {
	at: Sides;
	size: Sides;
	/** Of the size, longest first. */
	sorted: Sides;
	volume: number;
}

/** Looks at a kind that take as long as choosing how a block is put down. */
const placing = 50;

/**
 * Fills a room with blocks of like pieces, in the order of the kinds, from the bottom up. What is beside, before and above a block is three
 * smaller rooms that share no point, so nothing can overlap. It ends early where the extent is hopeless.
 */
export function fill(
	kinds: readonly Kind[],
	counts: readonly number[],
	room: Sides,
	maxGrams: number,
	manner: Manner,
	work: Work,
	isHopeless?: (extent: Sides) => boolean,
): Filling {
	const filling: Filling = { blocks: [], left: [...counts], grams: 0, extent: [0, 0, 0] };
	let waiting = [...kinds.keys()].filter((index) => counts[index]! > 0);
	const least = leastSides(waiting.map((index) => kinds[index]!));
	const spaces: Space[] = [spaceOf([0, 0, 0], room)];
	for (let space = lowest(spaces); space; space = lowest(spaces)) {
		const index = firstThatFits(kinds, waiting, space.sorted, maxGrams - filling.grams, work);
		if (index === undefined) continue;
		const stack = stackIn(space.size, kinds[index]!, filling.left[index]!, maxGrams - filling.grams, manner);
		const size = sizeOf(stack);
		const units = volumeOf(stack.times);
		filling.blocks.push({ kind: index, at: space.at, ...stack });
		filling.left[index]! -= units;
		filling.grams += units * kinds[index]!.grams;
		filling.extent = reachOf(filling.extent, space.at, size);
		if (isHopeless?.(filling.extent)) break;
		if (filling.left[index] === 0) waiting = waiting.filter((each) => each !== index);
		for (const rest of restOf(space, size)) if (fitsInto(least, rest.sorted)) spaces.push(rest);
	}
	return filling;
}

/** A room that is smaller than this in any of its sides holds none of the kinds. */
function leastSides(kinds: readonly Kind[]): Sides {
	const least = (side: 0 | 1 | 2) => kinds.reduce((min, { sides }) => Math.min(min, sides[side]), Infinity);
	return [least(0), least(1), least(2)];
}

function reachOf([a, b, c]: Sides, [x, y, z]: Sides, [length, width, height]: Sides): Sides {
	return [Math.max(a, x + length), Math.max(b, y + width), Math.max(c, z + height)];
}

/** The lowest space, of these the smallest; taken off the list. */
function lowest(spaces: Space[]): Space | undefined {
	let best = 0;
	for (let index = 1; index < spaces.length; index++) {
		const [one, other] = [spaces[index]!, spaces[best]!];
		const lower = one.at[2] - other.at[2] || one.volume - other.volume;
		if (lower < 0) best = index;
	}
	const found = spaces[best];
	const last = spaces.pop();
	if (last !== undefined && best < spaces.length) spaces[best] = last;
	return found;
}

function firstThatFits(
	kinds: readonly Kind[],
	waiting: readonly number[],
	sorted: Sides,
	maxGrams: number,
	work: Work,
): number | undefined {
	const place = waiting.findIndex((index) => kinds[index]!.grams <= maxGrams && fitsInto(kinds[index]!.sides, sorted));
	work.left -= placing + (place < 0 ? waiting.length : place);
	return waiting[place];
}

function stackIn(size: Sides, { grams, turns }: Kind, count: number, maxGrams: number, manner: Manner): Stack {
	const most = Math.min(count, grams === 0 ? Infinity : Math.floor(maxGrams / grams));
	const compare = manner === 'most' ? byCount : byHeight;
	let best: Stack | undefined;
	for (const unit of turns) {
		const stack = blockOf(unit, size, most);
		if (stack && (best === undefined || compare(stack, best) < 0)) best = stack;
	}
	return best!;
}

type Stack = Pick<Block, 'unit' | 'times'>;

/** Rows first, then layers, then layer upon layer; whole ones only. */
function blockOf(unit: Sides, size: Sides, most: number): Stack | undefined {
	const [x, y, z] = [Math.floor(size[0] / unit[0]), Math.floor(size[1] / unit[1]), Math.floor(size[2] / unit[2])];
	if (x === 0 || y === 0 || z === 0) return undefined;
	if (most < x) return { unit, times: [most, 1, 1] };
	const rows = Math.min(y, Math.floor(most / x));
	if (rows < y) return { unit, times: [x, rows, 1] };
	return { unit, times: [x, y, Math.min(z, Math.floor(most / (x * y)))] };
}

function sizeOf({ unit, times }: Stack): Sides {
	return [unit[0] * times[0], unit[1] * times[1], unit[2] * times[2]];
}

function byCount(a: Stack, b: Stack): number {
	return volumeOf(b.times) - volumeOf(a.times) || sizeOf(a)[2] - sizeOf(b)[2];
}

function byHeight(a: Stack, b: Stack): number {
	return a.unit[2] - b.unit[2] || volumeOf(b.times) - volumeOf(a.times);
}

/** The larger of the two rooms beside the block is left whole. */
function restOf({ at: [x, y, z], size: [length, width, height] }: Space, [a, b, c]: Sides): Space[] {
	const isLong = (length - a) * width >= length * (width - b);
	return [
		spaceOf([x, y, z + c], [a, b, height - c]),
		spaceOf([x + a, y, z], [length - a, isLong ? width : b, height]),
		spaceOf([x, y + b, z], [isLong ? a : length, width - b, height]),
	];
}

function spaceOf(at: Sides, size: Sides): Space {
	return { at, size, sorted: longestFirst(size), volume: volumeOf(size) };
}
