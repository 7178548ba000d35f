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

/** Which messages of whom were answered, by account and the person's name; in this process. */
const answered = new Recent<Answer[]>(longestMs, 20_000);

/**
 * Whether this is one automatic answer too many: two machines that answer each other would never end. Several messages in answer to the same
 * one count once. It is counted with the asking.
 */
export function isTooManyAnswers(person: string, replyId: string, { answers, minutes }: Brake, clock: Pick<Clock, 'now'>): boolean {
	const now = clock.now();
	const recent = (answered.get(person, clock) ?? []).filter(({ at }) => at > now - Math.min(minutes * 60_000, longestMs));
	if (recent.some(({ to }) => to === replyId)) return false;
	if (recent.length >= answers) return true;
	answered.set(person, [...recent, { to: replyId, at: now }], clock);
	return false;
}
