import type { Clock } from '../clock';

const tenMinutesMs = 10 * 60_000;
const maxEntries = 5000;

/** What was learnt of an account a while ago (ten minutes, where nothing else is said), by name. */
export class Recent<T> {
	private readonly entries = new Map<string, { value: T; until: number }>();

	private readonly lifeMs: number;

	constructor(lifeMs = tenMinutesMs) {
		this.lifeMs = lifeMs;
	}

	get(name: string, clock: Clock): T | undefined {
		const entry = this.entries.get(name);
		return entry && entry.until > clock.now() ? entry.value : undefined;
	}

	set(name: string, value: T, clock: Clock): void {
		// Deleted first, so that the oldest entry is always the first one.
		this.entries.delete(name);
		this.entries.set(name, { value, until: clock.now() + this.lifeMs });
		if (this.entries.size > maxEntries) this.entries.delete(this.entries.keys().next().value as string);
	}

	delete(name: string): void {
		this.entries.delete(name);
	}

	clear(): void {
		this.entries.clear();
	}
}
