import type { Clock } from '../clock';
import { LastUsed } from '../memory/lastUsed';
import type { RateLimit } from './rateLimiter';
import { hasShares, isDivisible } from './sharedLimits';
import { slack, type SteadyLoad } from './steadyLoad';

/** How long a refusal is remembered as a sign that somebody else uses the account, too. */
const learnedMs = 10_000;

/** More than that is not learned from refusals. */
const mostSharers = 8;

/** Calls without a refusal that make a slot one's own: of two that meet in one the newcomer is to move on. */
const settledAfter = 4;

/** A limit over a longer time is used in bursts, so a refusal says nothing of the pace. */
const longestPacedMs = 60_000;

/**
 * Divides a limit between processes that cannot speak to each other. Time is cut into slots on the clock that they share, as many as
 * the vendor takes calls, and each process takes every n-th one. Which one is tried at random: where two processes took the same one
 * the vendor refuses a call, and who is refused moves on. That costs refusals whenever a process begins, so it is done only under a steady
 * load, or where the limit has fewer calls than there are processes: until then each keeps to its whole share, which nobody refuses. In the
 * second case nobody gives up a slot that he has had for a while at the first refusal, which may be anything.
 *
 * Refusals where no division was asked for show somebody else on the account: for a while only every second, third … slot is used.
 */
export class TimeSlots {
	private mine: number;

	/** The last slot that was given away. */
	private last = -1;

	private isFirstTurn = true;

	private turn: Promise<unknown> = Promise.resolve();

	private learnedAt = 0;

	/** Calls since the last refusal. */
	private used = 0;

	/** Among how many the slots are divided. */
	private sharers: number;

	private quietSince = 0;

	private moves = 0;

	private readonly slotMs: number;

	private readonly processes: number;

	private readonly isDividing: boolean;

	/** Whether shares are kept instead while the load is not steady. */
	private readonly hasShares: boolean;

	private readonly load: SteadyLoad;

	private readonly clock: Clock;

	constructor(limit: RateLimit, processes: number, clock: Clock, load: SteadyLoad) {
		this.load = load;
		this.hasShares = hasShares(limit, processes);
		this.slotMs = (limit.perMs / limit.requests) * slack;
		this.isDividing = !isDivisible(limit, processes);
		this.processes = processes;
		this.clock = clock;
		this.sharers = this.isDividing ? processes : 1;
		this.mine = Math.floor(Math.random() * processes);
	}

	/** Waits for the next slot, first come, first served; answers the time of its beginning, undefined where that is after `deadline`. */
	async wait(deadline: number): Promise<number | undefined> {
		const turn = this.turn.then(async () => await this.waitInTurn(deadline));
		this.turn = turn;
		return await turn;
	}

	private async waitInTurn(deadline: number): Promise<number | undefined> {
		for (let wasLate = false; ; ) {
			const now = this.clock.now();
			this.forgetSharers(now);
			if (this.sharers === 1 || this.keepsShares()) return now;
			// A call that left just now, as the share allowed it, counts here, too.
			const slot = this.nextSlot(this.isDividing && this.isFirstTurn ? now + this.sharers * this.slotMs : now);
			const at = Math.ceil(slot * this.slotMs);
			if (at > deadline) return undefined;
			const { moves } = this;
			if (at > now) await this.clock.sleep(at - now);
			// Meanwhile a refusal may have come for an earlier call.
			if (moves !== this.moves) continue;
			// This computer was so busy that the next one's turn is near: that is bad for once, and then there are no turns any more.
			if (this.load.overslept(this.clock.now() - at) && this.isDividing && !wasLate) {
				wasLate = true;
				continue;
			}
			if (this.isDividing && slot - this.last > 2 * this.sharers) this.load.note(this.isFirstTurn);
			this.isFirstTurn = false;
			this.last = slot;
			this.used++;
			return at;
		}
	}

	private keepsShares(): boolean {
		const keeps = this.isDividing && this.hasShares && !this.load.isSteady();
		if (keeps) this.isFirstTurn = true;
		return keeps;
	}

	/** The vendor refused a call that left in the slot of this moment. */
	refused(sentAt: number): void {
		const now = this.clock.now();
		if (this.isDividing && this.hasShares) this.load.refused();
		const isAnother = now - this.quietSince < learnedMs;
		this.quietSince = now;
		// What left before the last one tells nothing more.
		if (sentAt < this.learnedAt) return;
		this.learnedAt = now;
		const isSettled = this.used > settledAfter;
		this.used = 0;
		if (this.isDividing && !this.hasShares && isSettled) return;
		this.mine++;
		this.moves++;
		// One refusal may be anything.
		if (!this.isDividing && isAnother) this.sharers = Math.min(this.sharers + 1, this.processes * mostSharers);
	}

	/** What was learned is forgotten step by step. */
	private forgetSharers(now: number): void {
		if (this.isDividing || this.sharers === 1 || now - this.quietSince < learnedMs) return;
		this.sharers--;
		this.quietSince = now;
	}

	private nextSlot(now: number): number {
		// A clock that was set back must not leave the process waiting for the old time.
		const isAhead = this.last * this.slotMs > now + longestPacedMs * this.sharers;
		const first = Math.max(Math.ceil(now / this.slotMs), isAhead ? 0 : this.last + 1);
		const mine = this.mine % this.sharers;
		return first + ((mine - (first % this.sharers) + this.sharers) % this.sharers);
	}
}

const slots = new LastUsed<{ written: string; slots: TimeSlots }>();

/** The slots of one account in this process; none where no limit is counted over a short time. */
export function slotsFor(
	account: string,
	limits: readonly RateLimit[],
	processes: number,
	{ clock, load }: { clock: Clock; load: SteadyLoad },
): TimeSlots | undefined {
	const paced = limits.filter(({ perMs }) => perMs > 0 && perMs <= longestPacedMs);
	const slowest = paced.toSorted((one, other) => other.perMs / other.requests - one.perMs / one.requests)[0];
	if (slowest === undefined) return undefined;
	const written = JSON.stringify([slowest, processes]);
	const existing = slots.get(account);
	if (existing?.written === written) return existing.slots;
	const made = new TimeSlots(slowest, processes, clock, load);
	slots.set(account, { written, slots: made });
	return made;
}
