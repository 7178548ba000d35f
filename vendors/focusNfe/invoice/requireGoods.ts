import { startAnew } from '../../../domain/checks/startAnew';
import type { Order } from '../../../domain/documents/order';
import type { IssueRequest } from '../../../domain/ports/invoiceIssuer';
import { goodsTaxProblems } from '../../../domain/sefaz/goodsTaxCheck';
import { brazilDate } from '../../../domain/values/brazilTime';
import { isBrazil } from '../../../domain/values/postalAddress';
import type { Problem } from '../../../domain/values/problem';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { Issuer } from '../client/issuer';
import { vendor } from '../client/vendor';
import { addressOf, standing, type GoodsRequest } from './goodsRequest';
import { tellProblems } from '../../../domain/values/problemWords';

/** What Focus NFe has to be told beyond what every issuer needs; all that is missing or wrong is said at once. */
export function requireGoods(request: IssueRequest, issuer: Issuer, now: number): GoodsRequest {
	const { order, taxes, orderNumber } = request;
	if (!order) throw orderMissing(orderNumber);
	if (!taxes) throw taxesMissing(orderNumber);
	const goods = { ...request, order, taxes };
	const problems = goodsProblems(goods, issuer, now);
	if (problems.length > 0) throw orderIncomplete(orderNumber, problems);
	return goods;
}

/** Everything that SEFAZ or Focus NFe would refuse of goods, by field. */
export function goodsProblems(request: GoodsRequest, issuer: Issuer, now: number): Problem[] {
	const { order, taxes, model } = request;
	const goodsModel = model === 65 ? 65 : 55;
	const sale = { model: goodsModel, ...standing(request, issuer), issuedOn: brazilDate(now) } as const;
	return [
		...(model === 55 ? abroad(order) : ownProblems(order, issuer)),
		...ncmProblems(order, taxes.ncm),
		...goodsTaxProblems(taxes, sale),
		...overrideProblems(request),
	];
}

/** A company sells nothing to itself over the counter (rejection 220). */
function ownProblems({ customer }: Order, { cnpj }: Issuer): Problem[] {
	if (customer.taxId?.value !== cnpj) return [];
	return [{ field: 'order.customer.taxId', message: "is the company's own CNPJ, which no NFC-e takes (rejection 220)" }];
}

/** SEFAZ wants all 8 digits for goods (rejection 777), and none has eight zeros (778). */
function ncmProblems({ items }: Order, usual: string | null): Problem[] {
	return items.flatMap((item, index) => {
		const ncm = item.ncm ?? usual;
		const field = `order.items[${index}].ncm`;
		if (ncm === null) return [{ field, message: `is missing ("${item.name}")` }];
		if (!/^\d{8}$/.test(ncm)) return [{ field, message: 'is not an NCM of 8 digits' }];
		return ncm === '00000000' ? [{ field, message: 'is an NCM that does not exist (rejection 778)' }] : [];
	});
}

function overrideProblems({ overrides = {} }: GoodsRequest): Problem[] {
	const codes = Object.values(overrides.paymentMethods ?? {});
	return [
		...(overrides.series === undefined || /^\d{1,3}$/.test(overrides.series)
			? []
			: [{ field: 'Series', message: 'is not a number of up to 3 digits' }]),
		...(codes.every((code) => /^\d{2}$/.test(code))
			? []
			: [{ field: 'Payment Methods', message: 'has a code that is not of 2 digits, e.g. 17' }]),
	];
}

/** An export needs a place of shipment and codes of its own (rejections 355, 733), which no order of a shop has. */
export function abroad(order: Order): Problem[] {
	const country = addressOf(order)?.country;
	if (isBrazil(country)) return [];
	const field = `order.${order.billingAddress ? 'billingAddress' : 'shippingAddress'}.country`;
	return [{ field, message: `is ${country}: export invoices cannot be issued here; issue this one by hand` }];
}

function orderIncomplete(orderNumber: string, problems: readonly Problem[]): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'orderIncomplete',
		message: `Order ${orderNumber}: ${tellProblems(problems)}`,
		hint: `Correct the taxes or the usual NCM in the node and run the item again, or give the products their NCM in the shop; ${startAnew}`,
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
