import type { SkuCatalogue, SkuStock, StockLevel } from '../../domain/ports/stock';
import { judgeCounts } from '../../domain/reconcile/judgeCounts';
import { countHeld, countIgnored, emptyTally, type Tally } from '../../domain/reconcile/tally';
import { attempt } from '../errors/attempt';
import type { Compared, Judged } from './compareSides';

export interface StockWithStock {
	catalogue: SkuCatalogue;
	here: Pick<SkuStock, 'levels'>;
	there: Pick<SkuStock, 'levels'>;
}

interface Counts {
	sku: string;
	here: number | null;
	there: number | null;
}

/** What is asked for at once. */
const groupSize = 100;

/**
 * The units that a shop sells with those that another system counts, SKU by SKU of the shop: a group is held at a time. Goods are sold
 * between two questions, so that what differs is asked for once more, of both at the same moment.
 */
export async function stockWithStock(sides: StockWithStock): Promise<Compared> {
	const tally = emptyTally();
	const findings: Judged[] = [];
	const seen = new Set<string>();
	let peak = 0;
	const compareAll = async () => {
		for await (const page of sides.catalogue.skus()) {
			const fresh = [...new Set(page)].filter((sku) => !seen.has(sku));
			for (const sku of fresh) seen.add(sku);
			for (let from = 0; from < fresh.length; from += groupSize) {
				const counts = await countsOf(sides, fresh.slice(from, from + groupSize));
				peak = Math.max(peak, 2 * counts.length + findings.length);
				findings.push(...judgeAll(counts, tally));
			}
		}
	};
	const outcome = await attempt(compareAll());
	return outcome.ok ? { tally, findings, peak } : { tally, findings: [], peak, failure: { side: 'both', error: outcome.error } };
}

async function countsOf(sides: StockWithStock, skus: readonly string[]): Promise<Counts[]> {
	const first = await ask(sides, skus);
	const unequal = first.filter(({ here, there }) => here !== there).map(({ sku }) => sku);
	const again = new Map((await ask(sides, unequal)).map((counts) => [counts.sku, counts]));
	return first.map((counts) => again.get(counts.sku) ?? counts);
}

async function ask({ here, there }: StockWithStock, skus: readonly string[]): Promise<Counts[]> {
	if (skus.length === 0) return [];
	const lines = skus.map((sku) => ({ sku, location: null }));
	const [mine, theirs] = await Promise.all([here.levels(lines), there.levels(lines)]);
	return skus.map((sku, index) => ({ sku, here: quantityOf(mine[index]), there: quantityOf(theirs[index]) }));
}

function quantityOf(level: StockLevel | undefined): number | null {
	return level?.quantity ?? null;
}

/** What the shop does not count cannot be wrong. */
function judgeAll(counts: readonly Counts[], tally: Tally): Judged[] {
	return counts.flatMap(({ sku, here, there }) => {
		tally.here.read++;
		if (there !== null) tally.there.read++;
		const held = { here: [sku], there: there === null ? [] : [sku] };
		if (here === null) {
			countIgnored(tally, 'here', 'not_counted');
			if (there !== null) countIgnored(tally, 'there', 'not_counted');
			return [];
		}
		const finding = judgeCounts(sku, here, there);
		countHeld(tally, finding?.kind ?? 'matched', held);
		return finding ? [{ finding, documents: { products: [{ sku, quantity: there ?? here }] }, ids: [sku] }] : [];
	});
}
