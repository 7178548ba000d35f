import type { CheckoutEntry, CheckoutSource, ListedCheckout } from '../../../domain/ports/checkoutSource';
import { isReachable } from '../../../domain/scheduling/writtenContact';
import { mayWrite } from '../../../domain/documents/lead';
import { abandonedStandOf, staleMs, type AbandonedRules, type AbandonedStand } from '../../../domain/unpaid/abandonedCheckouts';
import { readPhone } from '../../../domain/values/phone';
import { timeZoneOf } from '../../../domain/values/phoneZone';
import { attempt } from '../../errors/attempt';
import { hasClass } from '../../errors/integrationError';
import type { Notice, NoticeMemory } from './notice';

export interface CheckoutMemory extends NoticeMemory {
	/** When the trigger was first switched on (milliseconds since the epoch); absent before that. */
	since?: number;
}

export interface CheckoutWatch {
	source: CheckoutSource;
	/** By the clock of the customer's area code; `timeZone` counts where there is none. */
	rules: Omit<AbandonedRules, 'since'>;
	/** Whether what is not said is told, too. */
	tellsSkipped: boolean;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** A quiet night on top of what is too late. */
const lookBackMs = staleMs + 2 * dayMs;
const listEveryMs = 5 * minuteMs;
const mostAtOnce = 50;
const toldMs = 60 * dayMs;

/**
 * Looks once: lists what was begun, and reads each checkout whose time has come as it stands now before it is told. A list that fails
 * changes nothing; a checkout that cannot be read now is read a minute later.
 */
export async function lookForAbandoned(
	watch: CheckoutWatch,
	memory: CheckoutMemory,
	pace: { listAt: number },
	now: number,
	tell: (notice: Notice) => void,
): Promise<void> {
	memory.since ??= now;
	memory.told = Object.fromEntries(Object.entries(memory.told).filter(([, at]) => at > now - toldMs));
	if (now < pace.listAt) return;
	const listed = await watch.source.list(new Date(now - lookBackMs - watch.rules.afterMs).toISOString());
	const due = listed.filter((each) => !isOver(each, each.isCompleted, memory) && isNews(standOf(watch, memory, each, now)));
	let failure: { error: unknown } | undefined;
	for (const { sourceId } of due.slice(0, mostAtOnce)) {
		const outcome = await attempt(lookAt(watch, memory, sourceId, now, tell));
		if (outcome.ok) continue;
		failure ??= { error: outcome.error };
		// The others would meet the same fault.
		if (hasClass(outcome.error, 'transient', 'rateLimited', 'auth')) break;
	}
	if (failure) throw failure.error;
	pace.listAt = due.length > mostAtOnce ? now : now + listEveryMs;
}

async function lookAt(
	watch: CheckoutWatch,
	memory: CheckoutMemory,
	sourceId: string,
	now: number,
	tell: (notice: Notice) => void,
): Promise<void> {
	const entry = await watch.source.get(sourceId);
	if (entry === undefined || isOver(entry.checkout, entry.isCompleted, memory)) return;
	const stand = standOf(watch, memory, listedOf(entry), now);
	if (stand.kind !== 'due' && stand.kind !== 'tooLate') return;
	memory.told[entry.checkout.id] = now;
	if (stand.kind === 'due' || watch.tellsSkipped) tell(noticeOf(entry, stand));
}

/** What falls due in so many milliseconds if nobody buys, by time; whatever was before the trigger counts, too. */
const previewMs = 48 * 60 * minuteMs;
const mostShown = 20;

export async function previewAbandoned(watch: CheckoutWatch, memory: CheckoutMemory, now: number): Promise<Notice[]> {
	const anew = { ...memory, since: 0 };
	const listed = await watch.source.list(new Date(now - lookBackMs - watch.rules.afterMs).toISOString());
	const coming = listed.flatMap((each) => {
		if (isOver(each, each.isCompleted, memory)) return [];
		const stand = standOf(watch, anew, each, now);
		if (stand.kind === 'due') return [{ sourceId: each.sourceId, dueAt: now }];
		return stand.kind === 'waiting' && stand.until <= now + previewMs ? [{ sourceId: each.sourceId, dueAt: stand.until }] : [];
	});
	const notices: Notice[] = [];
	for (const { sourceId, dueAt } of coming.toSorted((one, other) => one.dueAt - other.dueAt).slice(0, mostShown)) {
		const entry = await watch.source.get(sourceId);
		if (entry !== undefined && !entry.isCompleted) notices.push(noticeOf(entry, { kind: 'due', dueAt }));
	}
	return notices;
}

function isOver({ id }: Pick<ListedCheckout, 'id'>, isCompleted: boolean, { told }: CheckoutMemory): boolean {
	return isCompleted || told[id] !== undefined;
}

function listedOf({ checkout, isCompleted }: CheckoutEntry): ListedCheckout {
	return { ...checkout, phone: checkout.customer.phone, isCompleted };
}

function isNews({ kind }: AbandonedStand): boolean {
	return kind === 'due' || kind === 'tooLate';
}

function standOf({ rules }: CheckoutWatch, { since }: CheckoutMemory, checkout: ListedCheckout, now: number): AbandonedStand {
	const phone = readPhone(checkout.phone);
	const timeZone = (phone.valid ? timeZoneOf(phone.e164) : null) ?? rules.timeZone;
	return abandonedStandOf(checkout, { ...rules, timeZone, since: since ?? now }, now);
}

function noticeOf({ checkout }: CheckoutEntry, stand: { kind: 'due' | 'tooLate'; dueAt: number }): Notice {
	const isSkipped = stand.kind === 'tooLate';
	return {
		type: isSkipped ? 'checkout.skipped' : 'checkout.abandoned',
		key: `${checkout.account}/checkout/${checkout.sourceId}/${isSkipped ? 'tooLate' : 'abandoned'}`,
		mark: checkout.id,
		at: stand.dueAt,
		source: checkout.source,
		account: checkout.account,
		correlationId: `${checkout.source}:checkout-${checkout.sourceId}`,
		documents: {
			checkout,
			reminder: {
				dueAt: new Date(stand.dueAt).toISOString(),
				reason: isSkipped ? 'tooLate' : null,
				hasWhatsApp: isReachable(checkout.customer.phone),
				mayWhatsApp: mayWrite(checkout, 'whatsapp'),
				mayEmail: mayWrite(checkout, 'email'),
			},
		},
	};
}
