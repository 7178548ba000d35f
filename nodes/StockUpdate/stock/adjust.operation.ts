import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { SkuStock } from '../../../domain/ports/stock';
import { correlationIdOf, identityOf, occasionOf } from '../../../runtime/host/itemDocuments';
import { keyParameter } from '../../shared/optionsCollection';
import { runOf } from '../../../runtime/host/runIdentity';
import { changesResult } from './changesResult';
import { runBatch, type Prepared } from './runBatch';
import { locationParameter } from './locationProperty';
import { moveOnce } from './moveOnce';
import { atAccount, keyAt } from './orderMarks';
import { stockLines } from './stockLines';

export { stockLinesProperties as description } from './stockLines';

export const option: INodePropertyOptions = {
	name: 'Adjust',
	value: 'adjust',
	description: 'Add a quantity to the stock of products, or take it out with a quantity below 0, once',
	action: 'Adjust stock by SKU',
};

export async function prepare(context: IExecuteFunctions, skuStock: SkuStock, vendor: string): Promise<Prepared> {
	return await runBatch(context, {
		async read(itemIndex) {
			const location = locationParameter(context, itemIndex);
			const key = keyParameter(context, itemIndex, `${originOf(context, itemIndex)}:adjust`);
			const lines = stockLines(context, itemIndex, Number.MIN_SAFE_INTEGER);
			// One order may come as several items, each with products of its own.
			const piece = await atAccount(context, [vendor, key, location, ...lines.map(({ sku }) => sku)].join(':'));
			return lines.map(({ sku, quantity }, index) => {
				const line = `${sku}:${index}`;
				return { sku, location, delta: quantity, piece, line, key: keyAt(`${piece}:${line}`) };
			});
		},
		work: async (movements) => await moveOnce(context, vendor, skuStock, movements),
		result: changesResult,
	});
}

/** What the movement is for: what happened, else the documents; without either the item of this run, so that a retry of the node is no second one. */
function originOf(context: IExecuteFunctions, itemIndex: number): string {
	const { json } = context.getInputData()[itemIndex]!;
	return occasionOf(json) ?? identityOf(json) ?? correlationIdOf(json) ?? `${runOf(context, itemIndex)}:${context.getNode().id}`;
}
