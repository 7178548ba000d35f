import type { Clock } from '../../../runtime/clock';
import { LastUsed } from '../../../runtime/memory/lastUsed';
import type { AnswerCost, ThrottleStatus } from './cost';

/** Before the first answer neither the shop's plan nor the use by other processes is known: less than the smallest bucket. */
const atFirst: ThrottleStatus = { maximumAvailable: 1000, currentlyAvailable: 1000, restoreRate: 50 };

/** So much goes ahead where others may have taken all of that. */
const atFirstOfSeveral: ThrottleStatus = { maximumAvailable: 100, currentlyAvailable: 100, restoreRate: 50 };

/** What a query is taken to cost until its first answer tells. */
const firstGuess = 100;

/** A query that is under way. */
export interface Ticket {
	query: string;
	points: number;
	/** How many queries had ended when this one set out. */
	after: number;
}

/**
 * The bucket of points that an app has at a shop, as the answers tell it. A query waits here until its points are there, so that
 * Shopify does not have to refuse it. First come, first served. Of several processes each takes no more than its part of what there is.
 */
export class CostBucket {
	private status: ThrottleStatus;

	private knownAt: number;

	/** Points of the queries that are under way. */
	private reserved = 0;

	private ended = 0;

	private readonly costs = new Map<string, number>();

	private turn: Promise<unknown> = Promise.resolve();

	private wakers: (() => void)[] = [];

	private readonly clock: Clock;

	private readonly processes: number;

	constructor(clock: Clock, processes = 1) {
		this.clock = clock;
		this.processes = processes;
		this.status = processes === 1 ? atFirst : atFirstOfSeveral;
		this.knownAt = clock.now();
	}

	/** Takes the query's points out; undefined when they are not there before `deadline`. */
	async take(query: string, deadline: number): Promise<Ticket | undefined> {
		const mine = this.turn.then(async () => await this.takeInTurn(query, deadline));
		this.turn = mine;
		return await mine;
	}

	/** The query has ended: its points are given back, and what its answer told of the bucket counts from now on. */
	settle({ query, points, after }: Ticket, cost: AnswerCost | undefined): void {
		const told = cost?.status && this.partOf(cost.status);
		if (cost?.requested) this.costs.set(query, Math.max(cost.requested, this.costs.get(query) ?? 0));
		// Where others were under way meanwhile, this answer may have been overtaken by a younger one: the lower level is the safer one.
		const alone = this.reserved === points && this.ended === after;
		// Of several processes each answers for what it took itself: only a part of that is missing in what it is told.
		const expected = this.level() - (told && this.processes === 1 ? 0 : points);
		const level = told && alone ? this.seenAlone(told, expected) : Math.min(told?.currentlyAvailable ?? expected, expected);
		this.status = { ...(told ?? this.status), currentlyAvailable: Math.max(0, level) };
		this.knownAt = this.clock.now();
		this.reserved -= points;
		this.ended++;
		for (const wake of this.wakers.splice(0)) wake();
	}

	/** How full the bucket is for a query that cannot wait. */
	shortage(query: string): { requested: number; status: ThrottleStatus } {
		return { requested: this.costOf(query), status: { ...this.status, currentlyAvailable: Math.max(0, this.level() - this.reserved) } };
	}

	/** Several are told of the same points: only where there are more than a query's left over they count for who is told. */
	private seenAlone({ currentlyAvailable }: ThrottleStatus, own: number): number {
		if (this.processes === 1) return currentlyAvailable;
		return Math.min(currentlyAvailable, Math.max(own, currentlyAvailable - Math.max(...this.costs.values())));
	}

	private partOf({ maximumAvailable, currentlyAvailable, restoreRate }: ThrottleStatus): ThrottleStatus {
		const [most, now, rate] = [maximumAvailable, currentlyAvailable, restoreRate].map((all) => all / this.processes);
		return { maximumAvailable: most!, currentlyAvailable: now!, restoreRate: rate! };
	}

	private async takeInTurn(query: string, deadline: number): Promise<Ticket | undefined> {
		const points = this.costOf(query);
		for (let missing = this.missing(points); missing > 0; missing = this.missing(points)) {
			if (this.reserved > this.status.maximumAvailable - points) {
				await new Promise<void>((resolve) => this.wakers.push(resolve));
				continue;
			}
			const wait = Math.ceil((missing / this.status.restoreRate) * 1000);
			if (this.clock.now() + wait > deadline) return undefined;
			await this.clock.sleep(wait);
		}
		this.reserved += points;
		return { query, points, after: this.ended };
	}

	private costOf(query: string): number {
		return Math.min(this.costs.get(query) ?? firstGuess, this.status.maximumAvailable);
	}

	private missing(points: number): number {
		return points + this.reserved - this.level();
	}

	private level(): number {
		const restored = ((this.clock.now() - this.knownAt) / 1000) * this.status.restoreRate;
		return Math.min(this.status.maximumAvailable, this.status.currentlyAvailable + restored);
	}
}

const buckets = new LastUsed<{ processes: number; bucket: CostBucket }>();

/** One bucket an account in this process, whoever asks; a new one where the credential tells of more processes, or of fewer. */
export function bucketFor(account: string, clock: Clock, processes: number): CostBucket {
	const existing = buckets.get(account);
	if (existing?.processes === processes) return existing.bucket;
	const bucket = new CostBucket(clock, processes);
	buckets.set(account, { processes, bucket });
	return bucket;
}
