import type { StockLine } from '../../domain/ports/stock';
import type { StockChange } from '../../domain/documents/stock';
import { exclusive } from '../once/exclusive';
import { hasClass, IntegrationError } from '../errors/integrationError';
import { attempt } from '../errors/attempt';
import type { BalanceBook, BalanceChange, BalanceTarget } from './balanceBook';
import { planBalances, type BalancePlan, type Step } from './balancePlan';
import { slicesOf, type Numbered, type Slice } from './slices';
import { locationOfLines, skusOf, type Standings } from './standings';
import { writeAndConfirm, type WriteOutcome } from './writeAndConfirm';

/** A line's change, and the failure behind it where there is one. */
interface Outcome {
	change: StockChange;
	error?: IntegrationError;
}

/**
 * Reads balances and writes them, slice by slice, each under the lock. Every line has its own outcome; throws only where one failure
 * kept all of them from being done.
 */
export async function writeBalances<Item, Line extends StockLine>(
	book: BalanceBook<Item>,
	lines: readonly Line[],
	change: BalanceChange<Line>,
): Promise<StockChange[]> {
	const outcomes = new Array<Outcome>(lines.length);
	let broken: IntegrationError | undefined;
	for (const each of slicesOf(lines, await locationOfLines(lines, book), book.skusPerReading)) {
		const done = broken ? allFailed(book, each, broken) : await exclusive(book.lock, async () => await writeSlice(book, each, change));
		for (const [index, outcome] of done) outcomes[index] = outcome;
		broken ??= [...done.values()].find(({ error }) => error && concernsAll(error))?.error;
	}
	const first = outcomes[0]?.error;
	if (first && outcomes.every(({ error }) => error?.failure.class === first.failure.class)) throw first;
	return outcomes.map((outcome) => outcome.change);
}

/** Nothing that comes after it would fare better. */
function concernsAll(error: IntegrationError): boolean {
	return hasClass(error, 'auth', 'rateLimited', 'transient');
}

async function writeSlice<Item, Line extends StockLine>(
	book: BalanceBook<Item>,
	each: Slice<Line>,
	change: BalanceChange<Line>,
): Promise<Map<number, Outcome>> {
	const { location, slice } = each;
	const reading = await attempt(book.read(location, skusOf(slice)));
	if (!reading.ok) {
		if (!(reading.error instanceof IntegrationError)) throw reading.error;
		return allFailed(book, each, reading.error);
	}
	const plans = planBalances(book, slice, reading.value, change);
	const endings = await writePlans(book, location, plans, change.isCount);
	const outcomes = unreadable(book, each, reading.value);
	for (const { target, steps } of plans) {
		for (const step of steps) outcomes.set(step.index, outcomeOf(book, each, step, endings.get(target)));
	}
	return outcomes;
}

async function writePlans<Item>(
	book: BalanceBook<Item>,
	location: string,
	plans: readonly BalancePlan<Item>[],
	isCount: boolean,
): Promise<Map<BalanceTarget<Item>, WriteOutcome>> {
	const targets = plans.map(({ target }) => target).filter(({ before, after, isAssumed }) => before !== after || isAssumed);
	const endings = new Map<BalanceTarget<Item>, WriteOutcome>();
	let broken: IntegrationError | undefined;
	for (const request of book.requests(targets)) {
		if (broken) for (const target of request) endings.set(target, { error: broken });
		else for (const [target, ending] of await writeAndConfirm(book, location, request, isCount)) endings.set(target, ending);
		const last = endings.get(request[0]!);
		if (last && 'error' in last && concernsAll(last.error)) broken = last.error;
	}
	return endings;
}

function outcomeOf<Item>(
	{ vendor }: BalanceBook<Item>,
	{ location, slice }: Slice<StockLine>,
	{ index, before, after }: Step,
	ending: WriteOutcome | undefined,
): Outcome {
	const known = { vendor: vendor.id, sku: skuAt(slice, index), location, before };
	if (!ending || 'movementId' in ending) {
		const delta = after - before;
		const status = delta === 0 ? 'already_moved' : 'moved';
		return { change: { ...known, after, delta, movementId: delta === 0 ? null : (ending?.movementId ?? null), status } };
	}
	if ('reason' in ending) return { change: { ...known, ...undone('failed'), after: before, reason: ending.reason } };
	const { error } = ending;
	const isUnclear = hasClass(error, 'unknownOutcome');
	const status = isUnclear ? 'unknown' : 'failed';
	return { error, change: { ...known, ...undone(status), after: isUnclear ? null : before, reason: error.message } };
}

/** The lines whose SKU cannot be counted. */
function unreadable<Item>(
	{ vendor }: BalanceBook<Item>,
	{ location, slice }: Slice<StockLine>,
	standings: Standings<Item>,
): Map<number, Outcome> {
	const changes = slice.flatMap(({ line, index }): [number, Outcome][] => {
		const standing = standings.get(line.sku);
		if (standing && 'available' in standing) return [];
		const reason = standing?.reason ?? 'The vendor did not return this SKU';
		return [[index, { change: { vendor: vendor.id, sku: line.sku, location, before: null, after: null, ...undone('failed'), reason } }]];
	});
	return new Map(changes);
}

function allFailed<Item>(
	{ vendor }: BalanceBook<Item>,
	{ location, slice }: Slice<StockLine>,
	error: IntegrationError,
): Map<number, Outcome> {
	const nothing = { vendor: vendor.id, location, before: null, after: null, ...undone('failed'), reason: error.message };
	return new Map(slice.map(({ line, index }) => [index, { error, change: { ...nothing, sku: line.sku } }]));
}

function undone<Status extends StockChange['status']>(status: Status) {
	return { delta: 0, movementId: null, status };
}

function skuAt(slice: readonly Numbered<StockLine>[], index: number): string {
	return slice.find((each) => each.index === index)!.line.sku;
}
