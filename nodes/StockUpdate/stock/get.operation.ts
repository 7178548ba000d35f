import type { IDataObject, IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { SkuStock, StockLevel } from '../../../domain/ports/stock';
import { runBatch, type Prepared } from './runBatch';
import { locationParameter } from './locationProperty';
import { skuLines } from './skuLines';

export { skuLinesProperties as description } from './skuLines';

export const option: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	description: 'Read what is available of products, in the form that Set takes from the incoming item',
	action: 'Get stock by SKU',
};

/** A SKU that is not there is said as such and stops nobody: a catalogue is never alike everywhere. */
export async function prepare(context: IExecuteFunctions, skuStock: SkuStock, vendor: string): Promise<Prepared> {
	return await runBatch(context, {
		read(itemIndex) {
			const location = locationParameter(context, itemIndex);
			return skuLines(context, itemIndex).map((sku) => ({ sku, location }));
		},
		work: async (lines) => await skuStock.levels(lines),
		result: (levels) => ({ documents: { stock: levels.map((level): IDataObject => ({ vendor, ...level })), products: products(levels) } }),
	});
}

/** Whole units that can be sold: what is oversold counts as none, and of half a unit nothing can be promised. */
function products(levels: readonly StockLevel[]): IDataObject[] {
	return levels.flatMap(({ sku, quantity }) => (quantity === null ? [] : [{ sku, quantity: Math.max(0, Math.floor(quantity)) }]));
}
