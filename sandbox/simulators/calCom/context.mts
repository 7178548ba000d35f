/** What the parts of the simulated Cal.com share, and everything that it remembers. */
import type { CalendarOfBookings, OnlineBooking } from '../../scheduling/onlineBooking.mts';
import type { Random } from '../../world/random.mts';
import { letters } from '../../world/randomText.mts';
import type { WorldServices } from '../../world/simulator.mts';

export const vendor = 'calCom';

export interface Secrets {
  readonly apiKey: string;
}

export interface Webhook {
  readonly id: string;
  subscriberUrl: string;
  triggers: readonly string[];
  active: boolean;
  payloadTemplate: string | null;
  secret: string | null;
}

export interface Booking {
  readonly uid: string;
  readonly id: number;
  readonly details: OnlineBooking;
  readonly start: number;
  readonly end: number;
  readonly createdAt: number;
  updatedAt: number;
  /** The e-mail address of whoever cancelled it. */
  cancelledBy: string | undefined;
  status: 'ACCEPTED' | 'PENDING' | 'REJECTED' | 'CANCELLED';
  /** The booking that this one takes the place of. */
  readonly before: Booking | undefined;
  moved: boolean;
  reason: string | undefined;
  calendarEvent: string | undefined;
}

export interface State {
  readonly webhooks: Map<string, Webhook>;
  readonly bookings: Map<string, Booking>;
  bookingId: number;
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
  id: 5,
  name: 'Dr. Otávio Brandão',
  email: 'otavio@loja-ponte.example',
  username: 'dr-otavio',
  timeZone: 'America/Sao_Paulo',
};

export const newState = (): State => ({ webhooks: new Map(), bookings: new Map(), bookingId: 90 });

/** 22 letters and digits, like a short UUID. */
export const newUid = (random: Random): string => letters(random, 22);

export const createSecrets = (random: Random): Secrets => ({ apiKey: `cal_live_${letters(random, 32, '0123456789abcdef')}` });
