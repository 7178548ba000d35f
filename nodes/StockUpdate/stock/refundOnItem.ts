import type { IExecuteFunctions } from 'n8n-workflow';
import { quantityProblems } from '../../../domain/checks/lineCheck';
import type { Refund, RefundItem } from '../../../domain/documents/refund';
import type { Problem } from '../../../domain/values/problem';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asObject } from '../../../runtime/host/itemDocuments';

/** What the event gave back, line by line; a refund that names no lines says nothing of the goods. */
export function refundOnItem(context: IExecuteFunctions, itemIndex: number): Refund | undefined {
	const refund = asObject(context.getInputData()[itemIndex]!.json.refund);
	if (refund === undefined || !Array.isArray(refund.items) || typeof refund.id !== 'string' || refund.id === '') return undefined;
	return refund as unknown as Refund;
}

/**
 * An event of a return tells of goods that may come back, not which of the order's, and a declined one of none: the whole order is not what
 * it is about.
 */
export function refuseReturn(context: IExecuteFunctions, itemIndex: number, orderNumber: string): void {
	const { return: announced } = context.getInputData()[itemIndex]!.json;
	if (asObject(announced) === undefined) return;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'returnNamesNoGoods',
		message: `Order ${orderNumber}: the item is about a return, which does not say which goods came back. Nothing was moved`,
		hint: 'Start the flow with "Order Refunded", which names what was put back, or use "Adjust" with the quantities that came back',
	});
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
