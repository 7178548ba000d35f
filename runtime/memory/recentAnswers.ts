import type { Clock } from '../clock';
import { Recent } from './recent';

/** Many items may miss the same at once. */
const renewEveryMs = 10_000;

/** Answers that stay true for a while, each asked for once by all who want it at the same time. One that fails is not kept. */
export class RecentAnswers<T> {
	private readonly answers: Recent<Promise<T>>;

	private readonly renewed = new Recent<true>(renewEveryMs);

	constructor(lifeMs?: number, maxEntries?: number) {
		this.answers = new Recent(lifeMs, maxEntries);
	}

	async get(name: string, clock: Clock, ask: () => Promise<T>): Promise<T> {
		const known = this.answers.get(name, clock);
		if (known !== undefined) return await known;
		const answer = ask();
		this.answers.set(name, answer, clock);
		answer.catch(() => {
			// Meanwhile another question may have been put under this name: only its own answer is taken away.
			if (this.answers.get(name, clock) === answer) this.answers.delete(name);
		});
		return await answer;
	}

	/** As of now, for who does not find what should be there; a few seconds count as now. */
	async anew(name: string, clock: Clock, ask: () => Promise<T>): Promise<T> {
		if (!this.renewed.get(name, clock)) this.answers.delete(name);
		this.renewed.set(name, true, clock);
		return await this.get(name, clock, ask);
	}
}
