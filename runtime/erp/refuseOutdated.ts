import { toCents } from '../../domain/values/money';
import { asNumber, asText, type Json } from '../client/json';
import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';
import { contactDiffers } from './contactDiffers';
import type { SaleReference } from './pickSale';

/** A sale as far as it tells what its order said when it was made. */
export interface SaleAsMade {
	/** Internal remarks; this package writes the order's id there. */
	noted: string | null;
	sold: readonly SoldLine[];
	/** The delivery address, by the ERP's names. */
	place: Json;
}

/** As the ERP writes it. */
export interface SoldLine {
	sku: unknown;
	quantity: unknown;
	unitPrice: unknown;
}

/**
 * Goods of the same price that were put in the place of others since: the sale's total does not tell it, and its invoice would be over
 * what nobody gets. Only a sale of this package is compared; one that the ERP imported, or took a kit apart in, may be told otherwise.
 */
export function refuseOtherGoods(vendor: Vendor, { order, orderNumber }: SaleReference, { noted, sold }: SaleAsMade): void {
	if (order && noted === order.id && areOtherGoods(sold, order.items)) throw outdated(vendor, orderNumber, 'other goods');
}

/** The same numbers and prices, and other SKUs. False where one of them cannot be read. */
export function areOtherGoods(sold: readonly SoldLine[], items: readonly SoldLine[]): boolean {
	const [there, here] = [sold.map(read), items.map(read)];
	const isComparable = [...there, ...here].every(({ sku, line }) => sku !== null && line !== null);
	const same = (name: (goods: ReturnType<typeof read>) => unknown) => tally(there.map(name)) === tally(here.map(name));
	return isComparable && same(({ line }) => line) && !same(({ sku, line }) => `${sku} ${line}`);
}

/** `ours`: the delivery address as the order would have it made now. What the ERP does not tell is not compared. */
export function refuseMoved(vendor: Vendor, { order, orderNumber }: SaleReference, { noted, place }: SaleAsMade, ours: Json): void {
	if (!order || noted !== order.id) return;
	const told = Object.entries(ours).filter(([name]) => asText(place[name]) !== null);
	if (contactDiffers(place, Object.fromEntries(told))) throw outdated(vendor, orderNumber, 'another address');
}

function read({ sku, quantity, unitPrice }: SoldLine) {
	const [units, cents] = [asNumber(quantity), toCents(asNumber(unitPrice))];
	return { sku: asText(sku)?.toLowerCase() ?? null, line: units === null || cents === undefined ? null : `${units} x ${cents}` };
}

function tally(names: readonly unknown[]): string {
	return names.map(String).sort().join('\n');
}

function outdated(vendor: Vendor, orderNumber: string, what: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: 'saleOutdated',
		message: `The sale of order ${orderNumber} in ${vendor.name} was made with ${what} than the order has now: no invoice was issued`,
		hint: `Delete its invoice (cancel one that is authorized) and its sale in ${vendor.name}, so that both are made anew, or correct the sale there; then run the item again`,
	});
}
