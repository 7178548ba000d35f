import type { StockLine } from '../../domain/ports/stock';
import type { BalanceBook, BalanceChange, BalanceTarget } from './balanceBook';
import type { Numbered } from './slices';
import type { Standings } from './standings';

/** One line's part in a balance. */
export interface Step {
	index: number;
	before: number;
	after: number;
}

export interface BalancePlan<Item> {
	target: BalanceTarget<Item>;
	steps: Step[];
}

/** One balance a product, however many lines name it: each line starts where the one before it ended. */
export function planBalances<Item, Line extends StockLine>(
	{ nameOf }: Pick<BalanceBook<Item>, 'nameOf'>,
	slice: readonly Numbered<Line>[],
	standings: Standings<Item>,
	change: BalanceChange<Line>,
): BalancePlan<Item>[] {
	const plans = new Map<string, BalancePlan<Item>>();
	for (const { line, index } of slice) {
		const standing = standings.get(line.sku);
		if (!standing || 'reason' in standing) continue;
		const { item, available, isAssumed } = standing;
		const { target, steps } = plans.get(nameOf(item)) ?? {
			target: { item, sku: line.sku, before: available, after: available, keys: [], ...(isAssumed ? { isAssumed } : {}) },
			steps: [],
		};
		const after = exact(target.after + change.deltaOf(line, target.after));
		const key = change.keyOf(line);
		plans.set(nameOf(item), {
			target: { ...target, after, keys: key === undefined ? target.keys : [...target.keys, key] },
			steps: [...steps, { index, before: target.after, after }],
		});
	}
	return [...plans.values()];
}

/** Some goods are counted by weight, in up to four places; 2.3 less 1 is 1.2999… in binary, which no vendor shows again. */
function exact(quantity: number): number {
	return Math.round(quantity * 10_000) / 10_000;
}
