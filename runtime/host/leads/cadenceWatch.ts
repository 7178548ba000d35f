import type { IDataObject } from 'n8n-workflow';
import type { Lead } from '../../../domain/documents/lead';
import {
	latestMs,
	standOf,
	type CadenceRules,
	type CadenceStand,
	type CadenceTouch,
	type StepSkipReason,
} from '../../../domain/leads/cadence';
import { isoMoment } from '../../../domain/values/isoMoment';
import { touchText } from '../../../domain/leads/touchText';
import { flowVariables } from '../../../domain/messaging/flowVariables';
import type { LeadKeeper } from '../../../domain/ports/leadKeeper';
import { attempt } from '../../errors/attempt';
import { hasClass } from '../../errors/integrationError';
import { changedSince } from './changeClock';
import type { LeadEvent } from './leadEvent';

export const cadenceEventTypes = ['cadence.due', 'cadence.skipped', 'cadence.stopped'] as const;

export type CadenceEventType = (typeof cadenceEventTypes)[number];

export type CadenceEvent = LeadEvent<CadenceEventType>;

/** What is kept between two looks. The state of a sequence stands in the CRM; this only says whom to look at, and what was started. */
export interface CadenceMemory {
	/** When the trigger was first switched on; absent before that. Moments are milliseconds since the epoch. */
	since?: number;
	/** Up to when changes are known, by the CRM's clock. */
	clock?: number;
	/** When to look at a lead again, by its id; null for those whose touch the CRM does not know of yet. */
	followed: Record<string, number | null>;
	/** Touches that were started, and other events that were told, with the time of it. */
	told: Record<string, number>;
	/** Steps that were started and are not recorded in the CRM, by the lead's id. */
	open?: Record<string, number>;
}

/**
 * Which touches of a lead were started. A seller may write the time of a call into the last touch while a step waits for the morning, or its
 * execution is red: it is the same step all the same. People write minutes; a sequence that is begun anew has the milliseconds of that.
 */
export function startedOf({ told, open = {} }: CadenceMemory, { id, cadence }: Lead): (key: string) => boolean {
	const isOpen = id !== null && open[id] === cadence.step + 1 && isoMoment(cadence.lastTouch) % 60_000 === 0;
	return (key) => told[key] !== undefined || (isOpen && key.startsWith(`${id}/step ${open[id]} after `));
}

const dayMs = 86_400_000;

/** A person answers within that time, or the sequence is forgotten anyway. */
const toldMs = 60 * dayMs;

/** So many leads one after the other, and it is the CRM that is away. */
const mostFaults = 3;

/** One round asks for so many leads one by one; the others come a minute later. */
const mostAtOnce = 200;

/**
 * Looks once: learns of changed leads, then reads each one whose time has come as it stands now, and tells what there is to do. `tell` is
 * called when the memory says that it was told, and has to keep both or neither. A look that fails leaves the clock, so that the next one
 * finds the same. `isStart`: everybody who may be under way is looked up anew, because the steps may be others now. A look may take a while:
 * the hour that counts is the one when the lead has been read.
 */
export async function lookForTouches(
	keeper: LeadKeeper,
	rules: Omit<CadenceRules, 'since'>,
	memory: CadenceMemory,
	clock: () => number,
	tell: (event: CadenceEvent) => void,
	isStart = false,
): Promise<void> {
	const now = clock();
	const since = (memory.since ??= now);
	const watch: Watch = { rules: { ...rules, since }, memory, now: clock, tell };
	const before = memory.clock ?? now;
	const changes = await changedSince(keeper, isStart ? Math.min(before, now - reachMs(rules)) : before, now);
	for (const lead of changes.leads) follow(watch, lead);
	const failure = await lookAtEach(keeper, watch);
	memory.clock = Math.max(before, changes.clock);
	memory.told = Object.fromEntries(Object.entries(memory.told).filter(([, at]) => at > now - toldMs));
	if (failure) throw failure.error;
}

interface Watch {
	rules: CadenceRules;
	memory: CadenceMemory;
	now: () => number;
	tell: (event: CadenceEvent) => void;
}

/** Who is under way was changed by the last touch, and waits for the next one no longer than the longest of its steps. */
function reachMs({ steps }: Pick<CadenceRules, 'steps'>): number {
	const dayOf = { minutes: 1 / 1_440, hours: 1 / 24, days: 1, businessDays: 3 } as const;
	return Math.max(0, ...steps.map(({ after }) => after.amount * dayOf[after.unit])) * dayMs + latestMs;
}

/** What a list says of a lead is enough to know when to look at it, and no more: it may lag behind. */
function follow({ rules, memory, now: clock }: Watch, lead: Lead): void {
	if (lead.id === null) return;
	const now = clock();
	const { next } = standOf(lead, rules, startedOf(memory, lead), now);
	if (next.kind === 'waiting') memory.followed[lead.id] = next.until;
	if (next.kind === 'due') memory.followed[lead.id] = now;
	if (next.kind === 'unrecorded') memory.followed[lead.id] = null;
	if (next.kind === 'stopped' && (lead.id in memory.followed || isNew(lead, rules)) && memory.told[next.key] === undefined)
		memory.followed[lead.id] = now;
}

/** Somebody whom this sequence was to begin with, and who is stopped before the first step. */
function isNew({ createdAt, consent }: Lead, { since }: CadenceRules): boolean {
	return Math.max(Date.parse(createdAt ?? '') || 0, Date.parse(consent.at ?? '') || 0) >= since;
}

async function lookAtEach(keeper: LeadKeeper, watch: Watch): Promise<{ error: unknown } | undefined> {
	const { memory } = watch;
	const now = watch.now();
	const due = Object.entries(memory.followed)
		.filter((each): each is [string, number] => each[1] !== null && each[1] <= now)
		.toSorted(([, one], [, other]) => one - other)
		.slice(0, mostAtOnce);
	let failure: { error: unknown } | undefined;
	let inARow = 0;
	for (const [id] of due) {
		const outcome = await attempt(keeper.get(id));
		inARow = outcome.ok ? 0 : inARow + 1;
		if (outcome.ok) lookAt(watch, id, outcome.value);
		else if (hasClass(outcome.error, 'notFound')) delete memory.followed[id];
		else {
			failure ??= { error: outcome.error };
			// The others would meet the same fault; that of one lead alone must not keep them back for ever.
			if (hasClass(outcome.error, 'rateLimited', 'auth') || inARow === mostFaults) break;
		}
	}
	return failure;
}

/** `lead`: as it stands now. */
function lookAt(watch: Watch, id: string, lead: Lead): void {
	const { rules, memory } = watch;
	const now = watch.now();
	const { next, skipped } = standOf(lead, rules, startedOf(memory, lead), now);
	const open = (memory.open ??= {});
	if (next.kind !== 'unrecorded') delete open[id];
	if (next.kind === 'due') open[id] = next.touch.step;
	for (const touch of skipped) tellOnce(watch, touchEvent(lead, rules, touch, touch.reason));
	memory.followed[id] = next.kind === 'waiting' ? next.until : null;
	if (next.kind === 'stopped' || next.kind === 'none') delete memory.followed[id];
	if (next.kind === 'due') tellOnce(watch, touchEvent(lead, rules, next.touch));
	if (next.kind === 'stopped') tellOnce(watch, stopEvent(lead, next, now));
}

function tellOnce({ memory, now, tell }: Watch, event: CadenceEvent): void {
	if (memory.told[event.key] !== undefined) return;
	memory.told[event.key] = now();
	tell(event);
}

/** With the fields that a flow needs lying flat on the item, so that e-mail and sheets need no expression of one's own. */
export function touchEvent(lead: Lead, { steps }: Pick<CadenceRules, 'steps'>, touch: CadenceTouch, reason?: StepSkipReason): CadenceEvent {
	const { step, channel, dueAt, key } = touch;
	const { subject, text } = touchText(steps[step - 1]!, lead);
	const beside: IDataObject = {
		...flowVariables({ lead }),
		channel,
		step,
		steps: steps.length,
		dueAt: new Date(dueAt).toISOString(),
		to: (channel === 'email' ? lead.email : lead.phone) ?? '',
		subject,
		// The seller reads something in the CRM, whatever the template of WhatsApp says.
		text: text === '' ? `Step ${step} of ${steps.length}` : text,
		reason: reason ?? null,
	};
	if (reason === undefined) return { type: 'cadence.due', key, at: dueAt, lead, beside };
	return { type: 'cadence.skipped', key: `${key}/${reason}`, at: dueAt, lead, beside };
}

function stopEvent(lead: Lead, { reason, key }: Extract<CadenceStand['next'], { kind: 'stopped' }>, now: number): CadenceEvent {
	const { step } = lead.cadence;
	return {
		type: 'cadence.stopped',
		key,
		at: Date.parse(lead.updatedAt ?? '') || now,
		lead,
		beside: { ...flowVariables({ lead }), step, reason },
	};
}
