export type SideName = 'here' | 'there';

/** Records of one thing that have not found their equals yet. */
export interface Held<Here, There> {
	here: Here[];
	there: There[];
}

/**
 * Takes the records of two sides in whatever order they come, and lets go of those that agree. What it holds is what has no equal so far:
 * with both sides in about the same order, that is what differs and what lies between the two pages.
 */
export class Sieve<Here, There> {
	private readonly held = new Map<string, Held<Here, There>>();

	private readonly places = { here: { taken: 0, lastAgreed: 0 }, there: { taken: 0, lastAgreed: 0 } };

	private readonly placesOf = new Map<string, { here: number; there: number }>();

	private count = 0;

	private readonly agree: (here: Here, there: readonly There[]) => boolean;

	/** The most records that were held at once. */
	peak = 0;

	/** Records that found their equals. */
	readonly agreed = { here: 0, there: 0 };

	constructor(agree: (here: Here, there: readonly There[]) => boolean) {
		this.agree = agree;
	}

	takeHere(key: string, record: Here): void {
		this.entry(key, 'here').here.push(record);
		this.settle(key);
	}

	takeThere(key: string, record: There): void {
		this.entry(key, 'there').there.push(record);
		this.settle(key);
	}

	/**
	 * The side that should be read next: the one with fewer records behind its last one that agreed. What lies before that is taken for
	 * different, so that a side with much to tell does not make the other run ahead.
	 */
	get hungry(): SideName {
		const { here, there } = this.places;
		return here.taken - here.lastAgreed <= there.taken - there.lastAgreed ? 'here' : 'there';
	}

	/** What found no equal, by key. */
	left(): [string, Held<Here, There>][] {
		return [...this.held];
	}

	private entry(key: string, side: SideName): Held<Here, There> {
		const place = ++this.places[side].taken;
		this.placesOf.set(key, { ...(this.placesOf.get(key) ?? { here: 0, there: 0 }), [side]: place });
		this.peak = Math.max(this.peak, ++this.count);
		const entry = this.held.get(key) ?? { here: [], there: [] };
		this.held.set(key, entry);
		return entry;
	}

	private settle(key: string): void {
		const { here, there } = this.held.get(key)!;
		if (here.length !== 1 || there.length === 0 || !this.agree(here[0]!, there)) return;
		const places = this.placesOf.get(key)!;
		for (const side of ['here', 'there'] as const) this.places[side].lastAgreed = Math.max(this.places[side].lastAgreed, places[side]);
		this.count -= here.length + there.length;
		this.agreed.here += here.length;
		this.agreed.there += there.length;
		this.held.delete(key);
		this.placesOf.delete(key);
	}
}
