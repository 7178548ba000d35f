/** What people do in the calendar by hand, and programs other than the one under test. */
export interface Customer {
  readonly name: string;
  readonly email?: string;
  /** As they write it. */
  readonly phone?: string;
}

export interface BookOptions {
  /** Id of the calendar; the owner's own unless told. */
  readonly calendar?: string;
  readonly id?: string;
  readonly iCalUID?: string;
  /** A moment (milliseconds, or RFC 3339), or YYYY-MM-DD for a whole day. */
  readonly start: string | number;
  /** An hour unless told; of whole days, days. */
  readonly minutes?: number;
  readonly days?: number;
  /** The event's own zone; the calendar's unless told. */
  readonly timeZone?: string;
  readonly title?: string;
  /** Becomes a guest where there is an e-mail, and lines of the description. */
  readonly customer?: Customer;
  /** Instead of what is written of the customer. */
  readonly description?: string;
  readonly location?: string;
  readonly privateProperties?: Readonly<Record<string, string>>;
  readonly sharedProperties?: Readonly<Record<string, string>>;
  readonly status?: 'confirmed' | 'tentative';
  readonly eventType?: 'default' | 'birthday' | 'focusTime' | 'fromGmail' | 'outOfOffice' | 'workingLocation';
  readonly visibility?: 'default' | 'public' | 'private';
  readonly transparency?: 'opaque' | 'transparent';
  readonly meetingUrl?: string;
}

export interface SeriesOptions extends BookOptions {
  /** RRULE, EXDATE and RDATE lines. */
  readonly rule: string | readonly string[];
}

export interface MoveOptions {
  readonly start: string | number;
  readonly minutes?: number;
}

export interface TextChange {
  readonly title?: string;
  readonly description?: string;
  readonly location?: string;
  readonly visibility?: 'default' | 'public' | 'private';
}
