import { intermediaryProblems } from '../../../domain/checks/intermediaryCheck';
import { ncmProblems } from '../../../domain/checks/lineCheck';
import type { LeftOut, Order } from '../../../domain/documents/order';
import { invoiceProblems, serviceInvoiceProblems } from '../../../domain/checks/orderCheck';
import type { IssueRequest } from '../../../domain/ports/invoiceIssuer';
import { describeLeftOut } from '../../../domain/sale/orderParts';
import type { InvoiceIssuerEntry } from '../../../runtime/vendorEntry';
import type { Problem } from '../../../domain/values/problem';

/** Everything that keeps this order from its invoice. `taxes`: of a vendor that keeps no products, and so no NCM. */
export function orderProblems(
	order: Order,
	{ model, taxes, overrides }: Pick<IssueRequest, 'model' | 'taxes' | 'overrides'>,
	leftOut: readonly LeftOut[],
	{ namesConsumer }: Pick<InvoiceIssuerEntry, 'namesConsumer'> = {},
): Problem[] {
	if (order.items.length === 0 && leftOut.length > 0) return [nothingToInvoice(leftOut)];
	if (model === 'nfse') return serviceInvoiceProblems(order);
	return [
		...invoiceProblems(order, { model, byProduct: taxes === undefined, byCustomer: namesConsumer === true }),
		...(taxes?.ncm === null ? ncmProblems(order) : []),
		...intermediaryProblems(overrides?.intermediary),
	];
}

function nothingToInvoice(leftOut: readonly LeftOut[]): Problem {
	return { field: 'order.items', message: `has nothing that this invoice is for, only ${describeLeftOut(leftOut)}` };
}
