/** Google Calendar, simulated: OAuth2, the calendars of one account, their events and who is free when. */
import { createApp } from '../../http/app.mts';
import { toResponse } from '../../http/answer.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import { vendor, type Simulation } from './context.mts';
import { backendError, failure, rateLimit, userRateLimit } from './errors.mts';
import type { Window } from './events/occurrences.mts';
import { showEvent } from './events/show.mts';
import { serve } from './http/gate.mts';
import { operationOf } from './http/routes.mts';
import { toLedger } from './ledger.mts';
import { createLogins, type GoogleSecrets, type GoogleTokens } from './login/logins.mts';
import { leastScopes } from './login/scopes.mts';
import { cancel, change, find, move, respond, restore } from './panel/alter.mts';
import { book, calendarNamed } from './panel/book.mts';
import { events, slots, type Slot } from './panel/look.mts';
import type { BookOptions, MoveOptions, SeriesOptions, TextChange } from './panel/options.mts';
import { seedHolidays } from './panel/holidays.mts';
import { createState, openCalendar, type Change, type NewCalendar, type Pages } from './state.mts';
import { truths } from './truths.mts';
import type { AccessRole, Attendee, JsonObject, Mail } from './types.mts';

export type { GoogleSecrets, GoogleTokens } from './login/logins.mts';
export type { Slot } from './panel/look.mts';
export type { BookOptions, Customer, MoveOptions, SeriesOptions, TextChange } from './panel/options.mts';
export type { Change, Pages } from './state.mts';
export type { Mail } from './types.mts';

export interface CalendarView {
  readonly id: string;
  readonly summary: string;
  readonly timeZone: string;
  readonly primary: boolean;
  readonly accessRole: AccessRole;
}

export interface GoogleCalendarSimulator extends Simulator {
  readonly secrets: GoogleSecrets;
  /** Tokens as if the owner had consented; they outlive a reset. The least scopes that appointments need unless told. */
  issueTokens(scopes?: readonly string[]): GoogleTokens & { readonly refresh_token: string };
  expireTokens(): void;
  /** Scopes of a token that is good now: the account is one for all of Google's APIs. */
  scopesOf(accessToken: string): readonly string[] | undefined;
  /** The consent screen's publishing status: refresh tokens given in testing last seven days. */
  setPublishing(status: 'testing' | 'production'): void;
  /** The owner takes the app's access away: refreshing answers invalid_grant. */
  revokeLogins(): void;
  calendars(): CalendarView[];
  /** Answers the calendar's id. */
  addCalendar(options: NewCalendar): string;
  setAccess(calendar: string, role: AccessRole): void;
  /** The calendar is not shared with the account any more, or deleted: it is not found. */
  unshare(calendar: string): void;
  /** Somebody books, by hand or with another program; answers the event's id. Calendars are named by id or title. */
  book(options: BookOptions): string;
  /** The same, again and again; answers the series' id. Its instances are in `slots`. */
  series(options: SeriesOptions): string;
  /** Of an event, a whole series or one instance. */
  move(id: string, options: MoveOptions): void;
  cancel(id: string): void;
  restore(id: string): void;
  change(id: string, texts: TextChange): void;
  /** A guest answers the invitation. */
  respond(id: string, email: string, answer: Attendee['responseStatus']): void;
  /** Everything stored, as Google shows it: single events, series, their exceptions, deleted ones. */
  events(calendar?: string): (JsonObject & { calendarId: string })[];
  event(id: string): JsonObject;
  /** What takes place, series expanded, cancelled slots too. */
  slots(window?: Partial<Window>, calendar?: string): Slot[];
  /** Every change, in order, with who made it. */
  history(): readonly Change[];
  /** Mails to guests that clients asked for. */
  mails(): readonly Mail[];
  /** How lists are cut into pages from now on. */
  servePages(pages: Pages): void;
  /** Of deleted events nothing is shown but the id. */
  hideDeletedDetails(): void;
  expireSyncTokens(): void;
  /** The account's usage limit: writing answers 403 quotaExceeded. */
  setUsageLimitReached(reached: boolean): void;
  /** Google is down: everything answers 503. */
  setDown(down: boolean): void;
}

export function createGoogleCalendar(world: WorldServices): GoogleCalendarSimulator {
  const random = world.random.fork(vendor);
  const stateRandom = random.fork('state');
  const fresh = () => seedHolidays(createState(stateRandom, world.clock.now()), world.clock.now());
  const simulation: Simulation = {
    world,
    logins: createLogins(world.clock, random.fork('logins')),
    state: fresh(),
    violation: (rule, detail) => world.violation({ vendor, rule, detail }),
  };
  let refusals = 0;

  return {
    vendor,
    hosts: ['www.googleapis.com', 'calendar.googleapis.com', 'accounts.google.com', 'oauth2.googleapis.com'],
    app: createApp((incoming) => serve(simulation, incoming)),
    truths,
    secrets: simulation.logins.secrets,
    operationOf,
    asksOnly: (call) => operationOf(call) === 'freeBusy.query',
    // Google says the same in three ways.
    rateLimitedAnswer: () => toResponse(failure([userRateLimit(), rateLimit(403), rateLimit(429)][refusals++ % 3]!)),
    serverErrorAnswer: () => toResponse(failure(backendError(500))),
    ledger: () => toLedger(simulation.state),
    reset() {
      simulation.logins.reset();
      simulation.state = fresh();
    },
    ...loginControl(simulation),
    ...peoplesControl(simulation),
    ...lookingControl(simulation),
    ...troubleControl(simulation),
  };
}

function loginControl({ logins }: Simulation) {
  return {
    issueTokens: (scopes: readonly string[] = leastScopes) => logins.issue(scopes, true) as GoogleTokens & { refresh_token: string },
    expireTokens: () => logins.expireAccess(),
    scopesOf: (accessToken: string) => logins.scopesOf(accessToken),
    setPublishing: (status: 'testing' | 'production') => logins.setPublishing(status),
    revokeLogins: () => logins.revokeAll(),
  };
}

function peoplesControl(simulation: Simulation) {
  return {
    book: (options: BookOptions) => book(simulation, options).id,
    series: (options: SeriesOptions) => book(simulation, options).id,
    move: (id: string, options: MoveOptions) => void move(simulation, id, options),
    cancel: (id: string) => void cancel(simulation, id),
    restore: (id: string) => void restore(simulation, id),
    change: (id: string, texts: TextChange) => void change(simulation, id, texts),
    respond: (id: string, email: string, answer: Attendee['responseStatus']) => void respond(simulation, id, email, answer),
    addCalendar: (options: NewCalendar) => openCalendar(simulation.state, simulation.world.clock.now(), options).id,
    setAccess: (calendar: string, role: AccessRole) => void (calendarNamed(simulation, calendar).accessRole = role),
    unshare: (calendar: string) => void simulation.state.calendars.delete(calendarNamed(simulation, calendar).id),
  };
}

function lookingControl(simulation: Simulation) {
  const idOf = (calendar: string | undefined) => (calendar === undefined ? undefined : calendarNamed(simulation, calendar).id);
  return {
    calendars: () =>
      [...simulation.state.calendars.values()].map(({ id, summary, timeZone, primary, accessRole }) => ({
        id,
        summary,
        timeZone,
        primary,
        accessRole,
      })),
    events: (calendar?: string) => events(simulation, idOf(calendar)),
    event: (id: string) => {
      const { calendar, occurrence } = find(simulation, id);
      return showEvent(calendar, occurrence, { zone: calendar.timeZone, deletedDetails: true });
    },
    slots: (window?: Partial<Window>, calendar?: string) => slots(simulation, window, idOf(calendar)),
    history: () => simulation.state.changes,
    mails: () => simulation.state.mails,
  };
}

function troubleControl(simulation: Simulation) {
  return {
    servePages: (pages: Pages) => void (simulation.state.pageCut = pages),
    hideDeletedDetails: () => void (simulation.state.deletedDetails = false),
    expireSyncTokens: () => simulation.state.syncPoints.clear(),
    setUsageLimitReached: (reached: boolean) => void (simulation.state.usageLimitReached = reached),
    setDown: (down: boolean) => void (simulation.state.down = down),
  };
}
