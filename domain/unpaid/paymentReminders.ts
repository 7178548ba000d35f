import type { Payment } from '../documents/payment';
import { addBusinessDays, isBusinessDay, nextBusinessMoment, type BusinessHours } from '../leads/businessHours';
import { addDays } from '../values/day';
import { localTime, momentOf } from '../values/zonedTime';

/** When somebody who has not paid is reminded: what is due follows from the payment as it stands, and from the calendar. */

export type ReminderTime = 'before' | 'onDay' | 'after';

export interface PaymentReminderStep {
	time: ReminderTime;
	/** Business days before the due date, or after the last day on which it can be paid without a fine; 0 on the day. */
	days: number;
	/** Milliseconds since the epoch: what had been due before the step was added is nobody's business any more. */
	since: number;
}

export interface PaymentReminderRules {
	steps: readonly PaymentReminderStep[];
	/** When reminders go out. */
	hours: BusinessHours;
}

export type UnpaidPayment = Pick<Payment, 'id' | 'status' | 'dueDate'> & {
	/** The day it was made, `YYYY-MM-DD`; null where it is not known. */
	createdOn: string | null;
};

export type PaymentReminderReason =
	/** n8n or the vendor was not there for so long that the reminder says what is not so any more. */
	| 'tooLate'
	/** Several were due at once: the last one goes out. */
	| 'laterStepDue'
	/** The charge was made on that day or later: the customer has just got it. */
	| 'madeLater';

export interface PaymentReminder extends Omit<PaymentReminderStep, 'since'> {
	/** Of the payment, its due date and the step: a payment that gets another due date is reminded of that one. */
	key: string;
	dueAt: number;
}

export interface PaymentStand {
	skipped: (PaymentReminder & { reason: PaymentReminderReason })[];
	/** At most one goes out. */
	due: PaymentReminder | null;
	/** When to look again; null where there is nothing more to come. */
	next: number | null;
}

const dayMs = 86_400_000;

/** A reminder after the due date stays true; later than this it is a surprise. */
const latestMs = 7 * dayMs;

/** Steps that are over for longer than this are not even spoken of. */
const forgottenMs = 30 * dayMs;

/** What is to be said of a payment at a time (milliseconds since the epoch). `isTold` knows the keys that were told, skipped ones too. */
export function paymentStandOf(
	payment: UnpaidPayment,
	rules: PaymentReminderRules,
	isTold: (key: string) => boolean,
	now: number,
): PaymentStand {
	const { dueDate } = payment;
	if (dueDate === null || !isOpen(payment)) return { skipped: [], due: null, next: null };
	const planned = rules.steps.map((step) => ({ step, reminder: reminderOf(payment.id, dueDate, step, rules.hours) }));
	const coming = planned.filter(({ reminder }) => reminder.dueAt > now).map(({ reminder }) => reminder.dueAt);
	const open = planned
		.filter(({ step, reminder }) => reminder.dueAt <= now && reminder.dueAt >= step.since && !isTold(reminder.key))
		.map(({ reminder }) => ({ ...reminder, until: endOf(reminder, dueDate, rules.hours) }))
		.filter(({ until }) => now - until < forgottenMs)
		.toSorted((one, other) => other.dueAt - one.dueAt);
	const lastTold = Math.max(...planned.filter(({ reminder }) => isTold(reminder.key)).map(({ reminder }) => reminder.dueAt));
	const skipped: PaymentStand['skipped'] = [];
	let due: PaymentReminder | null = null;
	for (const { until, ...reminder } of open) {
		const isSuperseded = due !== null || lastTold > reminder.dueAt;
		const reason = isSuperseded ? 'laterStepDue' : reasonAgainst(reminder, until, payment, rules.hours, now);
		if (reason === undefined) due = reminder;
		else skipped.push({ ...reminder, reason });
	}
	return nowOrLater({ skipped, due, next: coming.length > 0 ? Math.min(...coming) : null }, payment, rules.hours, now);
}

/** The first and the last due date of which something may be to say now, `YYYY-MM-DD`. */
export function dueDatesToLookAt(
	steps: readonly Pick<PaymentReminderStep, 'time' | 'days'>[],
	today: string,
): { first: string; last: string } {
	const longest = (time: ReminderTime) => Math.max(0, ...steps.filter((step) => step.time === time).map(({ days }) => calendarDays(days)));
	return { first: addDays(today, -longest('after') - (latestMs + forgottenMs) / dayMs), last: addDays(today, longest('before')) };
}

/** So many calendar days hold so many business days, whatever holidays are among them. */
function calendarDays(days: number): number {
	return Math.ceil((days * 7) / 5) + 14;
}

function isOpen({ status }: Pick<UnpaidPayment, 'status'>): boolean {
	return status === 'pending' || status === 'overdue';
}

function reminderOf(id: string, dueDate: string, { time, days }: PaymentReminderStep, hours: BusinessHours): PaymentReminder {
	const day = reminderDay(dueDate, time, days, hours);
	return { key: `${id}/${dueDate}/${time} ${days}`, time, days, dueAt: momentOf(day, hours.from, hours.timeZone) };
}

/** What falls due on a day without business can be paid on the next one: it is overdue from then on. */
export function lastDayToPay(dueDate: string, hours: BusinessHours): string {
	let day = dueDate;
	while (!isBusinessDay(day, hours)) day = addDays(day, 1);
	return day;
}

function reminderDay(dueDate: string, time: ReminderTime, days: number, hours: BusinessHours): string {
	if (time !== 'before') {
		const noon = momentOf(lastDayToPay(dueDate, hours), 12 * 60, hours.timeZone);
		return localTime(addBusinessDays(noon, time === 'onDay' ? 0 : days, hours), hours.timeZone).slice(0, 10);
	}
	let day = dueDate;
	for (let left = days; left > 0; ) {
		day = addDays(day, -1);
		if (isBusinessDay(day, hours)) left--;
	}
	return day;
}

/** When it stops being true: "due tomorrow" is not said on the due date. */
function endOf({ time, dueAt }: PaymentReminder, dueDate: string, hours: BusinessHours): number {
	if (time === 'after') return dueAt + latestMs;
	const day = time === 'before' ? dueDate : addDays(lastDayToPay(dueDate, hours), 1);
	return momentOf(day, 0, hours.timeZone);
}

function reasonAgainst(
	{ time, dueAt }: PaymentReminder,
	until: number,
	{ createdOn }: UnpaidPayment,
	hours: BusinessHours,
	now: number,
): PaymentReminderReason | undefined {
	if (time !== 'after' && createdOn !== null && createdOn >= localTime(dueAt, hours.timeZone).slice(0, 10)) return 'madeLater';
	return nextBusinessMoment(now, hours) >= until ? 'tooLate' : undefined;
}

/** What was due at nine and is looked at at night waits for the morning; nobody is told to be overdue before the vendor says so. */
function nowOrLater(stand: PaymentStand, { status }: UnpaidPayment, hours: BusinessHours, now: number): PaymentStand {
	const { due, next } = stand;
	if (due === null) return stand;
	const opens = nextBusinessMoment(now, hours);
	const isTrue = due.time === 'after' ? status === 'overdue' : due.time === 'onDay' || status === 'pending';
	if (opens === now && isTrue) return stand;
	const again = opens === now ? now + 60_000 : opens;
	return { ...stand, due: null, next: next === null ? again : Math.min(next, again) };
}
