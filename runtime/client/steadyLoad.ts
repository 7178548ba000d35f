import type { Clock } from '../clock';

/** Shorter rushes are not worth what it may cost to use a limit to the full; nor is a process that has just begun. */
const steadyAfterMs = 60_000;

/** So many refusals tell that more than the share cannot be had here: others use the account, or calls are long on their way. */
const mostRefusals = 3;

const restMs = 60 * 60_000;

const maxTrips = 500;

/** So much longer than the limit asks for is the time between the calls of processes that share it by turns. */
export const slack = 1.08;

/**
 * Whether a process's calls have been waiting for their turns without a break for a while, on a computer that wakes it in time and at a vendor
 * that does not stand still: turns keep the limit only where no call comes later to the vendor than `slack` makes room for.
 */
export class SteadyLoad {
	private since: number | undefined;

	/** How long the calls of the last while took; one that was given up counts as well. */
	private trips: { at: number; ms: number }[] = [];

	private lateAt = -Infinity;

	private refusals = 0;

	private restsUntil = -Infinity;

	private readonly clock: Clock;

	private readonly limitMs: number;

	/** `limitMs`: the shortest time in which calls are counted. */
	constructor(clock: Clock, limitMs: number) {
		this.clock = clock;
		this.limitMs = limitMs;
	}

	/** Of each call in its turn: did it have to wait, or was there a place for it? */
	note(hadToWait: boolean): void {
		this.since = hadToWait ? (this.since ?? this.clock.now()) : undefined;
	}

	/** Of each call at its end: how long it took. Work takes longer or shorter; a whole limit's time longer is a vendor that stood still. */
	tookMs(ms: number): void {
		const now = this.clock.now();
		this.trips = [...this.trips.filter(({ at }) => now - at < steadyAfterMs), { at: now, ms }].slice(-maxTrips);
		const all = this.trips.map((trip) => trip.ms);
		if (Math.max(...all) - Math.min(...all) > this.limitMs) this.lateAt = now;
	}

	/** Of each pause: how much longer it was than it should have been; answers whether that is too long. */
	overslept(ms: number): boolean {
		const isLate = ms > ((slack - 1) * this.limitMs) / 2;
		if (isLate) this.lateAt = this.clock.now();
		return isLate;
	}

	isSteady(): boolean {
		const now = this.clock.now();
		const isInTime = now - this.lateAt >= steadyAfterMs;
		return isInTime && this.since !== undefined && now - this.since >= steadyAfterMs && now >= this.restsUntil;
	}

	/** A call was refused. */
	refused(): void {
		if (++this.refusals < mostRefusals) return;
		this.refusals = 0;
		this.since = undefined;
		this.restsUntil = this.clock.now() + restMs;
	}
}
