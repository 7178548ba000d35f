import type { Lead } from '../documents/lead';
import type { FormAnswer } from '../leads/leadFromFields';
import type { ReportSource } from './eventSource';

/** `lead.test`: made by the vendor's testing tool, nobody is behind it. */
export const leadSourceEvents = ['lead.received', 'lead.test'] as const;

export type LeadSourceEvent = (typeof leadSourceEvents)[number];

/** Something of the vendor's with its own id; the name is null where the login may not see it. */
export interface Named {
	id: string;
	name: string | null;
}

/** Where somebody left their data. What there is none of, as of an advertisement where nobody paid for one, is null. */
export interface LeadOrigin {
	/** The vendor's id of what was sent in. */
	leadId: string;
	/** `facebook`, `instagram`, or the vendor's own word. */
	platform: string | null;
	page: Named;
	form: Named | null;
	ad: Named | null;
	adSet: Named | null;
	campaign: Named | null;
	/** Found without an advertisement; null where the vendor does not tell. */
	isOrganic: boolean | null;
	isTest: boolean;
}

/** What stands on the item. `answers`: what was asked beyond the lead's own fields. */
export interface LeadDocuments {
	lead: Lead;
	answers: FormAnswer[];
	origin: LeadOrigin;
}

/** A place where people leave their data and that reports them; `topics` are `LeadSourceEvent`s. */
export interface LeadSource extends ReportSource<LeadDocuments> {
	/** What a GET by the vendor has to be answered with; undefined where it is no such question, or not by the vendor. */
	handshake(query: string | undefined): string | undefined;
}
