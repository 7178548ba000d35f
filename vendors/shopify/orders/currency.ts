import { asRecord, asText, type Json } from '../../../runtime/client/json';

/** The currency of an order's document: the shop's, or the real where the customer paid in reais; null where neither is told. */
export function orderCurrency({ shop, presentment }: { shop: string | null; presentment: string | null }): string | null {
	return presentment === 'BRL' ? presentment : shop;
}

/** A payload with all of its amounts in the order's own currency: those that stand alone are in the shop's, those of a set in both. */
export function inOrderCurrency(payload: Json): Json {
	const shop = asText(payload.currency);
	const currency = orderCurrency({ shop, presentment: asText(payload.presentment_currency) });
	// Without the total in both the amounts that there are would pass for reais.
	const isTold = currency !== null && moneyIn(payload.total_price_set, currency) !== undefined;
	if (shop === null || shop === currency || !isTold) return payload;
	// The tips' sum is told in the shop's currency alone.
	return { ...inCurrency(payload, currency), currency, total_tip_received: null };
}

/** The same for any record of a payload: each set that knows the currency is the amount. */
export function inCurrency(record: Json, currency: string): Json {
	const changed = Object.fromEntries(Object.entries(record).map(([name, value]) => [name, converted(value, currency)]));
	for (const [name, value] of Object.entries(record)) {
		const money = name.endsWith('_set') ? moneyIn(value, currency) : undefined;
		if (money === undefined) continue;
		changed[name] = { shop_money: money };
		changed[name.slice(0, -'_set'.length)] = money.amount;
	}
	return changed;
}

/** Amount of a payload's money set, in the currency that stands as the shop's. */
export function shopAmount(moneySet: unknown): unknown {
	return asRecord(asRecord(moneySet).shop_money).amount;
}

function converted(value: unknown, currency: string): unknown {
	if (Array.isArray(value)) return value.map((each) => converted(each, currency));
	return typeof value === 'object' && value !== null ? inCurrency(value as Json, currency) : value;
}

function moneyIn(moneySet: unknown, currency: string): Json | undefined {
	const { shop_money: shop, presentment_money: presentment } = asRecord(moneySet);
	return [shop, presentment].map(asRecord).find(({ currency_code: code }) => code === currency);
}
