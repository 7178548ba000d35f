/**
 * What Asaas' queue cannot bring any more. A webhook that is whole keeps its events for 14 days (Asaas documentation), one that is
 * deleted, disabled or narrowed keeps none. A gap is the time from when a webhook was last known to be whole until its queue holds
 * everything again; it is kept in this process until all of it has been started.
 */
export interface Gap {
	/** Milliseconds since the epoch. */
	since: number;
	until: number;
	/** Events of the gap, as it was last listed, that were not started before; undefined before that. */
	open?: number;
}

const queueKeepsMs = 14 * 24 * 3_600_000;

const wholeAt = new Map<string, number>();
const gaps = new Map<string, Gap>();

/**
 * What was found when a webhook was looked at. `lastSeen` is what the webhook itself says of the last time; if that is not known,
 * as when a workflow was just activated, there is no gap.
 */
export function noteFinding(webhook: string, now: number, found: { collects: boolean; lastSeen: number | undefined }): void {
	const since = wholeAt.get(webhook) ?? found.lastSeen;
	const until = found.collects ? now - queueKeepsMs : now;
	wholeAt.set(webhook, now);
	if (since === undefined || since >= until) return;
	const open = gaps.get(webhook);
	gaps.set(webhook, { since: Math.min(since, open?.since ?? since), until });
}

/** A workflow that is switched off misses nothing. */
export function noteSwitchedOff(webhook: string): void {
	wholeAt.delete(webhook);
	gaps.delete(webhook);
}

/** The gap that is still to be filled. One that was listed, and of which everything was started before, is closed. */
export function openGap(webhook: string): Gap | undefined {
	const gap = gaps.get(webhook);
	if (gap?.open !== 0) return gap;
	gaps.delete(webhook);
	return undefined;
}

export function hasGap(webhook: string): boolean {
	return gaps.has(webhook);
}
