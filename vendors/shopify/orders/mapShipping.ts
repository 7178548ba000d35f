import { shownCents } from '../client/shownNumbers';
import { fromCents, toCents } from '../../../domain/values/money';
import type { Order } from '../../../domain/documents/order';
import { asRecords, asText, type Json } from '../../../runtime/client/json';
import { shopAmount } from './currency';
import { allocatedCents } from './mapItems';

/** What the customer pays for shipping, discounts taken off: as it is now, as sold where the items are given so, too. */
export function mapShipping(payload: Json, asSold: boolean): Order['shipping'] {
	const lines = asRecords(payload.shipping_lines).filter((line) => asSold || line.is_removed !== true);
	const titles = lines.map((line) => asText(line.title) ?? asText(line.code)).filter((title) => title !== null);
	const current = asSold ? undefined : shopCents(payload.current_shipping_price_set);
	const cents = current ?? lines.reduce((total, line) => total + priceOf(line, asSold), 0);
	return { method: titles.join(' + ') || null, price: fromCents(cents) };
}

function priceOf(line: Json, asSold: boolean): number {
	const price = shownCents(line.price, 'shipping_lines.price');
	const allocated = allocatedCents(line);
	const sold = allocated === undefined ? (toCents(line.discounted_price) ?? price) : price - allocated;
	return asSold ? sold : (shopCents(line.current_discounted_price_set) ?? sold);
}

/** In the shop's own currency. */
function shopCents(moneySet: unknown): number | undefined {
	return toCents(shopAmount(moneySet));
}
