import type { Clock } from '../clock';
import { LastUsed } from '../memory/lastUsed';
import { longestPauseMs } from './http';
import { SteadyLoad } from './steadyLoad';

export interface RateLimit {
	requests: number;
	perMs: number;
}

/** A limit as one of several processes keeps it. */
export interface HeldLimit extends RateLimit {
	/** All of it may have been used by a process that ended when this one began. */
	startsUsed?: boolean;
	/** Not kept under a steady load. */
	careful?: boolean;
}

/**
 * Keeps one vendor account under its published limits. A place is taken before a request and given back when its answer is here,
 * because until then it is not known when the vendor counted the request. Its window is shortened by no more than what every request
 * spends on the line (`RoundTrips`), so the vendor does not see more than the limit, however late a request leaves this process.
 */
export class RateLimiter {
	readonly load: SteadyLoad;

	/** When each place that was ever taken is free again; where it is known from the answer only, `Infinity`. None is before `closedUntil`. */
	private readonly places: { limit: HeldLimit; freeAt: number[]; closedUntil: number }[];

	private turn: Promise<unknown> = Promise.resolve();

	private blockedUntil = 0;

	/** Whether it keeps but a part of the limits, for one of several processes. */
	private readonly isShared: boolean;

	private readonly clock: Clock;

	private lastNow = 0;

	private underWay = 0;

	private readonly trips = new RoundTrips();

	/** `began`: when this process did, for limits that start used. */
	constructor(limits: readonly HeldLimit[], clock: Clock, began = -Infinity) {
		this.clock = clock;
		this.load = new SteadyLoad(clock, Math.min(...limits.filter(({ perMs }) => perMs > 0).map(({ perMs }) => perMs)));
		this.isShared = limits.some(({ startsUsed }) => startsUsed);
		this.places = limits.map((limit) => ({ limit, freeAt: [], closedUntil: limit.startsUsed ? began + limit.perMs : -Infinity }));
	}

	/** Runs the request when the limits allow it; `undefined` when that would be after `deadline`. First come, first served. */
	async run<T>(request: () => Promise<T>, deadline: number): Promise<T | undefined> {
		const place = this.turn.then(async () => await this.takePlace(deadline));
		this.turn = place;
		const taken = await place;
		if (!taken) return undefined;
		const sentAt = this.now();
		this.underWay++;
		try {
			return await request();
		} finally {
			this.underWay--;
			const now = this.now();
			this.trips.note(now - sentAt);
			const transitMs = this.trips.minimumTransitMs();
			// Somebody else may have the place by now.
			for (const { freeAt, index, until, perMs } of taken.places)
				if (freeAt[index] === until) freeAt[index] = now + Math.max(0, perMs - transitMs);
			if (taken.isSteady) this.closeCareful(now);
			this.wakeWaiting();
		}
	}

	/** The vendor said when to come back: no request leaves before that. */
	blockFor(ms: number): void {
		this.blockedUntil = Math.max(this.blockedUntil, this.now() + (ms > 0 ? Math.min(ms, longestPauseMs) : 0));
	}

	/** Milliseconds until a place is free; `Infinity` while all are under way. */
	waitMs(): number {
		const now = this.now();
		const free = this.kept().map(({ limit, freeAt, closedUntil }) =>
			Math.max(closedUntil, freeAt.length < limit.requests ? 0 : earliestOf(freeAt)),
		);
		return Math.max(0, ...free, this.blockedUntil) - now;
	}

	private kept() {
		return this.load.isSteady() ? this.places.filter(({ limit }) => !limit.careful) : this.places;
	}

	/** What was sent under a steady load was not counted there. */
	private closeCareful(now: number): void {
		for (const place of this.places) if (place.limit.careful) place.closedUntil = Math.max(place.closedUntil, now + place.limit.perMs);
	}

	/** A computer's clock may be set back: what was to wait for a moment then waits for as long as before, not an hour more. */
	private now(): number {
		const now = this.clock.now();
		const back = this.lastNow - now;
		this.lastNow = now;
		if (back > 0) {
			this.blockedUntil -= back;
			for (const place of this.places) {
				place.closedUntil -= back;
				for (const [index, at] of place.freeAt.entries()) place.freeAt[index] = at - back;
			}
		}
		return now;
	}

	private async takePlace(deadline: number) {
		if (!this.load.isSteady()) this.load.note(this.waitMs() > 0);
		for (let wait = this.waitMs(); wait > 0; wait = this.waitMs()) {
			if (wait === Infinity || (this.isShared && this.underWay > 0)) {
				await this.nextFinishedOr(wait);
				if (this.clock.now() > deadline) return undefined;
				continue;
			}
			const until = this.clock.now() + wait;
			if (until > deadline) return undefined;
			await this.clock.sleep(wait);
			this.load.overslept(this.clock.now() - until);
		}
		const now = this.now();
		const places = this.kept().map(({ limit, freeAt }) => {
			const earliest = earliestOf(freeAt);
			const isNew = freeAt.length < limit.requests && !(earliest <= now);
			const index = isNew ? freeAt.length : freeAt.indexOf(earliest);
			const until = this.isShared && limit.perMs > 0 ? now + longestOnTheWayMs + limit.perMs : Infinity;
			freeAt[index] = until;
			return { freeAt, index, until, perMs: limit.perMs };
		});
		return { places, isSteady: this.load.isSteady() };
	}

	private wakers: (() => void)[] = [];

	/** An answer may free a place before its time. */
	private async nextFinishedOr(ms: number): Promise<void> {
		const finished = new Promise<void>((resolve) => this.wakers.push(resolve));
		await (ms === Infinity ? finished : Promise.race([finished, this.clock.sleep(Math.min(ms, longestOnTheWayMs))]));
	}

	private wakeWaiting(): void {
		for (const wake of this.wakers.splice(0)) wake();
	}
}

/** `Math.min` takes no list as long as a day's limit may be. Asked several times for each call, so the plainest loop. */
function earliestOf(times: readonly number[]): number {
	let earliest = Infinity;
	for (const at of times) if (at < earliest) earliest = at;
	return earliest;
}

/**
 * A share may be a single place, and a vendor that is slow to answer, or never does, must not take it for half a minute: what left this
 * long ago was counted, even where the vendor or this computer stood still for a few seconds.
 */
const longestOnTheWayMs = 7000;

/** Fewer tell nothing. */
const minSamples = 30;

const maxKept = 10;

/** Clocks and lines are never quite steady. */
const safetyMarginMs = 40;

/**
 * How long requests of one account take. From the moment the vendor counts one until its answer is here, and from the next one's
 * leaving until it is counted, there passes at least what the quickest trip of all could take: by so much a window may begin before
 * the answer. That trip may not have been seen yet: the quickest one so far is taken to be as far above it as the tenth is above the
 * quickest, which errs to the safe side, and much where trips differ much. Only a line that becomes quicker all at once, while calls
 * are under way, deceives it for those.
 */
class RoundTrips {
	/** In milliseconds, the quickest first. */
	private quickest: number[] = [];

	private count = 0;

	note(ms: number): void {
		this.count++;
		this.quickest = [...this.quickest, ms].toSorted((a, b) => a - b).slice(0, maxKept);
	}

	/** What any two legs of two trips take together, 0 as long as that is not known. */
	minimumTransitMs(): number {
		if (this.count < minSamples) return 0;
		return Math.max(0, 2 * this.quickest[0]! - this.quickest.at(-1)! - safetyMarginMs);
	}
}

const limiters = new LastUsed<{ limits: string; limiter: RateLimiter }>();

/** When this process began, or was first asked for a limiter: no later than its first call of any vendor. */
const beginnings = new WeakMap<Clock, number>();

/** One limiter a vendor account in this process, whoever asks; a new one where the limits were changed, e.g. in the credential. */
export function limiterFor(account: string, limits: readonly HeldLimit[], clock: Clock): RateLimiter {
	const now = clock.now();
	const began = beginnings.get(clock) ?? Math.min(now, clock.began ?? now);
	beginnings.set(clock, began);
	const written = JSON.stringify(limits);
	const existing = limiters.get(account);
	if (existing?.limits === written) return existing.limiter;
	const limiter = new RateLimiter(limits, clock, existing ? now : began);
	limiters.set(account, { limits: written, limiter });
	return limiter;
}
