/** Everything the simulated account remembers, and how it changes. */
import type { Random } from '../../world/random.mts';
import { letters } from '../../world/randomText.mts';
import type { Calendar, Mail, Occurrence, StoredEvent } from './types.mts';

/** How lists are cut: full pages, fewer than asked for, or an empty one first. */
export type Pages = 'full' | 'short' | 'emptyFirst';

export interface OpenPage {
  /** The query it belongs to: a token works with no other. */
  readonly query: string;
  readonly rest: readonly Occurrence[];
}

export interface SyncPoint {
  readonly calendarId: string;
  readonly stamp: number;
  readonly query: string;
  /** What the first list was bounded by. */
  readonly window: { readonly from: number; readonly until: number };
  readonly madeAt: number;
}

/** A slot of a calendar as it was from this moment on. */
export interface Change {
  readonly at: number;
  readonly calendarId: string;
  readonly eventId: string;
  readonly masterId?: string;
  readonly what: 'created' | 'changed' | 'cancelled';
  readonly by: 'api' | 'people';
}

export interface State {
  readonly calendars: Map<string, Calendar>;
  readonly pages: Map<string, OpenPage>;
  readonly syncPoints: Map<string, SyncPoint>;
  readonly mails: Mail[];
  readonly changes: Change[];
  /** Moments of the latest requests, on both clocks. */
  requests: { readonly wall: number; readonly world: number }[];
  pageCut: Pages;
  usageLimitReached: boolean;
  down: boolean;
  /** False: of deleted events nothing is shown but the id, which is all that Google promises. */
  deletedDetails: boolean;
  stamp: number;
  readonly random: Random;
}

export const ownerEmail = 'dona@loja-ponte.example';

const holidays = 'pt-br.brazilian#holiday@group.v.calendar.google.com';
const saoPaulo = 'America/Sao_Paulo';

export function createState(random: Random, now: number): State {
  const state: State = {
    calendars: new Map(),
    pages: new Map(),
    syncPoints: new Map(),
    mails: [],
    changes: [],
    requests: [],
    pageCut: 'full',
    usageLimitReached: false,
    down: false,
    deletedDetails: true,
    stamp: 0,
    random,
  };
  openCalendar(state, now, { id: ownerEmail, summary: ownerEmail, timeZone: saoPaulo, primary: true });
  openCalendar(state, now, { summary: 'Dra. Helena Quintão' });
  openCalendar(state, now, { summary: 'Dr. Otávio Brandão' });
  openCalendar(state, now, { id: holidays, summary: 'Feriados no Brasil', accessRole: 'reader' });
  return state;
}

export type NewCalendar = Pick<Calendar, 'summary'> & Partial<Pick<Calendar, 'id' | 'timeZone' | 'primary' | 'accessRole'>>;

export function openCalendar(state: State, now: number, options: NewCalendar): Calendar {
  const { summary, timeZone = saoPaulo, primary = false, accessRole = 'owner' } = options;
  const id = options.id ?? `c_${letters(state.random, 64, '0123456789abcdef')}@group.calendar.google.com`;
  const calendar: Calendar = { id, summary, timeZone, primary, accessRole, events: new Map(), updated: now, stamp: nextStamp(state, now) };
  state.calendars.set(id, calendar);
  return calendar;
}

/** `primary` is the owner's own. */
export function findCalendar({ calendars }: State, id: string): Calendar | undefined {
  return id === 'primary' ? [...calendars.values()].find(({ primary }) => primary) : calendars.get(id);
}

/** Grows with every change, and tells its moment: two changes of one millisecond differ all the same. */
export function nextStamp(state: State, now: number): number {
  state.stamp = Math.max(state.stamp + 1, Math.floor(now) * 2000);
  return state.stamp;
}

interface Touch {
  readonly now: number;
  readonly what: Change['what'];
  readonly by: Change['by'];
  /** False where only what `updated` leaves out was changed. */
  readonly mainData?: boolean;
}

/** Marks an event as changed now. */
export function touch(state: State, calendar: Calendar, event: StoredEvent, { now, what, by, mainData = true }: Touch): void {
  event.stamp = nextStamp(state, now);
  if (mainData) event.updated = Math.floor(now);
  calendar.updated = Math.floor(now);
  calendar.stamp = event.stamp;
  calendar.events.set(event.id, event);
  const { id: eventId, instanceOf } = event;
  state.changes.push({ at: now, calendarId: calendar.id, eventId, ...(instanceOf && { masterId: instanceOf.masterId }), what, by });
}
