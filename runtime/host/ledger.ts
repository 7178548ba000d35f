import { randomUUID } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Clock } from '../clock';
import { hostClock } from './clock';
import { backoffMs } from '../client/backoff';
import { attempt } from '../errors/attempt';
import { IntegrationError } from '../errors/integrationError';
import { exclusive } from '../once/exclusive';

/**
 * What n8n remembers of a workflow: a claim is three entries, of which the key stays when the work is done. Each takes 27 bytes of one row
 * that n8n reads and writes as a whole, so this is some 30,000 pieces of work in less than a megabyte.
 */
const remembered = { mode: 'entries' as const, maxEntries: 30_000 };

/** Work that is claimed together must be remembered together, with room for what others claim meanwhile. */
const maxClaims = 9_000;

/** What the ledger waits for is other processes of n8n: tests of a single one need not. */
export const ledgerClock: Clock = { ...hostClock };

/** Longer than n8n takes to read and to write the row: after it a write that overtook ours shows. */
const settleMs = 300;

/** The row of a first key may be made by two processes at once, and a database may be busy. */
const maxTries = 4;

const maxRounds = 20;

/** Others ask for a moment; who is at work longer than that is not waited for. */
const maxQuestions = 4;

/** `ours`: nobody else has it; `done`: it came to its end; `unfinished`: somebody claimed it, and nobody knows what became of it. */
export type Claim = 'ours' | 'done' | 'unfinished';

/**
 * n8n's memory of processed items as a ledger of work. n8n reads the row, then writes it, without a lock, so that of two processes the
 * last one wins and the other one's entries are gone. A claim is therefore proven: recorded under a name of our own, read again twice, each
 * time when every write of the moment before is over, and ours only where both entries stand.
 *
 * n8n cannot be asked what it knows without recording it. So what is done is told by an entry that is *not* there any more: whatever a
 * lost write or a process that dies in between leaves behind, work looks unfinished that is done, and never done that is not.
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
		if (keys.length > maxClaims) throw tooMany();
		const claims = new Map<string, Claim>();
		if (keys.length === 0) return claims;
		const fresh = await this.record(this.marksOf(keys));
		for (const key of keys.filter((each) => !fresh.has(each))) claims.set(key, claimOfOther(key, fresh));
		await this.prove(
			keys.filter((key) => fresh.has(key)),
			claims,
		);
		await this.takeBackQuestions(claims);
		return claims;
	}

	/**
	 * Looks until each key has stood twice in a row under our name, or is somebody else's. Once is not enough where the row is busy: a
	 * stranger that read it while another one's write had taken our marks out writes it after we have seen them again.
	 */
	private async prove(keys: readonly string[], claims: Map<string, Claim>): Promise<void> {
		let seen = new Set<string>();
		let lost = new Set<string>();
		for (let open = keys, round = 0; open.length > 0; round++) {
			if (round === maxRounds) {
				await this.release(open);
				throw busy();
			}
			// Those whose writes met do not meet again.
			await this.clock.sleep(settleMs + (lost.size === 0 ? 0 : backoffMs(round)));
			lost = await this.record(this.marksOf(open));
			for (const key of open) {
				if (!lost.has(key) && lost.has(this.own(key))) claims.set(key, claimOfOther(key, lost));
				else if (!lost.has(key) && seen.has(key)) claims.set(key, 'ours');
			}
			// All gone: a stranger wrote the row as it was before us. They stand again now, and are looked at again.
			seen = new Set(open.filter((key) => !lost.has(key)));
			open = open.filter((key) => !claims.has(key));
		}
	}

	/** The work behind these keys came to its end, that behind the `released` certainly did not take place: whoever comes next may claim it. */
	async end(finished: readonly string[], released: readonly string[]): Promise<void> {
		await this.remove([...finished.flatMap((key) => [this.own(key), unfinished(key)]), ...this.marksOf(released)]);
	}

	async finish(keys: readonly string[]): Promise<void> {
		await this.end(keys, []);
	}

	async release(keys: readonly string[]): Promise<void> {
		await this.end([], keys);
	}

	/**
	 * Records keys whose fate is known, until they certainly stand: the next run does again what it does not find. Those in `unsure` may
	 * have been done.
	 */
	async note(keys: readonly string[], unsure: readonly string[]): Promise<void> {
		const marks = [...keys, ...unsure, ...unsure.map(unfinished)];
		if (marks.length === 0) return;
		// The first time they may stand there because somebody asks for them, who takes them out again.
		for (let round = 0; (await this.record(marks)).size > 0 || round === 0; round++) {
			if (round === maxRounds) throw busy();
			await this.clock.sleep(settleMs + (round === 0 ? 0 : backoffMs(round)));
		}
	}

	/**
	 * Which of these came to their end. What is recorded only to ask is taken out again; until then it reads as unfinished to others, who ask
	 * once more. Where that is lost among others' writes it stays so: nobody can tell, and nothing is done.
	 */
	async areDone(keys: readonly string[]): Promise<Map<string, boolean>> {
		const done = new Map<string, boolean>();
		for (let open = keys, round = 0; open.length > 0; round++) {
			if (round === maxQuestions) throw unclear();
			if (round > 0) await this.clock.sleep(settleMs + backoffMs(round));
			const absent = await this.record(open.flatMap((key) => [key, unfinished(key)]));
			await this.remove([...absent]);
			for (const key of open) if (absent.has(key) || absent.has(unfinished(key))) done.set(key, !absent.has(key));
			open = open.filter((key) => !done.has(key));
		}
		return done;
	}

	/** What was recorded only to learn of work that is somebody else's. */
	private async takeBackQuestions(claims: ReadonlyMap<string, Claim>): Promise<void> {
		const others = [...claims].filter(([, claim]) => claim !== 'ours');
		await this.remove(others.flatMap(([key, claim]) => [this.own(key), ...(claim === 'done' ? [unfinished(key)] : [])]));
	}

	private marksOf(keys: readonly string[]): string[] {
		return keys.flatMap((key) => [key, this.own(key), unfinished(key)]);
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
		if (marks.length === 0) return;
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

/** By what was not there when its marks were recorded. */
function claimOfOther(key: string, fresh: ReadonlySet<string>): Claim {
	return fresh.has(unfinished(key)) ? 'done' : 'unfinished';
}

/** Stands beside a key from its claim to its end. */
function unfinished(key: string): string {
	return `${key}:unfinished`;
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

function unclear(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'transient',
		code: 'memoryUnclear',
		message: 'Another run is at work on the same goods, or was cut short, so n8n cannot tell what was moved. Nothing was moved by this one',
		hint: 'Run the item again when the other run is over; if it stays so, compare the stock by hand',
	});
}

function tooMany(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'tooManyAtOnce',
		message: 'The items of this run hold more lines than n8n can remember at once',
		hint: 'Put a "Loop Over Items" node before this one, with a batch size of 1,000',
	});
}
