import type { InvoiceModel } from '../../../domain/documents/invoice';
import { ncmProblems } from '../../../domain/checks/lineCheck';
import type { Order } from '../../../domain/documents/order';
import { invoiceProblems, serviceInvoiceProblems } from '../../../domain/checks/orderCheck';
import type { GoodsTaxes } from '../../../domain/ports/invoiceIssuer';
import type { Problem } from '../../../domain/values/problem';

/** Everything that keeps this order from its invoice. `taxes`: of a vendor that keeps no products, and so no NCM. */
export function orderProblems(order: Order, model: InvoiceModel, taxes: GoodsTaxes | undefined): Problem[] {
	if (model === 'nfse') return serviceInvoiceProblems(order);
	return [...invoiceProblems(order), ...(taxes?.ncm === null ? ncmProblems(order) : [])];
}
