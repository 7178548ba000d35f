import { hullAround, isWithin } from './charged';
import type { Filling } from './fill';
import type { Kind } from './kinds';
import type { PackingRules } from './parcelPlan';
import type { Sides } from './sides';

/** What a hand does first: each piece flat on the one before. `inTurn`: until one does not fit; else what fits of the later ones, too. */
export function stackUp(kinds: readonly Kind[], counts: readonly number[], rules: PackingRules, inTurn = false): Filling {
	const filling: Filling = { blocks: [], left: [...counts], grams: 0, extent: [0, 0, 0] };
	for (const [index, kind] of kinds.entries()) {
		const units = Math.min(filling.left[index]!, howMany(kind, filling, rules, filling.left[index]!));
		if (inTurn && units === 0 && filling.left[index]! > 0) break;
		if (units === 0) continue;
		const at: Sides = [0, 0, filling.extent[2]];
		filling.blocks.push({ kind: index, at, unit: kind.sides, times: [1, 1, units] });
		filling.left[index]! -= units;
		filling.grams += units * kind.grams;
		filling.extent = stacked(filling.extent, kind, units);
		if (inTurn && filling.left[index]! > 0) break;
	}
	return filling;
}

function howMany(kind: Kind, { extent, grams }: Filling, rules: PackingRules, most: number): number {
	const fits = (units: number) =>
		grams + units * kind.grams + rules.hull.grams <= rules.limits.maxGrams &&
		isWithin(hullAround(stacked(extent, kind, units), rules), rules.limits);
	let units = 0;
	while (units < most && fits(units + 1)) units++;
	return units;
}

function stacked([length, width, height]: Sides, { sides: [long, middle, short] }: Kind, units: number): Sides {
	return [Math.max(length, long), Math.max(width, middle), height + units * short];
}
