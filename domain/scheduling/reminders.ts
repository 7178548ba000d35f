import type { CalendarEntry } from '../ports/appointmentSource';
import { canonicalStart, startOf } from './startOf';

/**
 * What becomes of a reminder whose time had passed when the appointment was booked or moved:
 * - `shorterOnly`: it is left out, those of shorter leads come at their time
 * - `atOnce`: it comes now
 * - `none`: an appointment that is booked so late gets no reminder at all
 */
export type LateBooking = 'shorterOnly' | 'atOnce' | 'none';

export interface ReminderRules {
	/** Minutes before the start. */
	leads: readonly number[];
	lateBooking: LateBooking;
	/** When an appointment of a whole day begins, in minutes after midnight. */
	wholeDayMinutes: number;
	/** What had been due before is nobody's business any more: when the trigger was first switched on. */
	since: number;
	/** The same of leads that were added later. */
	leadsSince?: Readonly<Record<number, number>>;
}

export type SkipReason =
	/** Its time had passed when the appointment was booked or moved. */
	| 'bookedInsideLead'
	/** It was due before the trigger was switched on. */
	| 'dueBeforeActivation'
	/** Several were due at once: the one of the shortest lead goes out. */
	| 'shorterLeadDue'
	/** n8n or the calendar was not there at its time, and now the appointment has begun or is about to. */
	| 'tooLate'
	| 'declined'
	/** There is no number that WhatsApp reaches. */
	| 'noPhone';

export interface Reminder {
	/** Of calendar, appointment, start and lead, and of the reason where it is skipped: the same for as long as none of them changes. */
	key: string;
	/** What is to be remembered, so that nothing more is said: with `key` alone it may still go out, once its reason is gone. */
	told: readonly string[];
	leadMinutes: number;
	dueAt: number;
	/** Undefined where it goes out. */
	reason?: SkipReason;
}

export interface ReminderSubject extends Pick<CalendarEntry, 'appointment' | 'createdAt' | 'isDeclined'> {
	/** When it was last moved, as far as that was seen. */
	movedAt?: number;
	canBeReached: boolean;
}

type Lead = Pick<Reminder, 'key' | 'leadMinutes' | 'dueAt'>;

const minuteMs = 60_000;

/** A reminder that is later than this has been held up: the minute's round alone takes no longer. */
const heldUpMs = 5 * minuteMs;

/** What is held up is of use as long as there is still this much time, or half the lead where that is less. */
const usefulMs = 15 * minuteMs;

/**
 * What is to be said now of an appointment's reminders that nothing was said of before: one at most goes out, the others are skipped
 * with the reason. A cancelled appointment has none.
 */
export function remindersAt(subject: ReminderSubject, rules: ReminderRules, isTold: (key: string) => boolean, now: number): Reminder[] {
	const start = startOf(subject.appointment, rules.wholeDayMinutes);
	if (subject.appointment.status === 'cancelled' || Number.isNaN(start)) return [];
	const open = [...new Set(rules.leads)]
		.map((leadMinutes) => ({ key: reminderKey(subject, leadMinutes), leadMinutes, dueAt: start - leadMinutes * minuteMs }))
		.filter(({ key, dueAt }) => dueAt <= now && !isTold(key))
		.toSorted((one, other) => one.leadMinutes - other.leadMinutes);
	let isOut = false;
	const reminders = open.map((lead): Reminder => {
		const reason = reasonAgainst(lead, start, subject, rules, now) ?? (isOut ? 'shorterLeadDue' : undefined);
		if (reason === undefined) isOut = true;
		return reason === undefined ? { ...lead, told: [lead.key] } : skipped(lead, reason);
	});
	return reminders.filter(({ key }) => !isTold(key));
}

/** These may pass: the customer comes after all, a number is written into the calendar. */
const passing: readonly SkipReason[] = ['declined', 'noPhone'];

function skipped(lead: Lead, reason: SkipReason): Reminder {
	const key = `${lead.key}/${reason}`;
	return { ...lead, key, told: passing.includes(reason) ? [key] : [key, lead.key], reason };
}

/** `calendar/event/start/120m`. */
export function reminderKey({ appointment }: Pick<ReminderSubject, 'appointment'>, leadMinutes: number): string {
	return `${appointment.id}/${canonicalStart(appointment)}/${leadMinutes}m`;
}

function reasonAgainst(
	{ leadMinutes, dueAt }: Lead,
	start: number,
	subject: ReminderSubject,
	rules: ReminderRules,
	now: number,
): SkipReason | undefined {
	const madeAt = Math.max(Date.parse(subject.createdAt ?? '') || 0, subject.movedAt ?? 0);
	const since = Math.max(rules.since, rules.leadsSince?.[leadMinutes] ?? 0);
	const isNew = madeAt > since;
	if (dueAt < since && !(isNew && madeAt > dueAt)) return 'dueBeforeActivation';
	if (subject.isDeclined) return 'declined';
	if (!subject.canBeReached) return 'noPhone';
	if (start <= now) return 'tooLate';
	if (isNew && isLeftOut(dueAt, madeAt, start, rules)) return 'bookedInsideLead';
	const isHeldUp = now - Math.max(dueAt, madeAt) > heldUpMs;
	return isHeldUp && start - now < Math.min(usefulMs, (leadMinutes * minuteMs) / 2) ? 'tooLate' : undefined;
}

function isLeftOut(dueAt: number, madeAt: number, start: number, { leads, lateBooking }: ReminderRules): boolean {
	if (lateBooking === 'none') return madeAt > start - Math.max(...leads) * minuteMs;
	return lateBooking === 'shorterOnly' && madeAt > dueAt;
}
