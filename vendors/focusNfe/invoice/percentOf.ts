/** Cents. Rates have at most four decimal places, so the product is made in integers. */
export function percentOf(cents: number, rate: number): number {
	return Math.round((cents * Math.round(rate * 10_000)) / 1_000_000);
}
