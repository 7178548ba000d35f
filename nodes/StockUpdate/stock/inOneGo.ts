import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { StockChange } from '../../../domain/stock';
import { toNodeError } from '../../../runtime/host/nodeErrors';
import type { ItemResult } from '../../../runtime/host/runItems';
import { IntegrationError } from '../../../runtime/integrationError';
import { settle } from '../../../runtime/settle';

export interface Batch<Line> {
	read(itemIndex: number): Line[];
	/** Answers one change a line, in order. */
	work(lines: Line[]): Promise<StockChange[]>;
}

/**
 * Reads the lines of all items, does them in one go, and hands each item its own changes. Where the node stops at the first
 * failure, nothing is done while one item cannot even be read.
 */
export async function inOneGo<Line>(context: IExecuteFunctions, batch: Batch<Line>): Promise<(itemIndex: number) => Promise<ItemResult>> {
	const items = context.getInputData();
	const readings = await Promise.all(items.map(async (_, itemIndex) => await settle((async () => batch.read(itemIndex))())));
	const broken = readings.findIndex((reading) => 'error' in reading);
	const first = readings[broken];
	if (first && 'error' in first && !context.continueOnFail()) throw toNodeError(context.getNode(), first.error, broken);
	const lines = readings.map((reading) => ('value' in reading ? reading.value : []));
	const outcome = await settle(batch.work(lines.flat()));
	const starts = lines.map((_, itemIndex) => lines.slice(0, itemIndex).reduce((sum, { length }) => sum + length, 0));
	return async (itemIndex) => {
		const reading = readings[itemIndex]!;
		if ('error' in reading) throw reading.error;
		if ('error' in outcome) throw outcome.error;
		const start = starts[itemIndex]!;
		return result(outcome.value.slice(start, start + reading.value.length));
	};
}

/** Single lines that failed are told on the item; an item of which nothing was done leaves by the error output. */
function result(changes: StockChange[]): ItemResult {
	const stock = changes as unknown as IDataObject[];
	const bad = changes.filter(({ status }) => status === 'failed' || status === 'unknown');
	if (changes.length === 0 || bad.length < changes.length) return { documents: { stock } };
	const isUnclear = bad.some(({ status }) => status === 'unknown');
	throw new IntegrationError(
		changes[0]!.vendor,
		{
			class: isUnclear ? 'unknownOutcome' : 'validation',
			code: 'stockNotMoved',
			message: bad.map(({ sku, reason }) => `${sku}: ${reason ?? 'not moved'}`).join('; '),
		},
		{ stock },
	);
}
