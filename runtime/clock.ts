/** Time as adapters see it: handed in, so that tests need no real waiting. */
export interface Clock {
	/** Milliseconds since the epoch. */
	now(): number;
	sleep(ms: number): Promise<void>;
	/** When this process began, where that is known; milliseconds since the epoch. */
	readonly began?: number;
}
