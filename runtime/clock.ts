import { sleep } from 'n8n-workflow';

/** Time as adapters see it: handed in, so that tests need no real waiting. */
export interface Clock {
	/** Milliseconds since the epoch. */
	now(): number;
	sleep(ms: number): Promise<void>;
}

export const hostClock: Clock = { now: () => Date.now(), sleep };
