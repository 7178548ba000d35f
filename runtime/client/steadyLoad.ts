import type { Clock } from '../clock';

/** Shorter rushes are not worth what it may cost to use a limit to the full; nor is a process that has just begun. */
const steadyAfterMs = 60_000;

/** So many refusals tell that more than the share cannot be had here: others use the account, or calls are long on their way. */
const mostRefusals = 3;

const restMs = 60 * 60_000;

/** Whether a process's calls have been waiting for their turns without a break for a while. */
export class SteadyLoad {
	private since: number | undefined;

	private refusals = 0;

	private restsUntil = -Infinity;

	private readonly clock: Clock;

	constructor(clock: Clock) {
		this.clock = clock;
	}

	/** Of each call in its turn: did it have to wait, or was there a place for it? */
	note(hadToWait: boolean): void {
		this.since = hadToWait ? (this.since ?? this.clock.now()) : undefined;
	}

	isSteady(): boolean {
		const now = this.clock.now();
		return this.since !== undefined && now - this.since >= steadyAfterMs && now >= this.restsUntil;
	}

	/** A call was refused. */
	refused(): void {
		if (++this.refusals < mostRefusals) return;
		this.refusals = 0;
		this.since = undefined;
		this.restsUntil = this.clock.now() + restMs;
	}
}
