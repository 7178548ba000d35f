import { Recent } from '../memory/recent';
import type { Clock } from '../clock';

/** How many automatic answers one person gets in a while. */
export interface Brake {
	answers: number;
	minutes: number;
}

interface Answer {
	to: string;
	at: number;
}

const longestMs = 24 * 3_600_000;

/** Which messages of whom were answered, by account and each of the person's names; in this process. */
const answered = new Recent<Answer[]>(longestMs, 20_000);

/**
 * Whether this is one automatic answer too many: two machines that answer each other would never end. Several messages in answer to the same
 * one count once. It is counted with the asking.
 */
export function isTooManyAnswers(
	names: readonly string[],
	replyId: string,
	{ answers, minutes }: Brake,
	clock: Pick<Clock, 'now'>,
): boolean {
	const now = clock.now();
	const since = now - Math.min(minutes * 60_000, longestMs);
	const recent = names.map((name) => (answered.get(name, clock) ?? []).filter(({ at }) => at > since));
	const replies = new Set(recent.flat().map(({ to }) => to));
	if (replies.has(replyId)) return false;
	if (replies.size >= answers) return true;
	for (const [index, name] of names.entries()) answered.set(name, [...recent[index]!, { to: replyId, at: now }], clock);
	return false;
}
