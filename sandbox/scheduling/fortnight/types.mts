/** What happens in three calendars in two weeks, as a list that a test can play. Times are milliseconds. */
export type Source = 'people' | 'calendly' | 'calCom';

export interface Client {
  readonly name: string;
  readonly email: string;
  /** In their own words; none, a landline or two in some bookings. */
  readonly phones: readonly string[];
}

interface At {
  readonly at: number;
  /** The booking, series or event that it happens to: this list's own name for it. */
  readonly key: string;
}

export interface Booked extends At {
  readonly what: 'booked';
  readonly source: Source;
  readonly calendar: string;
  readonly start: number;
  readonly minutes: number;
  readonly client: Client;
}

export interface SeriesBooked extends At {
  readonly what: 'seriesBooked';
  readonly calendar: string;
  readonly start: number;
  readonly minutes: number;
  readonly client: Client;
  readonly everyDays: number;
  readonly count: number;
}

/** A professional's own event: no customer, and nobody to remind. */
export interface PrivateEvent extends At {
  readonly what: 'privateEvent';
  readonly calendar: string;
  readonly start: number;
  readonly minutes: number;
}

export interface Moved extends At {
  readonly what: 'moved';
  readonly start: number;
  /** Of an instance of a series: where the series has it. */
  readonly originalStart?: number;
}

export interface Cancelled extends At {
  readonly what: 'cancelled';
  readonly originalStart?: number;
}

export interface Declined extends At {
  readonly what: 'declined';
}

export interface Outage {
  readonly what: 'outage';
  readonly of: 'n8n' | 'google';
  readonly at: number;
  readonly until: number;
}

export type Change = Moved | Cancelled | Declined;
export type Happening = Booked | SeriesBooked | PrivateEvent | Change | Outage;

export interface Fortnight {
  readonly start: number;
  readonly end: number;
  /** Titles, as the simulated account has them; the owner's own by its address. */
  readonly calendars: readonly string[];
  /** In order of time. */
  readonly happenings: readonly Happening[];
}
