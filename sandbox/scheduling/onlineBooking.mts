/** What a customer tells a booking page, whoever runs it; and what is written of it into a professional's calendar. */
import type { BookOptions, MoveOptions } from '../simulators/googleCalendar/index.mts';

export interface Invitee {
  readonly name: string;
  readonly email: string;
  /** IANA name of the zone that the page was seen in. */
  readonly timeZone?: string;
}

export interface OnlineBooking {
  /** Milliseconds, or RFC 3339. */
  readonly start: string | number;
  /** Half an hour unless told. */
  readonly minutes?: number;
  readonly invitee: Invitee;
  /** Where the page asks for a number for text messages. */
  readonly phone?: string;
  /** The page's own questions, answered in the invitee's words. */
  readonly answers?: readonly { readonly question: string; readonly answer: string }[];
  readonly location?: string;
  readonly meetingUrl?: string;
  /** The calendar (id or title) that the booking is written into. */
  readonly calendar?: string;
}

/** The calendar that bookings are written into. */
export interface CalendarOfBookings {
  book(options: BookOptions): string;
  move(id: string, options: MoveOptions): void;
  cancel(id: string): void;
}

export const startOf = ({ start }: Pick<OnlineBooking, 'start'>): number => (typeof start === 'number' ? start : Date.parse(start));

export const usualMinutes = 30;
