import type { IBinaryKeyData, IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { itemJson } from './currentItem';
import { noteInExecution } from './executionNotes';
import { correlationIdOf } from './itemDocuments';
import { errorDocument, isErrorDocument, toNodeError } from './nodeErrors';
import { withoutPrivateValues } from './privacy';

export interface ItemResult {
	/** Added to the item's JSON. */
	documents: IDataObject;
	binary?: IBinaryKeyData;
	/** Of the node's outputs, the first where absent. */
	output?: number;
}

/** How many items of one run are worked on side by side; the vendors' limits are kept elsewhere. */
const sideBySide = 5;

/**
 * The item loop of every action: one item in, one out (or one for each record that a search finds), in the same order, paired, the
 * input untouched. An item that fails goes out by the error output with its input, or ends the run where the node is set to stop.
 */
export async function runItems(
	context: IExecuteFunctions,
	work: (itemIndex: number) => Promise<ItemResult | readonly ItemResult[]>,
	outputs = 1,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const results = new Array<OutputItem[]>(items.length);
	const failures: { error: unknown; itemIndex: number }[] = [];
	const goOn = context.continueOnFail();

	const workOn = async (itemIndex: number) => {
		const input = items[itemIndex]!;
		const correlationId = correlationIdOf(input.json);
		if (itemIndex === 0 && correlationId) noteInExecution(context, 'correlationId', correlationId);
		try {
			const done = [await work(itemIndex)].flat();
			const item = { ...input, json: itemJson(context, itemIndex) };
			results[itemIndex] = done.map((result) => outputItem(item, itemIndex, result));
		} catch (thrown) {
			const error = withoutPrivateValues(context, thrown, input.json, itemJson(context, itemIndex));
			failures.push({ error, itemIndex });
			results[itemIndex] = [{ item: failedItem(context, itemIndex, errorDocument(error, correlationId)), output: 0 }];
		}
	};

	let next = 0;
	const worker = async () => {
		while (next < items.length && (goOn || failures.length === 0)) await workOn(next++);
	};
	await Promise.all(Array.from({ length: Math.min(sideBySide, items.length) }, worker));

	const first = failures[0];
	if (first && !goOn) throw toNodeError(context.getNode(), first.error, first.itemIndex, items.length);
	const all = results.flat();
	return Array.from({ length: outputs }, (_, index) => all.filter(({ output }) => output === index).map(({ item }) => item));
}

interface OutputItem {
	item: INodeExecutionData;
	output: number;
}

function outputItem(input: INodeExecutionData, itemIndex: number, { documents, binary, output = 0 }: ItemResult): OutputItem {
	const item = {
		json: { ...withoutFailure(input.json), ...documents },
		pairedItem: { item: itemIndex },
		...(input.binary || binary ? { binary: { ...input.binary, ...binary } } : {}),
	};
	return { item, output };
}

/** What failed before and has now succeeded is no failure any more; an `error` of another make is the user's own. */
function withoutFailure(json: IDataObject): IDataObject {
	return isErrorDocument(json.error) ? Object.fromEntries(Object.entries(json).filter(([name]) => name !== 'error')) : json;
}

/**
 * A failed item that the flow goes on with: what went wrong comes first, so that a table shows it without scrolling, then its input.
 * n8n sends an item to the error output when its JSON holds nothing but the error, and then puts the input of the item it is paired
 * with before it; no other form is taken for a failure by every release.
 */
function failedItem(context: IExecuteFunctions, itemIndex: number, error: IDataObject): INodeExecutionData {
	const input = context.getInputData()[itemIndex]!;
	const addsInput = context.getNode().onError === 'continueErrorOutput';
	const inputAfter = Object.entries(input.json).filter(([name]) => name !== 'error');
	return { ...input, json: addsInput ? { error } : { error, ...Object.fromEntries(inputAfter) }, pairedItem: { item: itemIndex } };
}
