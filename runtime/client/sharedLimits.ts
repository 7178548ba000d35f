import type { Clock } from '../clock';
import { LastUsed } from '../memory/lastUsed';
import type { HeldLimit, RateLimit } from './rateLimiter';

/** More processes than anybody runs on one account. */
const maxProcesses = 64;

/** How many of n8n's processes use the account, as the credential says; 1 where it does not. */
export function processesOf(settings: Readonly<Record<string, unknown>>): number {
	const told = Number(settings.processes ?? 1);
	return Number.isFinite(told) ? Math.min(maxProcesses, Math.max(1, Math.ceil(told))) : 1;
}

/** A number that no credential has told for so long counts no more. */
const toldMs = 600_000;

const told = new LastUsed<Map<number, number>>();

/** The same of an account that several credentials log in to: the largest number that any of them has told of late. */
export function processesAt(account: string, settings: Readonly<Record<string, unknown>>, clock: Pick<Clock, 'now'>): number {
	const now = clock.now();
	const numbers = (told.get(account) ?? new Map<number, number>()).set(processesOf(settings), now);
	told.set(account, numbers);
	for (const [number, at] of numbers) if (now - at > toldMs) numbers.delete(number);
	return Math.max(...numbers.keys());
}

/** So much of a limit has to be left when every process takes its whole share. */
const enough = 0.9;

/** Whether whole shares of the limit use nearly all of it: 240 over 4 do, 3 over 2 do not. A share of one call is a slow one. */
export function isDivisible({ requests, perMs }: RateLimit, processes: number): boolean {
	const share = Math.floor(requests / processes);
	return processes === 1 || perMs === 0 || (share > 1 && (share * processes) / requests >= enough);
}

/** Whether every process has a call of its own in the limit's time; where it has not, only turns on the clock are left. */
export function hasShares({ requests }: RateLimit, processes: number): boolean {
	return requests >= processes;
}

/**
 * One process's share of an account's limits. Whole shares hold whenever the others keep theirs, whatever the moments of the calls. Where
 * they would waste much of the limit they are kept until it is worth while to divide it by time, which `TimeSlots` does.
 */
export function shareOf(limits: readonly RateLimit[], processes: number): readonly HeldLimit[] {
	if (processes === 1) return limits;
	return limits.flatMap((limit): HeldLimit[] => {
		if (isDivisible(limit, processes)) return [wholeShare(limit, processes)];
		if (!hasShares(limit, processes)) return [{ ...limit, startsUsed: true }];
		return [limit, { ...wholeShare(limit, processes), careful: true }];
	});
}

/** The same where nothing divides the limit by time. */
export function wholeSharesOf(limits: readonly RateLimit[], processes: number): readonly HeldLimit[] {
	return processes === 1 ? limits : limits.map((limit) => wholeShare(limit, processes));
}

/** A limit over more time than that is only reached by what no process forgets in a restart: by hours of work. */
const longestHeldMs = 60_000;

/** Parts of the time are no shorter than that: a second is not cut. */
const shortestPartMs = 3000;

/**
 * What of the limit one process may use. A process that dies leaves nobody who knows what it used, and the next one must wait as if it
 * were all. So that this is no whole minute the share is kept in parts of the minute: 60 calls a minute are 12 in 12 seconds.
 */
function wholeShare({ requests, perMs }: RateLimit, processes: number): HeldLimit {
	const share = Math.max(1, Math.floor(requests / processes));
	if (perMs === 0 || perMs > longestHeldMs) return { requests: share, perMs };
	const parts = partsOf(share, Math.floor(perMs / shortestPartMs));
	return { requests: Math.floor(share / parts), perMs: Math.ceil(perMs / parts), startsUsed: true };
}

/** Five, or the next number that leaves most of the share when each part has as many whole calls. */
function partsOf(share: number, most: number): number {
	for (let parts = 5; parts <= Math.min(share, most); parts++) if (Math.floor(share / parts) * parts >= enough * share) return parts;
	return share <= most ? Math.max(1, share) : 1;
}
