import type { ShippingQuote } from '../../domain/documents/shipment';
import { asNumber, asText, isRecord } from '../client/json';
import { IntegrationError } from '../errors/integrationError';

export type QuoteRule = 'cheapest' | 'fastest';

/** The best first: by price, then time; or by time, then price, those that tell no time last. */
export function inOrder(quotes: readonly ShippingQuote[], rule: QuoteRule): ShippingQuote[] {
	const byPrice = (a: ShippingQuote, b: ShippingQuote) => a.price - b.price;
	const byTime = (a: ShippingQuote, b: ShippingQuote) => (a.deliveryDays ?? beyond) - (b.deliveryDays ?? beyond);
	return quotes.toSorted(rule === 'fastest' ? (a, b) => byTime(a, b) || byPrice(a, b) : (a, b) => byPrice(a, b) || byTime(a, b));
}

const beyond = Number.MAX_SAFE_INTEGER;

/** The quotes that a node before has put on the item; one that cannot be compared is refused rather than left out. */
export function earlierQuotes(list: unknown): ShippingQuote[] {
	if (list === undefined || list === null) return [];
	if (!Array.isArray(list) || !list.every(isQuote)) throw quotesUnreadable();
	return list as ShippingQuote[];
}

function isQuote(row: unknown): boolean {
	if (!isRecord(row)) return false;
	const price = asNumber(row.price);
	const hasTime = row.deliveryDays === null || asNumber(row.deliveryDays) !== null;
	return asText(row.vendor) !== null && asText(row.serviceId) !== null && price !== null && price > 0 && hasTime;
}

function quotesUnreadable(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'quotesUnreadable',
		message: 'The "quotes" on the item are not those of a Quote, so they cannot be compared',
		hint: 'Put another "Carrier Shipment: Quote" before this node and change nothing in its "quotes", or switch "Compare With Earlier Quotes" off',
	});
}
