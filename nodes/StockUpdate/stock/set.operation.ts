import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { SkuStock } from '../../../domain/ports/stock';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { changesResult } from './changesResult';
import { differences } from './differences';
import { runBatch, type Prepared } from './runBatch';
import { locationParameter } from './locationProperty';
import { stockLines, type SkuQuantity } from './stockLines';

export { stockLinesProperties as description } from './stockLines';

export const option: INodePropertyOptions = {
	name: 'Set',
	value: 'set',
	description: 'Make the available quantity of products equal to what was counted',
	action: 'Set stock by SKU',
};

export const dryRun: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: 'Whether to report only what would change, product by product, and to change nothing',
};

export async function prepare(context: IExecuteFunctions, skuStock: SkuStock, vendor: string): Promise<Prepared> {
	const isDryRun = context.getNodeParameter('options.dryRun', 0, false) === true;
	return await runBatch(context, {
		read(itemIndex) {
			const location = locationParameter(context, itemIndex);
			const lines = stockLines(context, itemIndex, 0);
			refuseContradictions(lines);
			return lines.map((line) => ({ ...line, location }));
		},
		work: async (counts) => (isDryRun ? differences(vendor, counts, await skuStock.levels(counts)) : await skuStock.set(counts)),
		result: changesResult,
	});
}

/** Two counts of one SKU, of two warehouses perhaps: the last one alone would stand. */
function refuseContradictions(lines: readonly SkuQuantity[]): void {
	const counts = new Map(lines.map(({ sku, quantity }) => [sku, quantity]));
	const other = lines.find(({ sku, quantity }) => counts.get(sku) !== quantity);
	if (!other) return;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'products',
		message: `The products name ${other.sku} with several quantities (${other.quantity} and ${counts.get(other.sku)}), and one product has one`,
		hint: 'Add the quantities up before this node, or give each warehouse (depósito) a node of its own',
	});
}
