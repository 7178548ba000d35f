import type { Order } from '../../domain/documents/order';
import { saleAmounts } from '../../domain/sale/saleAmounts';
import { formatReais, fromCents, toCents } from '../../domain/values/money';
import { bareTaxId } from '../../domain/values/taxId';
import type { Vendor } from '../client/vendor';
import { IntegrationError, type Failure } from '../errors/integrationError';

/** The order as its sale is looked for: by the shop's number, and by the customer where the order is known here. */
export interface SaleReference {
	orderNumber: string;
	order: Order | null;
	/** The order's id where that alone is known. */
	orderId?: string;
}

/** A sale that an ERP has under the shop's order number. */
export interface NumberedSale {
	id: number;
	/** CPF or CNPJ as the ERP writes it; '' where it does not tell. */
	taxId: string;
	cancelled: boolean;
	/** Undefined where the ERP does not tell. */
	totalCents: number | undefined;
}

/** Two shops on one account can have the same number: then the order's own id and its customer tell them apart. */
export function saleName({ orderNumber, order, orderId }: SaleReference): string {
	return `${orderNumber}:${order?.customer.taxId?.value ?? ''}:${order?.id ?? orderId ?? ''}`;
}

/** Names an invoice of the sale: an order with other goods, another total or address since then is looked up and compared again. */
export function invoiceName(reference: SaleReference & { model: unknown }): string {
	const { order, model } = reference;
	return `${String(model)}:${saleName(reference)}:${order ? contentOf(order) : ''}`;
}

/** What makes an order another one under the same name. */
export function contentOf(order: Order): string {
	const goods = order.items.map(({ sku, quantity }) => [sku, quantity]);
	return JSON.stringify([saleAmounts(order).total, goods, order.shippingAddress]);
}

/**
 * Id of the sale that is the order's, for its goods or to read; undefined if there is none. Of several the oldest. A cancelled one
 * counts only where there is no other: it may have been made again by hand.
 */
export function pickSale(vendor: Vendor, reference: SaleReference, numbered: readonly NumberedSale[]): number | undefined {
	const fitting = ofCustomer(vendor, reference, numbered);
	const live = fitting.filter(({ cancelled }) => !cancelled);
	const candidates = live.length > 0 ? live : fitting;
	refuseUnlike(vendor, reference, candidates);
	return oldestFirst(candidates)[0]?.id;
}

/**
 * The sales that an invoice of the order may be made of, the oldest first: several of one customer and total are one order that two
 * workers wrote down at the same moment. A `conflict` where the sale is another one's or was cancelled. Whether its total is the order's
 * is left to the caller (`refuseOtherTotal`): not every list tells it surely.
 */
export function salesToInvoice(vendor: Vendor, reference: SaleReference, numbered: readonly NumberedSale[]): readonly NumberedSale[] {
	const fitting = ofCustomer(vendor, reference, numbered);
	const live = fitting.filter(({ cancelled }) => !cancelled);
	if (fitting.length > 0 && live.length === 0) throw saleCancelled(vendor, reference.orderNumber);
	refuseUnlike(vendor, reference, live);
	return oldestFirst(live);
}

/** An invoice over something else than the order is not the order's; a sale that does not tell its total may be any. */
export function refuseOtherTotal(vendor: Vendor, { order, orderNumber }: SaleReference, totalCents: number | undefined): void {
	if (!order) return;
	if (totalCents === undefined) throw cannotTell(vendor, `the sale of order ${orderNumber}`);
	const { total } = saleAmounts(order);
	if (totalCents !== toCents(total)) throw new IntegrationError(vendor, totalDiffers(vendor.name, orderNumber, totalCents, total));
}

/**
 * `noted`: what stands in the sale's internal remarks, where this package writes the order's id. Another shop's order with the same
 * number, customer and total is told by that alone. Where one of them has the id without its shop, as earlier versions wrote it, only
 * the source is compared.
 */
export function refuseOtherOrder(vendor: Vendor, { order, orderNumber, orderId }: SaleReference, noted: string | null): void {
	const id = order?.id ?? orderId;
	if (id === undefined || noted === null || noted === id) return;
	const source = order?.source ?? id.slice(0, id.indexOf(':'));
	const withoutShop = `${source}:${order?.number ?? orderNumber}`;
	if (noted === withoutShop || (id === withoutShop && noted.startsWith(`${source}:`))) return;
	if (isOrderId(noted, orderNumber)) throw new IntegrationError(vendor, ofOtherShop(vendor.name, orderNumber));
}

/** `shopify:loja/6123`, or `shopify:1001` as earlier versions wrote it. What a person wrote there names no order. */
function isOrderId(noted: string, orderNumber: string): boolean {
	return /^[a-z]\w*:[^\s/]+\/[\w-]+$/i.test(noted) || (/^[a-z]\w*:\S+$/i.test(noted) && noted.endsWith(`:${orderNumber}`));
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

/** What was asked for by this key has come in a form that cannot be compared: it may be what is looked for. */
export function cannotTell(vendor: Vendor, what: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'unknownOutcome',
		code: 'lookUpUnreadable',
		message: `${vendor.name} answered the search for ${what} with a record that cannot be read, so it is not known whether it is there already`,
		hint: `Look in ${vendor.name} whether it is there, then run the item again: nothing was made in this run after that answer`,
	});
}

function ofCustomer(vendor: Vendor, { orderNumber, order }: SaleReference, numbered: readonly NumberedSale[]): readonly NumberedSale[] {
	const ours = bareTaxId(order?.customer.taxId?.value);
	const fitting = numbered.filter(({ taxId }) => ours === '' || bareTaxId(taxId) === '' || bareTaxId(taxId) === ours);
	if (numbered.length > 0 && fitting.length === 0) throw new IntegrationError(vendor, ofSomebodyElse(vendor.name, orderNumber));
	return fitting;
}

/** Several sales are one order only where they have one customer and one total. */
function refuseUnlike(vendor: Vendor, { orderNumber }: SaleReference, sales: readonly NumberedSale[]): void {
	const unlike = new Set(sales.map(({ taxId, totalCents }) => `${bareTaxId(taxId)} ${totalCents ?? ''}`));
	if (unlike.size > 1) throw new IntegrationError(vendor, ambiguous(vendor.name, orderNumber, sales.length));
}

/** ERPs count their ids up. */
function oldestFirst(sales: readonly NumberedSale[]): readonly NumberedSale[] {
	return [...sales].sort((a, b) => a.id - b.id);
}

function ambiguous(erp: string, orderNumber: string, count: number): Failure {
	return {
		class: 'conflict',
		code: 'severalSales',
		message: `${erp} has ${count} sales with the store number ${orderNumber} that differ in customer or total, so it is not clear which one is meant`,
		hint: `Cancel or delete in ${erp} the sales that are not this order, then run the item again`,
	};
}

const prefixHint = (erp: string) =>
	`Where several shops sell into one ${erp} account, give each its own "Order Number Prefix" (an option of ERP Invoice and Stock Update), or a prefix in the shop itself; otherwise correct the sale in ${erp}`;

function ofSomebodyElse(erp: string, orderNumber: string): Failure {
	return {
		class: 'conflict',
		code: 'saleOfOtherCustomer',
		message: `${erp} has a sale with the store number ${orderNumber}, but it belongs to another customer (CPF or CNPJ)`,
		hint: prefixHint(erp),
	};
}

function ofOtherShop(erp: string, orderNumber: string): Failure {
	return {
		class: 'conflict',
		code: 'saleOfOtherShop',
		message: `${erp} has a sale with the store number ${orderNumber}, but it was made for an order of another shop`,
		hint: prefixHint(erp),
	};
}

function totalDiffers(erp: string, orderNumber: string, totalCents: number, total: number): Failure {
	return {
		class: 'conflict',
		code: 'saleTotalDiffers',
		message: `The sale of order ${orderNumber} comes to ${formatReais(fromCents(totalCents))} in ${erp}, the order to ${formatReais(total)}: no invoice was issued for it`,
		hint: `Look at the sale in ${erp} (discounts, freight, a tip, other costs; or an order of another shop with the same number), correct it there, then run the item again`,
	};
}

/** What a person called off in the ERP gets no invoice, and its goods stay on the shelf, whatever the shop says of the order. */
export function saleCancelled(vendor: Vendor, orderNumber: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'saleCancelled',
		message: `The sale of order ${orderNumber} is cancelled in ${vendor.name}, so no invoice is issued and no stock deducted for it`,
		hint: `If the order is to go on after all, reopen or delete the sale in ${vendor.name}, then run the item again`,
	});
}
