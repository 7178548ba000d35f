import type { ShippingQuote } from '../../domain/documents/shipment';
import type { ShipmentRequest } from '../../domain/ports/carrier';

/** The quote to buy. `isLastResort`: quotes that are taken only where every one of them is such. */
export function chooseQuote(
	quotes: readonly ShippingQuote[],
	choose: ShipmentRequest['choose'],
	isLastResort: (quote: ShippingQuote) => boolean,
): ShippingQuote {
	const wanted = quotes.filter((quote) => !isLastResort(quote));
	const candidates = [...(wanted.length > 0 ? wanted : quotes)];
	const [best] = candidates.sort(choose === 'fastest' ? (a, b) => byTime(a, b) || byPrice(a, b) : byPrice);
	return best!;
}

const byPrice = (a: ShippingQuote, b: ShippingQuote) => a.price - b.price;

const byTime = (a: ShippingQuote, b: ShippingQuote) => (a.deliveryDays ?? Infinity) - (b.deliveryDays ?? Infinity);
