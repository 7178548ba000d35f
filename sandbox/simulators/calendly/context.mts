/** What the parts of the simulated Calendly share, and everything that it remembers. */
import type { CalendarOfBookings, OnlineBooking } from '../../scheduling/onlineBooking.mts';
import type { Random } from '../../world/random.mts';
import { letters } from '../../world/randomText.mts';
import type { WorldServices } from '../../world/simulator.mts';

export const vendor = 'calendly';
export const apiBase = 'https://api.calendly.com';

export interface Secrets {
  readonly personalToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs the webhooks that the OAuth application registers without a key of their own. */
  readonly applicationKey: string;
  readonly user: string;
  readonly organization: string;
}

export interface Subscription {
  readonly uri: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly scope: 'user' | 'organization';
  readonly user: string | null;
  readonly createdAt: number;
  readonly key: string | undefined;
  state: 'active' | 'disabled';
  updatedAt: number;
  /** When its deliveries began to fail. */
  retryStartedAt: number | undefined;
}

export interface Booking {
  /** Of the scheduled event: what tests name it by. */
  readonly id: string;
  readonly eventUri: string;
  readonly inviteeUri: string;
  readonly details: OnlineBooking;
  readonly start: number;
  readonly end: number;
  readonly createdAt: number;
  updatedAt: number;
  status: 'active' | 'canceled';
  readonly oldInvitee: string | undefined;
  newInvitee: string | undefined;
  cancellation: { readonly by: 'host' | 'invitee'; readonly reason: string; readonly at: number } | undefined;
  /** Of the event that was written into the professional's calendar. */
  calendarEvent: string | undefined;
}

export interface State {
  readonly subscriptions: Map<string, Subscription>;
  readonly bookings: Map<string, Booking>;
  readonly access: Map<string, number>;
  readonly refresh: Set<string>;
  readonly codes: Map<string, string>;
  /** Deliveries that are waiting for their next attempt. */
  waiting: number;
  /** Organizations have webhooks for all their people: their owners and admins register them. */
  isAdmin: boolean;
  /** Whether the plan has webhooks; since November 2026 every plan does. */
  hasWebhooks: boolean;
}

export interface Simulation {
  readonly world: WorldServices;
  readonly secrets: Secrets;
  readonly random: Random;
  readonly calendar: CalendarOfBookings | undefined;
  state: State;
  violation(rule: string, detail: string): void;
}

export const professional = {
  name: 'Dra. Helena Quintão',
  email: 'helena@loja-ponte.example',
  slug: 'dra-helena',
  timeZone: 'America/Sao_Paulo',
};

export const newState = (): State => ({
  subscriptions: new Map(),
  bookings: new Map(),
  access: new Map(),
  refresh: new Set(),
  codes: new Map(),
  waiting: 0,
  isAdmin: true,
  hasWebhooks: true,
});

const hexadecimal = '0123456789abcdef';

export function uuid(random: Random): string {
  const [a, b, c, d, e] = [8, 4, 3, 3, 12].map((length) => letters(random, length, hexadecimal));
  return `${a}-${b}-4${c}-a${d}-${e}`;
}

export const createSecrets = (random: Random): Secrets => ({
  personalToken: `eyJraWQiOiIxY2UxZTEzNjE3ZGNmNzY2YjNjZWJjY2Y4ZGM1YmFmYThhNjVlNjg0MDIzZjdjMzJiZTgzNDliMjM4MDEzNWI0IiwidHlwIjoiUEFUIiwiYWxnIjoiRVMyNTYifQ.${letters(random, 180)}`,
  clientId: letters(random, 43),
  clientSecret: letters(random, 43),
  applicationKey: letters(random, 43),
  user: `${apiBase}/users/${uuid(random)}`,
  organization: `${apiBase}/organizations/${uuid(random)}`,
});

/** As Calendly writes times: six digits after the point. */
export const isoTime = (ms: number): string => `${new Date(ms).toISOString().slice(0, -1)}000Z`;
