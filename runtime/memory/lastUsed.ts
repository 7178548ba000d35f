/** An agency's n8n has some hundreds of accounts. */
const manyEntries = 1000;

/** What is kept of an account for as long as it is in use: of so many at most, and who was not asked for the longest goes first. */
export class LastUsed<T> {
	private readonly entries = new Map<string, T>();

	private readonly maxEntries: number;

	constructor(maxEntries = manyEntries) {
		this.maxEntries = maxEntries;
	}

	get(name: string): T | undefined {
		const entry = this.entries.get(name);
		if (entry !== undefined) this.set(name, entry);
		return entry;
	}

	set(name: string, entry: T): void {
		// Deleted first, so that who was not asked for the longest is always the first one.
		this.entries.delete(name);
		this.entries.set(name, entry);
		if (this.entries.size > this.maxEntries) this.entries.delete(this.entries.keys().next().value as string);
	}
}
