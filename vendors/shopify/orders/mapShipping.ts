import { fromCents, toCents } from '../../../domain/values/money';
import type { Order } from '../../../domain/documents/order';
import { asRecords, asText, type Json } from '../../../runtime/client/json';
import { allocatedCents } from './mapItems';

/** What the customer pays for shipping, discounts taken off. */
export function mapShipping(payload: Json): Order['shipping'] {
	const lines = asRecords(payload.shipping_lines).filter((line) => line.is_removed !== true);
	const titles = lines.map((line) => asText(line.title) ?? asText(line.code)).filter((title) => title !== null);
	return { method: titles.join(' + ') || null, price: fromCents(lines.reduce((total, line) => total + priceOf(line), 0)) };
}

function priceOf(line: Json): number {
	const price = toCents(line.price) ?? 0;
	const allocated = allocatedCents(line);
	return allocated === undefined ? (toCents(line.discounted_price) ?? price) : price - allocated;
}
