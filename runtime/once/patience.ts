import type { Connection } from '../client/connection';
import { processesOf } from '../client/sharedLimits';
import { IntegrationError } from '../errors/integrationError';
import { attempt, type Result } from '../errors/attempt';

/** What waiting needs to know: the clock, and when the caller's time is up. */
export type Timing = Pick<Connection, 'clock' | 'deadline'>;

/** The same where it matters how many processes use the account. */
export type SharedTiming = Timing & Pick<Connection, 'settings'>;

/**
 * Pauses before each look after silence, in milliseconds: 62 seconds in all. A request that a vendor still works on when the client
 * has given up lands within its own time limit, which is a minute at the usual gateways and web servers.
 */
const afterSilenceMs = [1_000, 2_000, 4_000, 8_000, 15_000, 32_000];

/** After a 5xx of the vendor's own server, which has finished with the request, one way or the other. */
const afterAnswerMs = [1_000, 3_000];

/** What stands between client and vendor gave up waiting; the vendor itself may still be at work (RFC 9110; 52x are Cloudflare's). */
const gatewayStatuses = [408, 502, 504, 520, 522, 524];

export interface Sighting<T> {
	seen: T | undefined;
	/** Where nothing was seen: all of the looks were taken, so that what has not landed by now will not. */
	inTime: boolean;
}

/**
 * Looks for what a write without a clear answer may have left, several times with growing pauses. A look that fails does not end it,
 * as long as the last one does not fail. `after`: how the write ended.
 */
export async function lookPatiently<T>(
	{ clock, deadline }: Timing,
	lookUp: () => Promise<T | undefined>,
	after?: IntegrationError,
): Promise<Sighting<T>> {
	let last: Result<T | undefined> | undefined;
	for (const pauseMs of wasAnswered(after) ? afterAnswerMs : afterSilenceMs) {
		if (clock.now() + pauseMs > deadline) return ended(last, false);
		await clock.sleep(pauseMs);
		last = await attempt(lookUp());
		if (last.ok && last.value !== undefined) return { seen: last.value, inTime: true };
		if (!last.ok && !isPassing(last.error)) throw last.error;
	}
	return ended(last, true);
}

/** When what this write may have begun has landed, one way or the other; `after`: how it ended, a moment ago. */
export function landedBy(after: IntegrationError, { clock }: Timing): number {
	const pauses = wasAnswered(after) ? [] : afterSilenceMs;
	return clock.now() + pauses.reduce((sum, each) => sum + each, 0);
}

/**
 * What is seen after silence may be another worker's, and this run's own may land yet: where other processes use the account, nobody
 * tells them apart before that time is over.
 */
export async function untilLanded({ clock, deadline, settings }: SharedTiming, landed: number): Promise<void> {
	const pauseMs = Math.min(landed, deadline) - clock.now();
	if (processesOf(settings) > 1 && pauseMs > 0) await clock.sleep(pauseMs);
}

function ended<T>(last: Result<T | undefined> | undefined, inTime: boolean): Sighting<T> {
	return { seen: undefined, inTime: inTime && last?.ok === true };
}

function wasAnswered(error: IntegrationError | undefined): boolean {
	const status = error?.failure.httpStatus;
	return status !== undefined && status >= 500 && !gatewayStatuses.includes(status);
}

function isPassing(error: unknown): boolean {
	return error instanceof IntegrationError && error.retryable;
}
