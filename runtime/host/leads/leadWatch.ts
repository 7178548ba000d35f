import { createHash } from 'crypto';
import type { Lead } from '../../../domain/documents/lead';
import type { LeadKeeper } from '../../../domain/ports/leadKeeper';
import { changedSince } from './changeClock';
import type { LeadEvent } from './leadEvent';

export const leadEventTypes = ['lead.created', 'lead.changed'] as const;

export type LeadEventType = (typeof leadEventTypes)[number];

/** What is kept between two looks. */
export interface LeadMemory {
	/** When the trigger was first switched on (milliseconds since the epoch); absent before that. */
	since?: number;
	/** Up to when changes are known, by the CRM's clock. */
	clock?: number;
	/** How leads stood that changed lately, by their ids. */
	known: Record<string, KnownLead>;
}

interface KnownLead {
	print: string;
	/** ISO 8601. */
	updatedAt: string | null;
}

const dayMs = 86_400_000;

/** So far back a first look learns how leads stand; what changed earlier and changes again is told without knowing how it stood. */
const learntMs = 7 * dayMs;

/** For a clock of the CRM that is behind. */
const clockDriftMs = 5 * 60_000;

const mostKnown = 20_000;

/** Somebody imports a list: so many are told in one round, the others a minute later. */
const mostAtOnce = 200;

/**
 * Looks once. `tell` is called for each event when the memory says that it was told, and has to keep both or neither; at the end the clock is moved.
 * The first look tells nothing: what there is was there before.
 */
export async function lookForLeads(
	keeper: LeadKeeper,
	memory: LeadMemory,
	now: number,
	tell: (event: LeadEvent<LeadEventType>) => void,
): Promise<void> {
	const isFirst = memory.clock === undefined;
	const keptSince = now - Math.max(learntMs, keeper.lagMs) * 4;
	const { leads, clock } = await changedSince(keeper, memory.clock ?? now - learntMs, now);
	const since = (memory.since ??= now);
	// Who came before that, and is not known any more, was told long ago; but for those who came while n8n was off.
	const newSince = Math.max(since - keeper.lagMs - clockDriftMs, Math.min(keptSince, memory.clock ?? now));
	let told = 0;
	for (const lead of leads) {
		// The clock stays, so that the next look finds the rest.
		if (told === mostAtOnce) return;
		if (lead.id === null) continue;
		const before = memory.known[lead.id];
		if (isOlder(lead, before)) continue;
		const print = printOf(lead);
		memory.known[lead.id] = { print, updatedAt: lead.updatedAt };
		const event = isFirst ? undefined : eventOf(lead, lead.id, before, print, newSince, now);
		if (event === undefined) continue;
		told++;
		tell(event);
	}
	memory.clock = isFirst ? Math.max(clock, now - clockDriftMs) : clock;
	forgetOldest(memory, keptSince);
}

/** An index that lags may show again how a lead stood before. */
function isOlder({ updatedAt }: Lead, before: KnownLead | undefined): boolean {
	return before !== undefined && Date.parse(updatedAt ?? '') < Date.parse(before.updatedAt ?? '');
}

function eventOf(
	lead: Lead,
	id: string,
	before: KnownLead | undefined,
	print: string,
	newSince: number,
	now: number,
): LeadEvent<LeadEventType> | undefined {
	const createdAt = Date.parse(lead.createdAt ?? '');
	if (before === undefined && createdAt >= newSince) return { type: 'lead.created', key: id, at: createdAt, lead };
	if (before?.print === print) return undefined;
	const at = Date.parse(lead.updatedAt ?? '') || now;
	return { type: 'lead.changed', key: `${id}/${lead.updatedAt ?? ''}/${print}`, at, lead };
}

/** What a person sees of a lead. How far a sequence has come is left out: a flow that writes it would start itself. */
function printOf({ name, email, phone, company, interest, source, campaign, owner, consent, status, cadence }: Lead): string {
	const seen = [
		name,
		email,
		phone,
		company,
		interest,
		source,
		campaign,
		owner?.id,
		consent.given,
		consent.channels,
		status,
		cadence.stopReason,
	];
	return createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, 16);
}

function forgetOldest(memory: LeadMemory, before: number): void {
	const kept = Object.entries(memory.known)
		.filter(([, { updatedAt }]) => !(Date.parse(updatedAt ?? '') < before))
		.toSorted(([, one], [, other]) => (one.updatedAt ?? '').localeCompare(other.updatedAt ?? ''));
	memory.known = Object.fromEntries(kept.slice(-mostKnown));
}
