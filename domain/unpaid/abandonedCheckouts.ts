import type { Checkout } from '../documents/checkout';
import { endOfQuietHours, type QuietHours } from '../messaging/quietHours';

export interface AbandonedRules {
	/** How long nothing has happened in the checkout, in milliseconds. */
	afterMs: number;
	/** When nobody is written to, by the clock of `timeZone`; null for never. */
	quiet: QuietHours | null;
	/** IANA name. */
	timeZone: string;
	/** Milliseconds since the epoch: what had been due before is nobody's business any more. */
	since: number;
}

/** After longer than this nobody remembers the cart. */
export const staleMs = 3 * 86_400_000;

export type AbandonedStand =
	| { kind: 'due'; dueAt: number }
	| { kind: 'waiting'; until: number }
	/** n8n or the shop was not there for so long that the message would be a surprise. */
	| { kind: 'tooLate'; dueAt: number }
	| { kind: 'none' };

/** What is to be said of a checkout that nobody has completed, at a time (milliseconds since the epoch). */
export function abandonedStandOf(
	{ updatedAt }: Pick<Checkout, 'updatedAt'>,
	{ afterMs, quiet, timeZone, since }: AbandonedRules,
	now: number,
): AbandonedStand {
	const dueAt = Date.parse(updatedAt) + afterMs;
	if (Number.isNaN(dueAt) || dueAt < since) return { kind: 'none' };
	if (dueAt > now) return { kind: 'waiting', until: dueAt };
	const opens = quiet === null ? null : endOfQuietHours(now, timeZone, quiet);
	if ((opens ?? now) - dueAt > staleMs) return { kind: 'tooLate', dueAt };
	return opens === null ? { kind: 'due', dueAt } : { kind: 'waiting', until: opens };
}
