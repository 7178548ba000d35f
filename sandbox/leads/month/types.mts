/** What a month of leads is made of. Times are world milliseconds. */

export const leadSources = ['form', 'metaLeadAds', 'whatsApp', 'byHand'] as const;

/** A form of the site, a lead ad, somebody who writes by WhatsApp first, and a seller who types them into the CRM. */
export type LeadSource = (typeof leadSources)[number];

export type PhoneKind = 'mobile' | 'landline' | 'foreign' | 'none';

export interface LeadPerson {
  readonly index: number;
  readonly name: string;
  readonly email: string;
  /** E.164. */
  readonly phone: string | undefined;
  readonly phoneKind: PhoneKind;
  readonly company: string | undefined;
  /** Undefined where nobody asked. */
  readonly consent: { readonly service: boolean; readonly marketing: boolean } | undefined;
}

/** What a lead has of an earlier one of the same person. */
export type Double = 'first' | 'sameEmail' | 'samePhone' | 'both';

export interface Arrived {
  readonly what: 'arrived';
  /** `lead 17`. */
  readonly key: string;
  readonly at: number;
  readonly source: LeadSource;
  readonly person: number;
  readonly double: Double;
  /** As the person wrote it. */
  readonly name: string;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly company: string | undefined;
  readonly campaign: string;
  readonly consent: LeadPerson['consent'];
}

export interface Replied {
  readonly what: 'replied';
  readonly key: string;
  readonly at: number;
  readonly person: number;
  readonly channel: 'whatsApp' | 'email';
  readonly text: string;
}

export interface OptedOut {
  readonly what: 'optedOut';
  readonly key: string;
  readonly at: number;
  readonly person: number;
  readonly channel: 'whatsApp' | 'email';
  readonly text: string;
}

export interface LeadOutage {
  readonly what: 'outage';
  readonly key: string;
  readonly of: 'n8n' | 'crm';
  readonly at: number;
  readonly until: number;
}

export type LeadHappening = Arrived | Replied | OptedOut | LeadOutage;

export interface LeadMonth {
  readonly start: number;
  readonly end: number;
  readonly people: readonly LeadPerson[];
  /** In order of time. */
  readonly happenings: readonly LeadHappening[];
}
