import type { UnpaidEntry, UnpaidSource } from '../../../domain/ports/unpaidSource';
import { isReachable } from '../../../domain/scheduling/writtenContact';
import {
	dueDatesToLookAt,
	paymentStandOf,
	type PaymentReminder,
	type PaymentReminderReason,
	type PaymentReminderRules,
	type PaymentReminderStep,
	type PaymentStand,
	type ReminderTime,
} from '../../../domain/unpaid/paymentReminders';
import { readPhone } from '../../../domain/values/phone';
import { timeZoneOf } from '../../../domain/values/phoneZone';
import { localTime } from '../../../domain/values/zonedTime';
import { attempt } from '../../errors/attempt';
import { hasClass } from '../../errors/integrationError';
import type { Notice, NoticeMemory } from './notice';

export interface PaymentMemory extends NoticeMemory {
	/** When each step was first asked for (milliseconds since the epoch). */
	since: Record<string, number>;
}

/** Whose payments are looked through, and what for. */
export interface PaymentWatch {
	payments: UnpaidSource;
	source: string;
	account: string | null;
	steps: readonly Pick<PaymentReminderStep, 'time' | 'days'>[];
	/** By the clock of the customer's area code; `timeZone` counts where there is none. */
	hours: PaymentReminderRules['hours'];
	/** Whether what is not said is told, too. */
	tellsSkipped: boolean;
}

/** What this process knows besides: when the vendor is asked for its list again, and whose time has not come. */
export interface PaymentPace {
	listAt: number;
	/** By payment, due date and status: when to look at it again. */
	waiting: Map<string, number>;
}

export const newPace = (): PaymentPace => ({ listAt: 0, waiting: new Map() });

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** All of them fall due at the same time of day: a list each minute would only use up the vendor's patience. */
const listEveryMs = 10 * minuteMs;

/** Read one by one in a round; the others come a minute later. */
const mostAtOnce = 100;

const toldMs = 180 * dayMs;

/**
 * Looks once: lists who has not paid, reads each one of whom something is to say as it stands now, with the codes to pay by, and tells it.
 * A list that fails changes nothing; a payment that cannot be read now is read a minute later.
 */
export async function lookForReminders(
	watch: PaymentWatch,
	memory: PaymentMemory,
	pace: PaymentPace,
	now: number,
	tell: (notice: Notice) => void,
): Promise<void> {
	memory.since = sinceOf(watch.steps, memory.since, now);
	memory.told = Object.fromEntries(Object.entries(memory.told).filter(([, at]) => at > now - toldMs));
	if (now < pace.listAt) return;
	const { first, last } = dueDatesToLookAt(watch.steps, localTime(now, watch.hours.timeZone).slice(0, 10));
	const entries = await watch.payments.list(first, last);
	forgetWaiting(pace, entries, now);
	const due = entries.filter((entry) => (pace.waiting.get(nameOf(entry)) ?? 0) <= now && isDue(watch, memory, pace, entry, now));
	let failure: { error: unknown } | undefined;
	for (const { payment } of due.slice(0, mostAtOnce)) {
		const outcome = await attempt(lookAt(watch, memory, pace, payment.id, now, tell));
		// What is not there any more was deleted.
		if (outcome.ok || hasClass(outcome.error, 'notFound')) continue;
		failure ??= { error: outcome.error };
		// The others would meet the same fault.
		if (hasClass(outcome.error, 'transient', 'rateLimited', 'auth')) break;
	}
	if (failure) throw failure.error;
	pace.listAt = due.length > mostAtOnce ? now : now + listEveryMs;
}

async function lookAt(
	watch: PaymentWatch,
	memory: PaymentMemory,
	pace: PaymentPace,
	id: string,
	now: number,
	tell: (notice: Notice) => void,
): Promise<void> {
	const entry = await watch.payments.get(id);
	const { skipped, due, next } = standOf(watch, memory, entry, now);
	for (const { reason, ...reminder } of skipped) {
		memory.told[reminder.key] = now;
		if (watch.tellsSkipped) tell(noticeOf(watch, entry, reminder, reason));
	}
	if (due === null) {
		if (next !== null) pace.waiting.set(nameOf(entry), next);
		return;
	}
	memory.told[due.key] = now;
	tell(noticeOf(watch, entry, due, null));
}

/** What falls due in so many milliseconds if nobody pays, by time; whatever was before the trigger counts, too. */
const previewMs = 48 * 60 * minuteMs;
const mostShown = 20;

export async function previewReminders(watch: PaymentWatch, memory: PaymentMemory, now: number): Promise<Notice[]> {
	const { first, last } = dueDatesToLookAt(watch.steps, localTime(now + previewMs, watch.hours.timeZone).slice(0, 10));
	const anew: PaymentMemory = { told: memory.told, since: sinceOf(watch.steps, {}, 0) };
	const coming = (await watch.payments.list(first, last)).flatMap((entry) => {
		const { due, next } = standOf(watch, anew, entry, now);
		if (due !== null) return [{ entry, at: now }];
		return next !== null && next <= now + previewMs ? [{ entry, at: next }] : [];
	});
	const notices: Notice[] = [];
	for (const { entry, at } of coming.toSorted((one, other) => one.at - other.at).slice(0, mostShown)) {
		const whole = await watch.payments.get(entry.payment.id);
		const { due } = standOf(watch, anew, whole, at);
		if (due !== null) notices.push(noticeOf(watch, whole, due, null));
	}
	return notices;
}

/** With the clock of the customer, as far as the phone tells it. */
function standOf({ steps, hours }: PaymentWatch, { told, since }: PaymentMemory, entry: UnpaidEntry, now: number): PaymentStand {
	const { payment, createdOn } = entry;
	const phone = readPhone(payment.customer?.phone);
	const timeZone = (phone.valid ? timeZoneOf(phone.e164) : null) ?? hours.timeZone;
	const rules = { steps: steps.map((step) => ({ ...step, since: since[stepName(step)] ?? now })), hours: { ...hours, timeZone } };
	return paymentStandOf({ ...payment, createdOn }, rules, (key) => told[key] !== undefined, now);
}

/** Of a shop's thousand payments few have news: when the others may have some is known. */
function isDue(watch: PaymentWatch, memory: PaymentMemory, { waiting }: PaymentPace, entry: UnpaidEntry, now: number): boolean {
	const { skipped, due, next } = standOf(watch, memory, entry, now);
	if (due !== null || skipped.length > 0) return true;
	waiting.set(nameOf(entry), next ?? Infinity);
	return false;
}

const stepName = ({ time, days }: Pick<PaymentReminderStep, 'time' | 'days'>) => `${time} ${days}`;

const nameOf = ({ payment: { id, dueDate, status } }: UnpaidEntry) => `${id}/${dueDate ?? ''}/${status}`;

function sinceOf(steps: PaymentWatch['steps'], before: Readonly<Record<string, number>>, now: number): Record<string, number> {
	return Object.fromEntries(steps.map((step) => [stepName(step), before[stepName(step)] ?? now]));
}

/** Who has paid is in no list any more. */
function forgetWaiting({ waiting }: PaymentPace, entries: readonly UnpaidEntry[], now: number): void {
	const names = new Set(entries.map(nameOf));
	for (const [name, until] of waiting) if (until <= now || !names.has(name)) waiting.delete(name);
}

const types: Readonly<Record<ReminderTime, string>> = {
	before: 'reminder.beforeDue',
	onDay: 'reminder.dueToday',
	after: 'reminder.overdue',
};

function noticeOf(
	{ source, account }: PaymentWatch,
	{ payment }: UnpaidEntry,
	{ key, time, days, dueAt }: PaymentReminder,
	reason: PaymentReminderReason | null,
): Notice {
	return {
		type: reason === null ? types[time] : 'reminder.skipped',
		key: reason === null ? key : `${key}/${reason}`,
		mark: key,
		at: dueAt,
		source,
		account,
		correlationId: `${source}:${payment.orderNumber ?? payment.id}`,
		documents: {
			payment,
			reminder: { time, days, dueAt: new Date(dueAt).toISOString(), reason, hasWhatsApp: isReachable(payment.customer?.phone) },
		},
	};
}
