import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** Documents that a node read again at their source, by item; they go with the run. */
const readAgain = new WeakMap<object, Map<number, IDataObject>>();

/** The item's JSON as the node works on it: its input, and over it what was read again. */
export function itemJson(context: IExecuteFunctions, itemIndex: number): IDataObject {
	return { ...context.getInputData()[itemIndex]!.json, ...readAgain.get(context)?.get(itemIndex) };
}

/** From here on the item holds these documents instead of those it came with. */
export function replaceOnItem(context: IExecuteFunctions, itemIndex: number, documents: IDataObject): void {
	const ofRun = readAgain.get(context) ?? new Map<number, IDataObject>();
	readAgain.set(context, ofRun.set(itemIndex, documents));
}
