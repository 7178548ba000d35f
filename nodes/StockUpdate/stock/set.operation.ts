import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { StockCounter } from '../../../domain/ports/stockKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { inOneGo } from './inOneGo';
import { locationParameter, locationProperty } from './locationProperty';
import { stockLines, stockLinesProperties } from './stockLines';

export const option: INodePropertyOptions = {
	name: 'Set',
	value: 'set',
	description: 'Make the available quantity of products equal to what was counted',
	action: 'Set stock by SKU',
};

export const description: INodeProperties[] = [...stockLinesProperties, locationProperty];

export async function prepare(context: IExecuteFunctions, counter: StockCounter): Promise<(itemIndex: number) => Promise<ItemResult>> {
	return await inOneGo(context, {
		read(itemIndex) {
			const location = locationParameter(context, itemIndex);
			return stockLines(context, itemIndex, 0).map((line) => ({ ...line, location }));
		},
		work: async (counts) => await counter.set(counts),
	});
}
