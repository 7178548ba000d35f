import type { ItemKind } from '../../../domain/documents/order';
import { toCents } from '../../../domain/values/money';
import { asNumber, asRecord, asText, type Json } from '../../../runtime/client/json';

/**
 * A payload marks tips and gift cards; what was typed into a draft order has neither product nor SKU. A line that has a SKU and no product
 * any more is merchandise whose product was deleted since, or which an app sold by its SKU.
 */
export function itemKind(line: Json): ItemKind {
	if (line.gift_card === true) return 'giftCard';
	if (typeof line.tip === 'object' && line.tip !== null) return 'tip';
	const isOfNoProduct = line.product_id === null && asText(line.variant_id) === null;
	return isOfNoProduct && asText(line.sku) === null ? 'custom' : 'goods';
}

const tipNames = /^(tips?|gorjetas?|propinas?)$/i;

/**
 * Which of an order's lines are tips: the Admin API marks none, and tells their sum alone. They have no product and no SKU, are not taxed
 * and not shipped, as some custom items are.
 */
export function tipLines(lines: readonly Json[], tips: unknown): ReadonlySet<Json> {
	const total = toCents(tips) ?? 0;
	const possible = total > 0 ? lines.filter(mayBeTip) : [];
	if (sumOf(possible) === total) return new Set(possible);
	const named = possible.filter(({ name }) => tipNames.test(asText(name)?.trim() ?? ''));
	return new Set(named.length > 0 ? named : possible.filter((line) => sumOf([line]) === total).slice(0, 1));
}

function mayBeTip({ sku, vendor, taxable, requiresShipping, isGiftCard }: Json): boolean {
	const isOfNoProduct = asText(sku) === null && asText(vendor) === null;
	return isOfNoProduct && taxable === false && requiresShipping === false && isGiftCard !== true;
}

function sumOf(lines: readonly Json[]): number {
	return lines.reduce((sum, { quantity, originalUnitPriceSet }) => {
		const price = toCents(asRecord(asRecord(originalUnitPriceSet).shopMoney).amount) ?? 0;
		return sum + price * (asNumber(quantity) ?? 0);
	}, 0);
}
