import type { Connection } from '../../../runtime/client/connection';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import { vendor } from './vendor';

/** Omie takes the same question once in 60 seconds, counted from the answer, because it is not known when it was heard. */
export const quietMs = 61_000;

const maxEntries = 1000;

type Answer = { value: unknown } | { error: IntegrationError };

interface Entry {
	/** Being asked at this moment. */
	running?: Promise<unknown>;
	/** When it may be asked again. */
	freeAt: number;
	/** Absent where the answer was lost, or is known to be out of date. */
	answer?: Answer;
	/** Why there is no answer. */
	failure?: IntegrationError;
}

export interface Asking {
	clock: Connection['clock'];
	deadline: number;
	/** Whether to wait where the question may not be asked now. */
	patient: boolean;
}

/**
 * The questions that this process has put to one Omie account. Omie punishes who repeats one within a minute, whatever became of the
 * first: so an answer of the last minute is given again, one under way is shared, and a lost one is waited for.
 */
export class Questions {
	private readonly entries = new Map<string, Entry>();

	async ask(name: string, send: () => Promise<unknown>, asking: Asking): Promise<unknown> {
		const { clock, deadline, patient } = asking;
		for (;;) {
			const entry = this.entries.get(name);
			const wait = entry ? entry.freeAt - clock.now() : 0;
			if (entry?.running) await attempt(entry.running);
			else if (wait <= 0) await this.send(name, send, asking);
			else if (entry?.answer) return unwrap(entry.answer);
			else if (!patient || clock.now() + wait > deadline) throw tooSoon(wait, entry?.failure);
			else await clock.sleep(wait);
			const answered = this.entries.get(name);
			if (answered?.answer && answered.freeAt > clock.now()) return unwrap(answered.answer);
		}
	}

	/** A write has changed what was answered; the question has to wait for its minute all the same. */
	forget(name: string): void {
		const entry = this.entries.get(name);
		if (entry) this.entries.set(name, { freeAt: entry.freeAt, ...(entry.running ? { running: entry.running } : {}) });
	}

	private async send(name: string, send: () => Promise<unknown>, { clock }: Asking): Promise<void> {
		const running = attempt(send());
		this.entries.set(name, { running, freeAt: Infinity });
		const outcome = await running;
		const now = clock.now();
		this.dropOld(now);
		if (outcome.ok) this.entries.set(name, { freeAt: now + quietMs, answer: outcome });
		else this.note(name, outcome.error, now);
	}

	/** What is no answer is thrown, or remembered as lost. */
	private note(name: string, error: unknown, now: number): void {
		if (hasClass(error, 'validation', 'notFound')) this.entries.set(name, { freeAt: now + quietMs, answer: { error } });
		else if (hasClass(error, 'unknownOutcome')) this.entries.set(name, { freeAt: now + quietMs, failure: error });
		else {
			// Omie itself says when this one may be asked; other refusals never were the question.
			const waitMs = hasClass(error, 'rateLimited') && error.failure.onlyThisCall ? (error.failure.retryAfterMs ?? 0) : 0;
			this.entries.set(name, { freeAt: now + waitMs });
			throw error;
		}
	}

	private dropOld(now: number): void {
		if (this.entries.size < maxEntries) return;
		for (const [name, { freeAt }] of this.entries) if (freeAt <= now) this.entries.delete(name);
	}
}

function unwrap(answer: Answer): unknown {
	if ('error' in answer) throw answer.error;
	return answer.value;
}

function tooSoon(waitMs: number, failure: IntegrationError | undefined): IntegrationError {
	return new IntegrationError(vendor, {
		class: failure ? 'transient' : 'rateLimited',
		code: failure?.failure.code ?? 'sameQuestion',
		message: failure
			? 'Omie did not answer, and accepts the same request again only after a minute'
			: 'Omie accepts the same request only once a minute',
		hint: 'Raise "Maximum Wait" in the node options, or run the item again in a minute',
		retryAfterMs: waitMs,
	});
}
