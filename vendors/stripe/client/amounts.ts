import { asNumber, asText } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { vendor } from './vendor';

/** Stripe documentation, "Currencies": amounts are whole numbers of the smallest unit. ISK and UGX come with two places all the same. */
const withoutCents = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
const withThreePlaces = new Set('BHD JOD KWD OMR TND'.split(' '));

/** In capitals. An amount without one is no amount in reais: in yen it would be a hundred times as much. */
export function currencyOf(currency: unknown): string {
	const code = asText(currency)?.toUpperCase();
	if (code === undefined) throw unreadableAnswer(vendor, 'transient', 'a request about a payment', ['currency']);
	return code;
}

/** The amount in hundredths, as documents reckon. What cannot be read is no 0. */
export function shownCents(amount: unknown, currency: unknown, field: string): number {
	const units = asNumber(amount);
	if (units === null || !Number.isSafeInteger(units)) throw unreadableAnswer(vendor, 'transient', 'a request about a payment', [field]);
	return Math.round((units * 100) / perWhole(currency));
}

/** Cents as Stripe wants an amount: a whole number of the smallest unit. */
export function smallestUnits(cents: number, currency: unknown): string {
	return String(Math.round((cents * perWhole(currency)) / 100));
}

function perWhole(currency: unknown): number {
	const code = currencyOf(currency);
	if (withoutCents.has(code)) return 1;
	return withThreePlaces.has(code) ? 1000 : 100;
}

/** ISO 8601 of a moment in seconds; null for none. */
export function momentOf(seconds: unknown): string | null {
	const value = asNumber(seconds);
	return value === null || value <= 0 ? null : new Date(value * 1000).toISOString();
}
