import type { Lead, LeadCadence, LeadChannel, LeadConsent, LeadOwner } from '../documents/lead';

/** A lead as it comes in. What nobody said is null. */
export type LeadDraft = Pick<Lead, 'source' | 'campaign' | 'name' | 'email' | 'phone' | 'company' | 'interest' | 'status' | 'consent'>;

/** Who gets a lead that has no owner. `inTurn`: by the lead's own identity, so that a repetition finds the same one. */
export type OwnerChoice = { kind: 'none' } | { kind: 'chosen'; id: string } | { kind: 'inTurn'; ids: readonly string[] };

export interface CaptureRequest {
	draft: LeadDraft;
	owner: OwnerChoice;
}

export interface CapturedLead {
	lead: Lead;
	/** It was there already, under its e-mail or its phone. */
	found: boolean;
	/** Fields that were empty and got a value, in the document's words; of a new lead none. */
	completed: string[];
}

/** Empty fields do not narrow the search. Moments are ISO 8601. */
export interface LeadQuery {
	email?: string;
	/** In any spelling. */
	phone?: string;
	/** In the CRM's own word. */
	status?: string;
	ownerId?: string;
	createdFrom?: string;
	changedFrom?: string;
	/** Those that a sequence may write to: nobody and nothing has stopped it. */
	isInCadence?: boolean;
}

/** What is to be otherwise; a field that is absent stays as it is, null empties it. */
export interface LeadChanges extends Partial<Pick<Lead, 'campaign' | 'name' | 'email' | 'phone' | 'company' | 'interest'>> {
	/** The CRM's own word. */
	status?: string;
	ownerId?: string | null;
	consent?: LeadConsent;
	cadence?: Partial<LeadCadence>;
}

/** Something that was said to a lead, or by it. */
export interface LeadNote {
	/** Names this note once and for all, e.g. the message's id, or lead and step. */
	key: string;
	channel: LeadChannel;
	/** What was sent, as the seller is to read it. */
	text: string;
	/** When it was sent (ISO 8601). */
	at: string;
	/** The step of a sequence that this was: it is recorded with the time; absent for a message that belongs to none. */
	step?: number;
}

export interface CadenceStop {
	/** One of `stopReasons`, or words of one's own. */
	reason: string;
	/** ISO 8601. */
	at: string;
}

/** A system where a lead is kept once, found again and changed. Ids are its own. */
export interface LeadBook {
	/** Finds the lead by e-mail, then by phone in every spelling, and fills in what is empty; makes it where there is none. */
	capture(request: CaptureRequest): Promise<CapturedLead>;
	/** As it stands now, never from an index that lags behind. Throws `notFound`. */
	get(id: string): Promise<Lead>;
	/** All leads of the person, the oldest first. */
	find(person: Pick<LeadQuery, 'email' | 'phone'>): Promise<Lead[]>;
	/** Writes what it is told to write, over what stands there, too. */
	update(id: string, changes: LeadChanges): Promise<Lead>;
	/** The first reason stands, but `optedOut` counts more than any other and takes the consent back. `unchanged`: it had stopped before. */
	stopCadence(id: string, stop: CadenceStop): Promise<{ lead: Lead; unchanged: boolean }>;
}

/** A CRM: it lists its leads, has sellers to give them to, and a timeline of what was said. */
export interface LeadKeeper extends LeadBook {
	/** The newest first. */
	getMany(query: LeadQuery, limit: number): Promise<Lead[]>;
	/** Puts a line into the lead's timeline, once a key. `found`: it stood there already. */
	note(id: string, note: LeadNote): Promise<{ lead: Lead; found: boolean }>;
	/** Those who can be given a lead. */
	listOwners(): Promise<LeadOwner[]>;
	/**
	 * All that were made or changed at or after `since` (ISO 8601), the oldest change first. CRMs show a change seconds or minutes late:
	 * who asks again goes back by `lagMs`.
	 */
	listChanged(since: string): Promise<Lead[]>;
	/** How late a change may show up in `listChanged`, in milliseconds, the grain of the CRM's times included. */
	readonly lagMs: number;
	/** The tables that leads can be kept in; absent where the CRM has one place for them. */
	tables?(): Promise<{ id: string; name: string }[]>;
}
