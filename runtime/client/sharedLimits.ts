import type { RateLimit } from './rateLimiter';

/** More processes than anybody runs on one account. */
const maxProcesses = 64;

/** How many of n8n's processes use the account, as the credential says; 1 where it does not. */
export function processesOf(settings: Readonly<Record<string, unknown>>): number {
	const told = Number(settings.processes ?? 1);
	return Number.isFinite(told) ? Math.min(maxProcesses, Math.max(1, Math.ceil(told))) : 1;
}

/** So much of a limit has to be left when every process takes its whole share. */
const enough = 0.9;

/** Whether whole shares of the limit use nearly all of it: 240 over 4 do, 3 over 2 do not. A share of one call is a slow one. */
export function isDivisible({ requests, perMs }: RateLimit, processes: number): boolean {
	const share = Math.floor(requests / processes);
	return processes === 1 || perMs === 0 || (share > 1 && (share * processes) / requests >= enough);
}

/**
 * One process's share of the limits. Whole shares hold whenever the others keep theirs, whatever the moments of the calls. A limit that
 * is too small to be divided so stays whole here: `TimeSlots` divides it by time.
 */
export function shareOf(limits: readonly RateLimit[], processes: number): readonly RateLimit[] {
	if (processes === 1) return limits;
	return limits.map((limit) => {
		if (!isDivisible(limit, processes)) return limit;
		return { ...limit, requests: Math.max(1, Math.floor(limit.requests / processes)) };
	});
}
