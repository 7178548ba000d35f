import type { OrderItem } from '../../../domain/documents/order';
import { fromCents, toCents } from '../../../domain/values/money';

/**
 * The discount of a line of which units were taken out is a share, and how Shopify rounds it is its own affair: the order's total tells. A
 * cent a shared line is rounding, and goes where it came from; anything more is none, and stays for the checks to name. `shared`: ids of
 * those lines; `total`: what the order's lines come to by the shop's own word.
 */
export function settleCents(items: readonly OrderItem[], shared: readonly string[], total: number | undefined): OrderItem[] {
	const sum = items.reduce((cents, item) => cents + (toCents(item.total) ?? 0), 0);
	let left = total === undefined ? 0 : total - sum;
	if (Math.abs(left) > shared.length) return [...items];
	return items.map((item) => {
		if (left === 0 || !shared.includes(item.id)) return item;
		const cent = Math.sign(left);
		left -= cent;
		return { ...item, discount: fromCents((toCents(item.discount) ?? 0) - cent), total: fromCents((toCents(item.total) ?? 0) + cent) };
	});
}
