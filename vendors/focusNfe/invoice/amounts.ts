import { fromCents, shareCents, toCents } from '../../../domain/values/money';
import type { Order, OrderItem } from '../../../domain/documents/order';

/** Integer cents. `gross` is quantity times unit price; `other`: a line that costs more than that, e.g. by a tax not in the price. */
export interface Line {
	item: OrderItem;
	gross: number;
	discount: number;
	other: number;
	freight: number;
}

/**
 * The lines of an invoice and its totals in reais. SEFAZ adds up the lines and wants exactly the totals (rejections 535, 537, 564,
 * 610), so the freight of the order is shared out over the lines by their value.
 */
export function amountsOf({ items, shipping }: Order) {
	const gross = items.map(({ quantity, unitPrice }) => toCents(quantity * unitPrice) ?? 0);
	const freight = shareCents(toCents(shipping.price) ?? 0, gross);
	const lines = items.map((item, index): Line => {
		const net = toCents(item.total) ?? 0;
		const over = net - gross[index]!;
		return { item, gross: gross[index]!, discount: Math.max(0, -over), other: Math.max(0, over), freight: freight[index]! };
	});
	const sum = (of: (line: Line) => number) => fromCents(lines.reduce((total, line) => total + of(line), 0));
	const totals = {
		valor_produtos: sum((line) => line.gross),
		valor_desconto: sum((line) => line.discount),
		valor_frete: sum((line) => line.freight),
		valor_outras_despesas: sum((line) => line.other),
		valor_total: sum(netOf),
	};
	return { lines, totals };
}

/** What the customer pays for the line, its share of the freight included. */
export function netOf({ gross, discount, other, freight }: Line): number {
	return gross - discount + other + freight;
}
