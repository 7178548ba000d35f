/** Exponential with full jitter: a random wait up to 0.5 s, 1 s, 2 s, … and never above `capMs`. */
export function backoffMs(attempt: number, capMs = 15_000): number {
	return Math.random() * Math.min(capMs, 500 * 2 ** (attempt - 1));
}
