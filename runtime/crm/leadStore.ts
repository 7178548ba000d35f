import type { LeadNote, LeadQuery } from '../../domain/ports/leadKeeper';
import type { LeadOwner } from '../../domain/documents/lead';
import type { Connection } from '../client/connection';
import type { Vendor } from '../client/vendor';

/**
 * What a CRM keeps of a lead, as texts. `emailKey` and `phoneKey` hold what the CRM keeps unique: they name the person whatever a seller
 * writes into `email` and `phone`. A CRM that has no such field leaves it out.
 */
export const leadFields = [
	'firstName',
	'lastName',
	'email',
	'phone',
	'mobile',
	'company',
	'interest',
	'status',
	'source',
	'campaign',
	'consent',
	'owner',
	'step',
	'lastTouch',
	'stopReason',
	'emailKey',
	'phoneKey',
] as const;

export type LeadField = (typeof leadFields)[number];

/** An empty text empties the field. */
export type LeadFields = Partial<Record<LeadField, string>>;

export interface StoredLead {
	id: string;
	/** Those that are not empty. */
	fields: LeadFields;
	/** All numbers of the person, as they are written. */
	phones: readonly string[];
	createdAt: string | null;
	updatedAt: string | null;
	url: string | null;
	/** The CRM's own e-mails were unsubscribed from: no consent outlives that. */
	isUnsubscribed?: boolean;
	/** It became something else in the CRM, and takes nothing more. */
	isClosed?: true;
}

/** A line in a lead's timeline. */
export interface StoredNote {
	id: string;
	text: string;
	createdAt: string | null;
}

/**
 * A system of leads as the rules of this room use it. Look-ups answer the oldest first and never from an index that lags, where one can
 * choose. Methods, so that a store of a vendor's own records stands in for one of any.
 */
export interface BookStore<Stored extends StoredLead = StoredLead> {
	readonly vendor: Vendor;
	readonly connection: Connection;
	/** Those that the CRM has. */
	fields(): Promise<ReadonlySet<LeadField>>;
	/** Throws `notFound`. */
	read(id: string): Promise<Stored>;
	findByEmail(email: string): Promise<Stored[]>;
	/** `phone`: E.164; whoever has it in whatever spelling. */
	findByPhone(phone: string): Promise<Stored[]>;
	/** Throws `conflict` where a key is another record's, `unknownOutcome` where nobody answered. */
	create(fields: LeadFields): Promise<Stored>;
	/**
	 * Absolute values: it may be repeated. Throws `conflict` as `create`. `before`: as it stood, for what an answer leaves out; where a
	 * consent is written, the answer is of now.
	 */
	write(before: StoredLead, fields: LeadFields): Promise<Stored>;
	/** Those who can be given a lead; empty where leads have no owners. */
	owners(): Promise<LeadOwner[]>;
}

/** A CRM: it lists what changed, and has a timeline. */
export interface LeadStore<Stored extends StoredLead = StoredLead> extends BookStore<Stored> {
	/** How late a change may show up in `changedSince`, in milliseconds. */
	readonly lagMs: number;
	search(query: LeadQuery, limit: number): Promise<Stored[]>;
	changedSince(since: string): Promise<Stored[]>;
	/** The whole timeline of notes, the oldest first. */
	notes(leadId: string): Promise<StoredNote[]>;
	/** Not repeated: throws `unknownOutcome` where nobody answered. */
	addNote(leadId: string, text: string, at: LeadNote['at']): Promise<StoredNote>;
	/** Must not fail where it is gone. */
	removeNote(note: StoredNote): Promise<void>;
}

export function hasTimeline(store: BookStore): store is LeadStore {
	return 'addNote' in store;
}
