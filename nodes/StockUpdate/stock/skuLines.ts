import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { OrderItem } from '../../../domain/documents/order';
import { isStocked } from '../../../domain/sale/orderParts';
import { asObject } from '../../../runtime/host/itemDocuments';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { commaList } from '../../shared/commaList';

/** Where an operation takes SKUs from. */
export const skuLinesProperties: INodeProperties[] = [
	{
		displayName: 'Products',
		name: 'linesFrom',
		type: 'options',
		options: [
			{ name: 'Defined Below', value: 'fields', description: 'By their SKUs' },
			{
				name: 'From the Incoming Item',
				value: 'item',
				description: 'Uses the list "products" of the item, or its "sku", or else the items of its "order"',
			},
		],
		default: 'item',
		description: 'Where SKUs come from. All items of a run are asked for together.',
	},
	{
		displayName: 'SKUs',
		name: 'skus',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. CAM-ALG-M, CAF-MOI-250',
		displayOptions: { show: { linesFrom: ['fields'] } },
		description: 'Separated by commas, exactly as the products have them',
	},
];

/** The item's SKUs, each once. */
export function skuLines(context: IExecuteFunctions, itemIndex: number): string[] {
	const skus = [...new Set(writtenSkus(context, itemIndex))];
	if (skus.length > 0) return skus;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'products',
		message: 'The item has no SKU',
		hint: 'Give the item "sku", a list "products" with "sku", or an order, or switch "Products" to another source',
	});
}

function writtenSkus(context: IExecuteFunctions, itemIndex: number): string[] {
	if (context.getNodeParameter('linesFrom', itemIndex, 'item') === 'fields') {
		return commaList(context.getNodeParameter('skus', itemIndex, ''));
	}
	const { json } = context.getInputData()[itemIndex]!;
	if (Array.isArray(json.products)) return json.products.flatMap(skuOf);
	return 'sku' in json ? skuOf(json) : orderSkus(json.order);
}

function orderSkus(order: unknown): string[] {
	const items = asObject(order)?.items;
	return Array.isArray(items) ? items.filter(isCounted).flatMap(skuOf) : [];
}

/** A gift card has a SKU, too, and no stock. */
function isCounted(line: unknown): boolean {
	const { kind, sku } = asObject(line) ?? {};
	return isStocked({ kind: kind as OrderItem['kind'], sku: typeof sku === 'number' ? String(sku) : (sku as string | null) });
}

function skuOf(line: unknown): string[] {
	const sku = asObject(line)?.sku;
	const isWritten = (typeof sku === 'string' && sku.trim() !== '') || typeof sku === 'number';
	return isWritten ? [String(sku).trim()] : [];
}
