/** What the simulated Google accounts hold. Field names within `content` are Google's own. */
import type { When } from './time/when.mts';

export type JsonObject = Record<string, unknown>;

export type EventStatus = 'confirmed' | 'tentative' | 'cancelled';

export type AccessRole = 'owner' | 'writer' | 'reader' | 'freeBusyReader';

export interface Attendee {
  readonly email: string;
  readonly displayName?: string;
  readonly responseStatus: 'needsAction' | 'declined' | 'tentative' | 'accepted';
  readonly self?: true;
  readonly organizer?: true;
  readonly resource?: true;
  readonly optional?: true;
  readonly comment?: string;
}

/** A single event, the master of a series, or an exception of one. */
export interface StoredEvent {
  readonly id: string;
  readonly iCalUID: string;
  readonly created: number;
  /** Last change of the main data: reminders do not count. */
  updated: number;
  /** Of the last change of anything; grows with every change in the account. */
  stamp: number;
  sequence: number;
  status: EventStatus;
  start: When;
  end: When;
  /** Empty but for a master. */
  recurrence: readonly string[];
  /** Everything else as it is shown; of an exception only what is its own. */
  content: JsonObject;
  /** An instance's identity. */
  readonly instanceOf?: { readonly masterId: string; readonly originalStart: When };
}

/** What a list or a look-up finds: a stored event, or an instance that exists by its series alone. */
export interface Occurrence {
  readonly id: string;
  readonly event: StoredEvent;
  /** Of an instance: the series it belongs to and its place in it. */
  readonly master?: StoredEvent;
  readonly originalStart?: When;
  readonly status: EventStatus;
  readonly start: When;
  readonly end: When;
}

export interface Calendar {
  readonly id: string;
  readonly summary: string;
  readonly timeZone: string;
  readonly primary: boolean;
  accessRole: AccessRole;
  readonly events: Map<string, StoredEvent>;
  /** Last change of anything in it. */
  updated: number;
  stamp: number;
}

export interface Mail {
  readonly at: number;
  readonly eventId: string;
  readonly kind: 'invitation' | 'update' | 'cancellation';
  readonly to: readonly string[];
}
