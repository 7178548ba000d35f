import { randomUUID } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Clock } from '../clock';
import { hostClock } from './clock';
import { backoffMs } from '../client/backoff';
import { attempt } from '../errors/attempt';
import { IntegrationError } from '../errors/integrationError';
import { exclusive } from '../once/exclusive';

/**
 * What n8n remembers of a workflow: a claim is two entries (the key and who claims it), its end a third. Each entry takes 27 bytes of one
 * row that n8n reads and writes as a whole, so this is some 10,000 pieces of work in less than a megabyte.
 */
const remembered = { mode: 'entries' as const, maxEntries: 30_000 };

/** Work that is claimed together must be remembered together, with room for what others claim meanwhile. */
const maxClaims = 5_000;

/** What the ledger waits for is other processes of n8n: tests of a single one need not. */
export const ledgerClock: Clock = { ...hostClock };

/** Longer than n8n takes to read and to write the row: after it a write that overtook ours shows. */
const settleMs = 300;

/** The row of a first key may be made by two processes at once, and a database may be busy. */
const maxTries = 4;

const maxRounds = 20;

/** `ours`: nobody else has it; `done`: it came to its end; `unfinished`: somebody claimed it, and nobody knows what became of it. */
export type Claim = 'ours' | 'done' | 'unfinished';

/**
 * n8n's memory of processed items as a ledger of work. n8n reads the row, then writes it, without a lock, so that of two processes the
 * last one wins and the other one's keys are gone. A claim is therefore proven: recorded under a name of our own, read again when every
 * write of that moment is over, and ours only where both entries stand.
 */
export class Ledger {
	private readonly nonce = randomUUID();

	private readonly context: IExecuteFunctions;

	private readonly clock: Clock;

	constructor(context: IExecuteFunctions, clock: Clock = ledgerClock) {
		this.context = context;
		this.clock = clock;
	}

	get workflow(): string {
		return this.context.getWorkflow().id ?? 'unsaved';
	}

	/** Claims each of the keys, which are all different; one wait for all of them. */
	async claim(keys: readonly string[]): Promise<Map<string, Claim>> {
		if (keys.length > maxClaims) throw tooMany(keys.length);
		const claims = new Map<string, Claim>();
		if (keys.length === 0) return claims;
		const fresh = await this.record([...keys, ...keys.map((key) => this.own(key))]);
		let open = keys.filter((key) => fresh.has(key));
		const others = keys.filter((key) => !fresh.has(key));
		for (let round = 0; open.length > 0; round++) {
			if (round === maxRounds) {
				await this.release(open);
				throw busy();
			}
			// Those whose writes met do not meet again.
			await this.clock.sleep(settleMs + (round === 0 ? 0 : backoffMs(round)));
			const lost = await this.record([...open, ...open.map((key) => this.own(key))]);
			// Both gone: a stranger wrote the row as it was before us. They stand again now, and are looked at again.
			const undecided = open.filter((key) => lost.has(key));
			for (const key of open.filter((each) => !lost.has(each))) {
				if (lost.has(this.own(key))) others.push(key);
				else claims.set(key, 'ours');
			}
			open = undecided;
		}
		for (const [key, isDone] of await this.areDone(others)) claims.set(key, isDone ? 'done' : 'unfinished');
		return claims;
	}

	/** The work behind these keys came to its end. */
	async finish(keys: readonly string[]): Promise<void> {
		if (keys.length > 0) await this.record(keys.map(end));
	}

	/** What came to its end was taken back: it may be done, and finished, again. */
	async reopen(keys: readonly string[]): Promise<void> {
		if (keys.length > 0) await this.remove(keys.map(end));
	}

	/** Records keys whose fate is known, without the proof that a claim needs. */
	async note(keys: readonly string[]): Promise<void> {
		if (keys.length > 0) await this.record(keys);
	}

	/** The work certainly did not take place: whoever comes next may claim it. */
	async release(keys: readonly string[]): Promise<void> {
		if (keys.length > 0) await this.remove(keys.flatMap((key) => [key, this.own(key)]));
	}

	/** n8n cannot be asked without recording, so what was not there is taken out again. */
	async areDone(keys: readonly string[]): Promise<Map<string, boolean>> {
		if (keys.length === 0) return new Map();
		const absent = await this.record(keys.map(end));
		if (absent.size > 0) await this.remove([...absent]);
		return new Map(keys.map((key) => [key, !absent.has(end(key))]));
	}

	private own(key: string): string {
		return `${key}:by:${this.nonce}`;
	}

	/** Those that were not there. */
	private async record(marks: readonly string[]): Promise<Set<string>> {
		const { helpers } = this.context;
		const { new: fresh } = await this.alone(async () => await helpers.checkProcessedAndRecord([...new Set(marks)], 'workflow', remembered));
		return new Set(fresh.map(String));
	}

	private async remove(marks: string[]): Promise<void> {
		await this.alone(async () => await this.context.helpers.removeProcessed(marks, 'workflow', remembered));
	}

	private async alone<T>(work: () => Promise<T>): Promise<T> {
		return await exclusive(`ledger:${this.workflow}`, async () => {
			for (let tries = 1; ; tries++) {
				const outcome = await attempt(work());
				if (outcome.ok) return outcome.value;
				if (isOtherMode(outcome.error)) throw otherMode();
				if (tries === maxTries) throw busy();
				await this.clock.sleep(100 * tries);
			}
		});
	}
}

function end(key: string): string {
	return `${key}:done`;
}

/** n8n keeps one memory a workflow, and in one mode only ("incompatible setting of the 'Keep Items Where' parameter"). */
function isOtherMode(error: unknown): boolean {
	return error instanceof Error && error.name === 'DeduplicationError';
}

function otherMode(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'memoryInOtherMode',
		message: 'A "Remove Duplicates" node of this workflow uses the memory in which this node keeps what was done',
		hint: 'Set "Scope" of that Remove Duplicates node to "Node", or move it to a workflow of its own, then run the item again',
	});
}

function busy(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'transient',
		code: 'memoryBusy',
		message: "n8n's database did not keep what this node is about to do, so nothing was done",
		hint: 'Run the item again; if it stays so, look at the load of the database of n8n',
	});
}

function tooMany(count: number): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'tooManyAtOnce',
		message: `${count} pieces of work in one run are more than n8n can remember (${maxClaims})`,
		hint: 'Put a "Loop Over Items" node before this one, with a batch size of 1,000',
	});
}
