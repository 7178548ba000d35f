import type { Order } from '../../domain/documents/order';
import { bareTaxId } from '../../domain/values/taxId';
import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';

/** The order as its sale is looked for: by the shop's number, and by the customer where the order is known here. */
export interface SaleReference {
	orderNumber: string;
	order: Order | null;
}

/** A sale that an ERP has under the shop's order number. */
export interface NumberedSale {
	id: number;
	/** CPF or CNPJ as the ERP writes it; '' where it does not tell. */
	taxId: string;
	cancelled: boolean;
}

/** Two shops on one account can have the same number: then the customer tells their orders apart. */
export function saleName({ orderNumber, order }: SaleReference): string {
	return `${orderNumber}:${order?.customer.taxId?.value ?? ''}`;
}

/** Id of the one sale that is the order's; undefined if there is none, a `conflict` if that is not clear. */
export function pickSale(vendor: Vendor, { orderNumber, order }: SaleReference, numbered: readonly NumberedSale[]): number | undefined {
	const ours = bareTaxId(order?.customer.taxId?.value);
	const fitting = numbered.filter(({ taxId }) => ours === '' || bareTaxId(taxId) === '' || bareTaxId(taxId) === ours);
	if (numbered.length > 0 && fitting.length === 0) throw new IntegrationError(vendor, ofSomebodyElse(vendor.name, orderNumber));
	// A cancelled sale counts only where there is no other: it may have been made again by hand.
	const live = fitting.filter(({ cancelled }) => !cancelled);
	const candidates = live.length > 0 ? live : fitting;
	if (candidates.length > 1) throw new IntegrationError(vendor, ambiguous(vendor.name, orderNumber, candidates.length));
	return candidates[0]?.id;
}

/** The order has no sale yet. */
export function saleNotFound(vendor: Vendor, orderNumber: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'notFound',
		code: 'saleNotFound',
		message: `${vendor.name} has no sale with the store number ${orderNumber}`,
		hint: `Put "ERP Invoice" before this node with the order on the item, or let ${vendor.name} import the order from the shop, then run the item again`,
	});
}

function ambiguous(erp: string, orderNumber: string, count: number) {
	return {
		class: 'conflict' as const,
		code: 'severalSales',
		message: `${erp} has ${count} sales with the store number ${orderNumber}, so it is not clear which one is meant`,
		hint: `Cancel or delete in ${erp} the sales that are not this order, then run the item again`,
	};
}

function ofSomebodyElse(erp: string, orderNumber: string) {
	return {
		class: 'conflict' as const,
		code: 'saleOfOtherCustomer',
		message: `${erp} has a sale with the store number ${orderNumber}, but it belongs to another customer (CPF or CNPJ)`,
		hint: `Where several shops sell into one ${erp} account, give each its own prefix for order numbers; otherwise correct the sale in ${erp}`,
	};
}
