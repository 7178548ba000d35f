import type { StockLine } from '../../../domain/ports/stock';
import type { StockChange } from '../../../domain/documents/stock';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import type { Numbered } from '../../../runtime/stock/slices';
import type { Graphql } from '../client/api';
import type { UserError } from '../client/userErrors';
import { chunksOf } from './chunks';
import { primaryLocation } from './locations';
import { readStandings, type Levels } from './readStandings';
import { vendor } from '../client/vendor';

/** A line that is ready to be written. */
export interface PlannedLine<Line> {
	line: Line;
	itemId: string;
	available: number;
}

/** What tells setting a quantity from moving one. */
export interface StockWrite<Line extends StockLine> {
	/** What the line would change, in units. */
	deltaOf(line: Line, available: number): number;
	/** One mutation; answers Shopify's refusals. `failedBefore` counts how often Shopify said that these very lines failed before. */
	send(location: string, lines: readonly PlannedLine<Line>[], failedBefore: number): Promise<UserError[]>;
}

const maxAttempts = 5;

/**
 * Looks the SKUs up and writes them, 250 by 250 and location by location. Throws only where all of it failed, or all of it
 * is unclear; otherwise every line has its own outcome.
 */
export async function writeStock<Line extends StockLine>(
	graphql: Graphql,
	lines: readonly Line[],
	write: StockWrite<Line>,
): Promise<StockChange[]> {
	const fallback = lines.some(({ location }) => location === null) ? await primaryLocation(graphql) : '';
	const changes = new Array<StockChange>(lines.length);
	let broken: IntegrationError | undefined;
	for (const { location, chunk } of chunksOf(lines, fallback)) {
		const outcome = await attempt(writeChunk(graphql, location, chunk, write));
		if (outcome.ok) for (const [index, change] of outcome.value) changes[index] = change;
		else {
			if (!(outcome.error instanceof IntegrationError)) throw outcome.error;
			broken = outcome.error;
			for (const { line, index } of chunk) changes[index] = brokenChange(line, location, outcome.error);
		}
	}
	// An error stands for every line: what may have been moved must not be told as not done, nor what failed as unclear.
	const [first] = changes;
	if (broken && changes.every(({ status }) => status === first?.status)) throw broken;
	return changes;
}

type Outcomes = ReadonlyMap<number, StockChange>;

/** Reads, writes, and does so again with what is left when the stock moved in between or single lines were refused. */
async function writeChunk<Line extends StockLine>(
	graphql: Graphql,
	location: string,
	chunk: readonly Numbered<Line>[],
	write: StockWrite<Line>,
): Promise<Outcomes> {
	const skus = chunk.map(({ line }) => line.sku);
	const first = await readStandings(graphql, location, skus);
	const reasons = new Map<Line, string>();
	let levels = first;
	let failedBefore = 0;
	for (let tries = 1; ; tries++) {
		const open = planned(chunk, levels, write, reasons);
		if (open.length === 0) break;
		const errors = await write.send(location, open, failedBefore);
		if (errors.length === 0) break;
		const isStale = errors.some(({ code }) => code === 'CHANGE_FROM_QUANTITY_STALE');
		const hasFailedBefore = errors.some(({ code }) => code === 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED');
		failedBefore = hasFailedBefore ? failedBefore + 1 : 0;
		const again = (isStale || hasFailedBefore) && tries < maxAttempts;
		for (const [line, reason] of refusals(errors, open, again)) reasons.set(line, reason);
		if (isStale) levels = await readStandings(graphql, location, skus);
	}
	return new Map(chunk.map(({ line, index }) => [index, change(line, location, first, write, reasons)]));
}

function planned<Line extends StockLine>(
	chunk: readonly Numbered<Line>[],
	levels: Levels,
	write: StockWrite<Line>,
	reasons: ReadonlyMap<Line, string>,
): PlannedLine<Line>[] {
	return chunk.flatMap(({ line }) => {
		const level = levels.get(line.sku);
		if (!level || 'reason' in level || reasons.has(line) || write.deltaOf(line, level.available) === 0) return [];
		return [{ line, itemId: level.item, available: level.available }];
	});
}

/** Shopify does all lines of a mutation or none, and names those at fault by position; a refusal without one is for all of them. */
function refusals<Line>(errors: readonly UserError[], open: readonly PlannedLine<Line>[], again: boolean): [Line, string][] {
	const named = errors.flatMap(({ field, message }): [Line, string][] => {
		const line = open[Number(field[2] ?? Number.NaN)]?.line;
		return line === undefined ? [] : [[line, message]];
	});
	if (named.length > 0 || again) return named;
	return open.map(({ line }) => [line, errors.map(({ message }) => message).join('; ')]);
}

function change<Line extends StockLine>(
	line: Line,
	location: string,
	first: Levels,
	write: StockWrite<Line>,
	reasons: ReadonlyMap<Line, string>,
): StockChange {
	const level = first.get(line.sku);
	const known = { vendor: vendor.id, sku: line.sku, location, movementId: null };
	const before = level && 'available' in level ? level.available : null;
	const reason = reasons.get(line) ?? (level && 'reason' in level ? level.reason : undefined);
	if (reason !== undefined || before === null) return { ...known, before, after: before, delta: 0, status: 'failed', reason };
	const delta = write.deltaOf(line, before);
	return { ...known, before, after: before + delta, delta, status: delta === 0 ? 'already_moved' : 'moved' };
}

function brokenChange({ sku }: StockLine, location: string, error: IntegrationError): StockChange {
	const status = hasClass(error, 'unknownOutcome') ? 'unknown' : 'failed';
	return { vendor: vendor.id, sku, location, before: null, after: null, delta: 0, movementId: null, status, reason: error.message };
}
