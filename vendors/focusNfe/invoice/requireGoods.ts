import { startAnew } from '../../../domain/checks/startAnew';
import type { Order } from '../../../domain/documents/order';
import type { IssueRequest } from '../../../domain/ports/invoiceIssuer';
import type { Problem } from '../../../domain/values/problem';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { vendor } from '../client/vendor';
import { addressOf, type GoodsRequest } from './goodsRequest';

/** What Focus NFe has to be told beyond what every issuer needs; all that is missing is said at once. */
export function requireGoods(request: IssueRequest): GoodsRequest {
	const { order, taxes, orderNumber } = request;
	if (!order) throw orderMissing(orderNumber);
	if (!taxes) throw taxesMissing(orderNumber);
	const problems = [...(request.model === 55 ? abroad(order) : []), ...ncmProblems(order, taxes.ncm)];
	if (problems.length > 0) throw orderIncomplete(orderNumber, problems);
	return { ...request, order, taxes };
}

/** SEFAZ wants all 8 digits for goods (rejection 777). */
function ncmProblems({ items }: Order, usual: string | null): Problem[] {
	return items.flatMap((item, index) => {
		const ncm = item.ncm ?? usual;
		const field = `order.items[${index}].ncm`;
		if (ncm === null) return [{ field, message: `is missing ("${item.name}")` }];
		return /^\d{8}$/.test(ncm) ? [] : [{ field, message: 'is not an NCM of 8 digits' }];
	});
}

/** An export needs a place of shipment and codes of its own (rejections 355, 733), which no order of a shop has. */
export function abroad(order: Order): Problem[] {
	const country = addressOf(order)?.country ?? 'BR';
	if (country === 'BR') return [];
	const field = `order.${order.billingAddress ? 'billingAddress' : 'shippingAddress'}.country`;
	return [{ field, message: `is ${country}: export invoices cannot be issued here; issue this one by hand` }];
}

function orderIncomplete(orderNumber: string, problems: readonly Problem[]): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'orderIncomplete',
		message: `Order ${orderNumber}: ${problems.map(({ field, message }) => `${field} ${message}`).join('; ')}`,
		hint: `Give the node a usual NCM among the taxes and run the item again, or give the products their NCM in the shop; ${startAnew}`,
	});
}

function taxesMissing(orderNumber: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'taxesMissing',
		message: `Focus NFe does not store tax settings, and none were given for order ${orderNumber}`,
		hint: 'Fill in the taxes of the goods in ERP Invoice; your accountant knows the codes',
	});
}

export function orderMissing(orderNumber: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'notFound',
		code: 'orderUnknown',
		message: `Focus NFe does not store orders, so it cannot invoice ${orderNumber} by its number alone`,
		hint: 'Put a node that leaves the whole order on the item before ERP Invoice',
	});
}
