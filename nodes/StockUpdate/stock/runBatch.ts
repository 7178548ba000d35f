import type { IExecuteFunctions } from 'n8n-workflow';
import { toNodeError } from '../../../runtime/host/nodeErrors';
import { withoutPrivateValues } from '../../../runtime/host/privacy';
import type { ItemResult } from '../../../runtime/host/runItems';
import { attempt } from '../../../runtime/errors/attempt';

export interface Batch<Line, Entry> {
	read(itemIndex: number): Line[] | Promise<Line[]>;
	/** Answers one entry a line, in order. */
	work(lines: Line[]): Promise<Entry[]>;
	/** What an item becomes by its own entries. */
	result(entries: Entry[]): ItemResult;
}

/** Answers an item's own part of what was done for all. */
export type Prepared = (itemIndex: number) => Promise<ItemResult>;

/**
 * Reads the lines of all items, does them in one go, and hands each item its own part. Where the node stops at the first failure,
 * nothing is done while one item cannot even be read.
 */
export async function runBatch<Line, Entry>(context: IExecuteFunctions, batch: Batch<Line, Entry>): Promise<Prepared> {
	const items = context.getInputData();
	const readings = await Promise.all(items.map(async (_, itemIndex) => await attempt((async () => await batch.read(itemIndex))())));
	const broken = readings.findIndex((reading) => !reading.ok);
	const first = readings[broken];
	if (first && !first.ok && !context.continueOnFail())
		throw toNodeError(context.getNode(), withoutPrivateValues(context, first.error, items[broken]?.json), broken, items.length);
	const lines = readings.map((reading) => (reading.ok ? reading.value : []));
	const outcome = await attempt(batch.work(lines.flat()));
	const starts = lines.map((_, itemIndex) => lines.slice(0, itemIndex).reduce((sum, { length }) => sum + length, 0));
	return async (itemIndex) => {
		const reading = readings[itemIndex]!;
		if (!reading.ok) throw reading.error;
		if (!outcome.ok) throw outcome.error;
		const start = starts[itemIndex]!;
		return batch.result(outcome.value.slice(start, start + reading.value.length));
	};
}
