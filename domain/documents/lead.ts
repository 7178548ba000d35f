import { isEmail } from '../values/email';
import type { Problem } from '../values/problem';

/** By which somebody may be written to or called. */
export const leadChannels = ['whatsapp', 'email', 'phone'] as const;

export type LeadChannel = (typeof leadChannels)[number];

/** What the person agreed to, with what proves it (LGPD, art. 8). */
export interface LeadConsent {
	/** Null where nobody asked, or nobody knows: nothing is sent then. `false`: refused, or taken back. */
	given: boolean | null;
	/** When it was given, refused or taken back; ISO 8601. */
	at: string | null;
	/** What was agreed and where: the text or its version, the form, the advertisement, the address it came from. */
	proof: string | null;
	/** What it is about; empty for every channel. */
	channels: LeadChannel[];
}

/** The seller; names are null where the CRM does not tell them, as of one who has left. */
export interface LeadOwner {
	id: string;
	name: string | null;
	email: string | null;
	/** E.164 where it could be read, else as written. */
	phone: string | null;
}

/**
 * Why a sequence ends, in the package's own words. The CRM's field may hold any other text: a person who writes something there stops
 * the sequence, too.
 */
export const stopReasons = ['replied', 'booked', 'paid', 'optedOut', 'seller', 'noConsent', 'unreachable', 'finished'] as const;

export type StopReason = (typeof stopReasons)[number];

/** How far a sequence has come, as it stands in the CRM's own fields. */
export interface LeadCadence {
	/** The last step that was carried out; 0 before the first one. */
	step: number;
	/** When that was (ISO 8601). */
	lastTouch: string | null;
	/** One of `stopReasons`, or a person's own text; null while the sequence goes on. */
	stopReason: string | null;
}

/** Somebody who may become a customer, as a form tells it or as a CRM keeps it. */
export interface Lead {
	/** The CRM's own id; null for one that no CRM has yet. */
	id: string | null;
	/** Which CRM keeps it (`hubSpot`); null for one that no CRM has yet. */
	vendor: string | null;
	/** Where the person came from: `site`, `meta`, `google`, a form's name. */
	source: string | null;
	campaign: string | null;
	name: string | null;
	email: string | null;
	/** E.164 where it could be read, else as written. */
	phone: string | null;
	company: string | null;
	/** What the person asks for, in the person's own words. */
	interest: string | null;
	owner: LeadOwner | null;
	consent: LeadConsent;
	/** The CRM's own word; null where it has none. */
	status: string | null;
	cadence: LeadCadence;
	/** The lead's page in the CRM. */
	url: string | null;
	/** ISO 8601; null for one that no CRM has yet. */
	createdAt: string | null;
	/** As `createdAt`. */
	updatedAt: string | null;
	/** What a person has to look at: a number that nobody can call, a second record of the same person, an owner who has left. */
	problems: Problem[];
}

export const noConsent: LeadConsent = { given: null, at: null, proof: null, channels: [] };

export const noCadence: LeadCadence = { step: 0, lastTouch: null, stopReason: null };

/** Whether a message may go out by this channel: only a consent that was given counts. */
export function mayWrite({ consent }: Pick<Lead, 'consent'>, channel: LeadChannel): boolean {
	return consent.given === true && (consent.channels.length === 0 || consent.channels.includes(channel));
}

/** By which of them a message may go out and has somewhere to go; a landline is no reason here, because only WhatsApp knows of it. */
export function writableBy(lead: Pick<Lead, 'consent' | 'email' | 'phone'>): { email: boolean; whatsapp: boolean } {
	return {
		// "Não tem", or two addresses: no server takes it.
		email: lead.email !== null && isEmail(lead.email) && mayWrite(lead, 'email'),
		whatsapp: lead.phone !== null && mayWrite(lead, 'whatsapp'),
	};
}
