import { parseDecimal } from './amount';

/** Money on documents is a decimal number with two places; every sum is made in integer cents. */

/**
 * Cents of an amount as vendors write it: `10.5`, `"10.50"`, `"1.234,56"`; undefined where it is no amount, may be two (`"1.234"`), or is
 * too large to be counted in cents.
 */
export function toCents(amount: unknown): number | undefined {
	const value = typeof amount === 'string' ? parseDecimal(amount) : amount;
	if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
	const cents = wholeCents(value) ?? Math.round(Number(`${value.toFixed(6)}e2`));
	return Number.isSafeInteger(cents) ? cents : undefined;
}

/** Of an amount that has no more than two places, as almost all have: only the others have to be rounded in decimals. */
function wholeCents(value: number): number | undefined {
	const cents = Math.round(value * 100);
	return Math.abs(value) < 1e9 && cents / 100 === value ? cents : undefined;
}

export function fromCents(cents: number): number {
	return cents / 100;
}

/** An amount with two places, 0 where there is none. */
export function money(amount: unknown): number {
	return fromCents(toCents(amount) ?? 0);
}

export function sumMoney(amounts: readonly unknown[]): number {
	return fromCents(amounts.reduce<number>((total, amount) => total + (toCents(amount) ?? 0), 0));
}

/** Splits cents by weight, so that the parts are the whole again: the last cents go to the parts that rounding wronged most. */
export function shareCents(cents: number, weights: readonly number[]): number[] {
	const sum = weights.reduce((total, weight) => total + weight, 0);
	if (sum === 0) return weights.map((_, index) => (index === 0 ? cents : 0));
	const exact = weights.map((weight) => (cents * weight) / sum);
	const shares = exact.map(Math.floor);
	const left = cents - shares.reduce((total, share) => total + share, 0);
	const byRest = exact.map((share, index) => ({ index, rest: share - shares[index]! })).sort((a, b) => b.rest - a.rest);
	for (const { index } of byRest.slice(0, left)) shares[index]!++;
	return shares;
}

/** `R$ 1.234,56` */
export function formatReais(amount: number): string {
	const [whole = '0', cents = '00'] = Math.abs(amount).toFixed(2).split('.');
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
	return `${amount < 0 ? '-' : ''}R$ ${grouped},${cents}`;
}
