import { mayWrite, type Lead } from '../documents/lead';
import { isEmail } from '../values/email';
import { isoMoment } from '../values/isoMoment';
import { readPhone } from '../values/phone';
import { timeZoneOf } from '../values/phoneZone';
import { addBusinessDays, nextBusinessMoment, type BusinessHours } from './businessHours';
import { touchText, type WrittenText } from './touchText';

/** A sequence of touches. How far a lead has come stands in the CRM's own fields; what is due follows from them and the time. */

export type CadenceChannel = 'whatsapp' | 'email';

export interface CadenceStep extends WrittenText {
	channel: CadenceChannel;
	/** How long after the capture, or after the touch before. */
	after: { amount: number; unit: 'minutes' | 'hours' | 'days' | 'businessDays' };
	from: 'capture' | 'lastTouch';
	/** Not only in business hours: a first answer may go out at once. */
	isAnyTime: boolean;
}

export interface CadenceRules {
	/** Step 1 is the first. */
	steps: readonly CadenceStep[];
	/** By the clock of the lead's area code; `timeZone` counts where there is none. */
	hours: BusinessHours;
	/** The CRM's words for leads that nobody works on yet: with any other the seller has taken over. Empty for any. */
	openStatuses: readonly string[];
	/** Milliseconds since the epoch: who was captured before that, and had no touch yet, is none of this sequence's. */
	since: number;
}

export type StepSkipReason =
	| 'noPhone'
	| 'landline'
	| 'noEmail'
	/** There is a consent, but not to this channel. */
	| 'channelNotAgreed'
	/** The text speaks of what the CRM does not say of this lead. */
	| 'variableMissing'
	/** n8n or the CRM was not there for so long that the touch is of no use any more. */
	| 'tooLate';

export interface CadenceTouch {
	/** Of the lead, the step and the touch before it: each touch goes out once, and once more where a person begins the sequence anew. */
	key: string;
	step: number;
	channel: CadenceChannel;
	dueAt: number;
}

export interface SkippedTouch extends CadenceTouch {
	reason: StepSkipReason;
}

export interface CadenceStand {
	/** Steps before the next one that cannot be carried out; as long as that one has not been, they may become possible again. */
	skipped: SkippedTouch[];
	next:
		| { kind: 'due'; touch: CadenceTouch }
		| { kind: 'waiting'; until: number }
		/** The touch has started, and the CRM does not say yet that it was carried out. */
		| { kind: 'unrecorded'; touch: CadenceTouch }
		/** `reason`: one of `stopReasons`, or a person's own text. */
		| { kind: 'stopped'; reason: string; key: string }
		/** This sequence has nothing to do with the lead. */
		| { kind: 'none' };
}

/** What is later than this is no touch but a surprise. */
export const latestMs = 7 * 86_400_000;

/**
 * Where a lead stands in a sequence at a time (milliseconds since the epoch). `isStarted` knows the touches that were handed out: none
 * is due twice, and none beside it as long as the CRM does not know of it.
 */
export function standOf(lead: Lead, rules: CadenceRules, isStarted: (key: string) => boolean, now: number): CadenceStand {
	const isOlder = lead.cadence.step === 0 && Math.max(captureOf(lead), touchedAt(lead)) < rules.since;
	if (lead.id === null || Number.isNaN(captureOf(lead)) || isOlder) return { skipped: [], next: { kind: 'none' } };
	const reason = stopReasonOf(lead, rules);
	if (reason !== null) return { skipped: [], next: stopped(lead, reason) };
	return nextTouch(lead, rules, isStarted, now);
}

/** When somebody asked to be written to: who was in the CRM already is captured by the form that brings the consent. */
function captureOf({ createdAt, consent }: Lead): number {
	return Math.max(Date.parse(createdAt ?? ''), Date.parse(consent.at ?? '') || 0);
}

/** 0 for somebody to whom nothing was sent; a sequence that is begun anew has no step, and the time of that. */
function touchedAt({ cadence }: Lead): number {
	return isoMoment(cadence.lastTouch) || 0;
}

function nextTouch(lead: Lead, rules: CadenceRules, isStarted: (key: string) => boolean, now: number): CadenceStand {
	const hours = hoursOf(lead, rules.hours);
	const capturedAt = captureOf(lead);
	const done = lead.cadence.step;
	let base = Math.max(capturedAt, touchedAt(lead));
	const startedStep = rules.steps.findLastIndex((_, index) => index >= done && isStarted(touchKey(lead, index + 1))) + 1;
	const skipped: SkippedTouch[] = [];
	for (let step = done + 1; step <= rules.steps.length; step++) {
		const rule = rules.steps[step - 1]!;
		// Where a step falls out, those behind it keep their time.
		base = dueAtOf(rule, rule.from === 'capture' ? capturedAt : base, hours, base);
		const touch = { key: touchKey(lead, step), step, channel: rule.channel, dueAt: base };
		if (step === startedStep) return { skipped: [], next: { kind: 'unrecorded', touch } };
		if (step < startedStep) continue;
		if (base > now) return { skipped, next: { kind: 'waiting', until: base } };
		const reason = reasonAgainst(lead, touch, rule, now);
		if (reason === undefined) return { skipped, next: nowOrLater(touch, rule, hours, now) };
		skipped.push({ ...touch, reason });
	}
	return { skipped, next: stopped(lead, skipped.length === rules.steps.length ? 'unreachable' : 'finished') };
}

function touchKey(lead: Lead, step: number): string {
	const before = touchedAt(lead);
	return `${lead.id}/step ${step} after ${before === 0 ? 'capture' : new Date(before).toISOString()}`;
}

/** What was due at six and is looked at later waits for the next morning. */
function nowOrLater(touch: CadenceTouch, { isAnyTime }: CadenceStep, hours: BusinessHours, now: number): CadenceStand['next'] {
	const at = isAnyTime ? now : nextBusinessMoment(now, hours);
	return at === now ? { kind: 'due', touch } : { kind: 'waiting', until: at };
}

/** A touch never comes before the one that it follows, however its time is counted. */
function dueAtOf({ after, isAnyTime }: CadenceStep, from: number, hours: BusinessHours, earliest: number): number {
	const at = Math.max(later(from, after, hours), earliest);
	return isAnyTime ? at : nextBusinessMoment(at, hours);
}

const unitMs = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;

function later(from: number, { amount, unit }: CadenceStep['after'], hours: BusinessHours): number {
	return unit === 'businessDays' ? addBusinessDays(from, amount, hours) : from + amount * unitMs[unit];
}

function hoursOf({ phone }: Lead, hours: BusinessHours): BusinessHours {
	const reading = readPhone(phone);
	const timeZone = reading.valid ? timeZoneOf(reading.e164) : null;
	return timeZone === null ? hours : { ...hours, timeZone };
}

/** Why nothing more is sent; null while the sequence goes on. */
function stopReasonOf({ cadence, consent, status }: Lead, { openStatuses }: CadenceRules): string | null {
	if (cadence.stopReason !== null) return cadence.stopReason;
	// "Liguei dia 5" where the time of the last touch stands: when the next one is due, nobody can tell any more.
	if (cadence.lastTouch !== null && Number.isNaN(isoMoment(cadence.lastTouch))) return 'seller';
	if (consent.given === false) return 'optedOut';
	if (consent.given === null) return 'noConsent';
	return openStatuses.length > 0 && status !== null && !openStatuses.some((word) => sameWord(word, status)) ? 'seller' : null;
}

function sameWord(one: string, other: string): boolean {
	return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function stopped(lead: Lead, reason: string): CadenceStand['next'] {
	return { kind: 'stopped', reason, key: `${touchKey(lead, lead.cadence.step)}, stopped: ${reason}` };
}

function reasonAgainst(lead: Lead, { channel, dueAt }: CadenceTouch, step: CadenceStep, now: number): StepSkipReason | undefined {
	if (!mayWrite(lead, channel)) return 'channelNotAgreed';
	const unreachable = channel === 'email' ? reasonAgainstEmail(lead) : reasonAgainstPhone(lead);
	if (unreachable !== undefined) return unreachable;
	if (touchText(step, lead).missing.length > 0) return 'variableMissing';
	return now - dueAt > latestMs ? 'tooLate' : undefined;
}

function reasonAgainstEmail({ email }: Lead): StepSkipReason | undefined {
	return email !== null && isEmail(email) ? undefined : 'noEmail';
}

function reasonAgainstPhone({ phone }: Lead): StepSkipReason | undefined {
	const reading = readPhone(phone);
	if (!reading.valid) return 'noPhone';
	return reading.kind === 'landline' ? 'landline' : undefined;
}
