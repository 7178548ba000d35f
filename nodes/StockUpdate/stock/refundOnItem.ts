import type { IExecuteFunctions } from 'n8n-workflow';
import { quantityProblems } from '../../../domain/checks/lineCheck';
import type { Refund, RefundItem } from '../../../domain/documents/refund';
import type { Problem } from '../../../domain/values/problem';
import { asObject } from '../../../runtime/host/itemDocuments';

/** What the event gave back, line by line; a refund that names no lines says nothing of the goods. */
export function refundOnItem(context: IExecuteFunctions, itemIndex: number): Refund | undefined {
	const refund = asObject(context.getInputData()[itemIndex]!.json.refund);
	if (refund === undefined || !Array.isArray(refund.items) || typeof refund.id !== 'string' || refund.id === '') return undefined;
	return refund as unknown as Refund;
}

/** The lines whose goods come back into stock. */
export function returnedItems({ items }: Refund): RefundItem[] {
	return items.filter(({ restock, quantity }) => restock === true && quantity !== 0);
}

export function refundProblems({ items }: { items: readonly RefundItem[] }): Problem[] {
	return items.flatMap(({ sku, name, quantity }, index) => [
		...(typeof sku === 'string' && sku.trim() !== ''
			? []
			: [{ field: `refund.items[${index}].sku`, message: `is missing ("${name}"): give the product a SKU in the shop` }]),
		...quantityProblems(quantity, `refund.items[${index}].quantity`),
	]);
}
