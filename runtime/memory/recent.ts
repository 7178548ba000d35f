import type { Clock } from '../clock';

const tenMinutesMs = 10 * 60_000;
const manyEntries = 5000;

/** What was learnt a while ago (ten minutes, where nothing else is said), by name. Holds so many entries at most, the latest ones. */
export class Recent<T> {
	private readonly entries = new Map<string, { value: T; until: number }>();

	private readonly lifeMs: number;

	private readonly maxEntries: number;

	constructor(lifeMs = tenMinutesMs, maxEntries = manyEntries) {
		this.lifeMs = lifeMs;
		this.maxEntries = maxEntries;
	}

	get(name: string, clock: Pick<Clock, 'now'>): T | undefined {
		const entry = this.entries.get(name);
		return entry && entry.until > clock.now() ? entry.value : undefined;
	}

	set(name: string, value: T, clock: Pick<Clock, 'now'>): void {
		// Deleted first, so that the oldest entry is always the first one.
		this.entries.delete(name);
		this.dropExpired(clock.now());
		this.entries.set(name, { value, until: clock.now() + this.lifeMs });
		if (this.entries.size > this.maxEntries) this.entries.delete(this.entries.keys().next().value as string);
	}

	/** Some of it is secret: nothing stays longer than it is needed. */
	private dropExpired(now: number): void {
		for (const [name, { until }] of this.entries) {
			if (until > now) return;
			this.entries.delete(name);
		}
	}

	delete(name: string): void {
		this.entries.delete(name);
	}

	get size(): number {
		return this.entries.size;
	}

	clear(): void {
		this.entries.clear();
	}
}
