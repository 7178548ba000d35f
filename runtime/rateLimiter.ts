import type { Clock } from './clock';

export interface RateLimit {
	requests: number;
	perMs: number;
}

/**
 * Keeps one vendor account under its published limits. A place is taken before a request and given back when its answer is here;
 * the window of a place starts only then, because until the answer nobody knows when the vendor counted the request. So the
 * vendor can never see more than the limit, however late a request leaves this process.
 */
export class RateLimiter {
	/** When each place is free again; `Infinity` while its request is under way. */
	private readonly places: { limit: RateLimit; freeAt: number[] }[];

	private turn: Promise<unknown> = Promise.resolve();

	private blockedUntil = 0;

	private readonly clock: Clock;

	constructor(limits: readonly RateLimit[], clock: Clock) {
		this.clock = clock;
		this.places = limits.map((limit) => ({ limit, freeAt: new Array<number>(limit.requests).fill(0) }));
	}

	/** Runs the request when the limits allow it; `undefined` when that would be after `deadline`. First come, first served. */
	async run<T>(request: () => Promise<T>, deadline: number): Promise<T | undefined> {
		const place = this.turn.then(async () => await this.takePlace(deadline));
		this.turn = place;
		const taken = await place;
		if (!taken) return undefined;
		try {
			return await request();
		} finally {
			const now = this.clock.now();
			for (const { freeAt, index, perMs } of taken) freeAt[index] = now + perMs;
			this.wakeWaiting();
		}
	}

	/** The vendor said when to come back: nobody asks before. */
	blockFor(ms: number): void {
		this.blockedUntil = Math.max(this.blockedUntil, this.clock.now() + ms);
	}

	/** Milliseconds until a place is free; `Infinity` while all are under way. */
	private waitMs(): number {
		const free = this.places.map(({ freeAt }) => Math.min(...freeAt));
		return Math.max(0, ...free, this.blockedUntil) - this.clock.now();
	}

	private async takePlace(deadline: number) {
		for (let wait = this.waitMs(); wait > 0; wait = this.waitMs()) {
			if (wait === Infinity) {
				await this.nextFinished();
				if (this.clock.now() > deadline) return undefined;
				continue;
			}
			if (this.clock.now() + wait > deadline) return undefined;
			await this.clock.sleep(wait);
		}
		return this.places.map(({ limit, freeAt }) => {
			const index = freeAt.indexOf(Math.min(...freeAt));
			freeAt[index] = Infinity;
			return { freeAt, index, perMs: limit.perMs };
		});
	}

	private wakers: (() => void)[] = [];

	private async nextFinished(): Promise<void> {
		await new Promise<void>((resolve) => this.wakers.push(resolve));
	}

	private wakeWaiting(): void {
		for (const wake of this.wakers.splice(0)) wake();
	}
}

const limiters = new Map<string, { limits: string; limiter: RateLimiter }>();

/** One limiter a vendor account in this process, whoever asks; a new one where the limits were changed, e.g. in the credential. */
export function limiterFor(account: string, limits: readonly RateLimit[], clock: Clock): RateLimiter {
	const written = JSON.stringify(limits);
	const existing = limiters.get(account);
	if (existing?.limits === written) return existing.limiter;
	const limiter = new RateLimiter(limits, clock);
	limiters.set(account, { limits: written, limiter });
	return limiter;
}
