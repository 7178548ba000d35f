/** What the console's page shows: everything that came of each order, lead and booking, and what is broken just now. */

/** The stations of an order, in the order in which it passes them. */
export const stationNames = ['paid', 'invoice', 'label', 'stock', 'shop', 'told'] as const;
export type StationName = (typeof stationNames)[number];

/** `done`; under way (`moving`); `waiting` for the stations before it; `stopped`: somebody has to do something; `none`: its flow has no such station. */
export type StationState = 'done' | 'moving' | 'waiting' | 'stopped' | 'none';

/** The stations of a lead: it wrote, it stands in the CRM, the seller knows, it was welcomed. */
export const leadStationNames = ['form', 'crm', 'seller', 'email', 'welcome'] as const;
export type LeadStationName = (typeof leadStationNames)[number];

export interface Station<Name extends string = StationName> {
  readonly name: Name;
  readonly state: StationState;
  /** A number, a code, an amount: what stands below the station. */
  readonly fact?: string;
  readonly paper?: Paper;
}

/** A document that can be looked at. */
export type Paper =
  | {
      readonly kind: 'invoice';
      readonly model: string;
      readonly number: string;
      readonly series: string;
      readonly accessKey: string | undefined;
      readonly protocol: string | undefined;
      readonly total: number | undefined;
    }
  | { readonly kind: 'label'; readonly service: string; readonly tracking: string; readonly price: number | undefined; readonly to: string }
  | { readonly kind: 'message'; readonly text: string; readonly status: string };

/** What is wrong with an order itself (`acts/corrections.mts`); `abroad` is nobody's to correct. */
export type Wrong = 'taxId' | 'postalCode' | 'noSku' | 'unknownSku' | 'abroad';

/** A vendor that did not answer as it should and is asked again. */
export interface Retried {
  readonly vendor: string;
  readonly times: number;
  /** HTTP status of the last answer. */
  readonly answer: number | 'dropped';
}

export interface OrderCard {
  /** Unique over all shops. */
  readonly id: string;
  readonly number: string;
  /** The shop or the payment service, camelCase. */
  readonly channel: string;
  readonly customer: string | undefined;
  /** Reais. */
  readonly total: number | undefined;
  readonly units: number | undefined;
  readonly isPaid: boolean;
  readonly isCancelled: boolean;
  /** The console can pay, refund and cancel it. */
  readonly canBeChanged: boolean;
  readonly stations: readonly Station[];
  /** Whom n8n asks again and again just now. */
  readonly retried: Retried | undefined;
  /** What is wrong with the order itself; `corrected`: it was, and its execution stands still as before. */
  readonly wrong: Wrong | 'corrected' | undefined;
  /** Why it stands still, in the words of whoever refused. */
  readonly problem: Problem | undefined;
  /** Its execution in n8n's editor. */
  readonly execution: string | undefined;
}

export interface LeadCard {
  readonly id: string;
  readonly name: string;
  /** May be written to. */
  readonly agrees: boolean;
  readonly stations: readonly Station<LeadStationName>[];
  readonly retried: Retried | undefined;
  readonly problem: Problem | undefined;
  readonly execution: string | undefined;
}

export interface Problem {
  readonly where: string;
  readonly what: string;
  readonly hint?: string;
  /** The code or the class whose page explains it (`docs/errors/`). */
  readonly code?: string;
  /** In Portuguese, where the page has it. */
  readonly meaning?: Meaning;
}

/** What n8n says in English alone. */
export interface Meaning {
  readonly errorClass: string;
  readonly means: string;
  /** What to do. */
  readonly advice: string;
}

export interface PhoneMessage {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  readonly status: string;
  readonly at: number;
}

export interface PersonCard {
  readonly id: string;
  readonly kind: 'lead' | 'appointment';
  /** Where it stands: the CRM, the calendar. */
  readonly vendor: string;
  readonly title: string;
  readonly status: string;
  /** An appointment's start, ISO. */
  readonly at?: string;
}

export interface Board {
  /** World time, ISO. */
  readonly now: string;
  readonly orders: readonly OrderCard[];
  readonly leads: readonly LeadCard[];
  readonly people: readonly PersonCard[];
  readonly phone: readonly PhoneMessage[];
  /** What a real vendor would have refused or punished. */
  readonly violations: readonly { readonly vendor: string; readonly rule: string; readonly detail: string }[];
  /** Ids of what is broken just now (`acts/breakages.mts`). */
  readonly broken: readonly string[];
  /** A vendor's bad day, where the page has begun one. */
  readonly faults: readonly { readonly vendor: string; readonly kind: string }[];
  readonly calls: number;
}
