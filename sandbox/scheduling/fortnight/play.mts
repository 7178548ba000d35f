/** Sets a fortnight's happenings on the world's clock: they take place as time passes. */
import type { CalendlySimulator } from '../../simulators/calendly/index.mts';
import type { CalComSimulator } from '../../simulators/calCom/index.mts';
import type { GoogleCalendarSimulator } from '../../simulators/googleCalendar/index.mts';
import type { WorldClock } from '../../world/clock.mts';
import { startsOf } from './series.mts';
import type { Booked, Cancelled, Client, Fortnight, Happening, Moved, SeriesBooked } from './types.mts';

export interface Stage {
  readonly clock: Pick<WorldClock, 'now' | 'after'>;
  readonly vendors: {
    readonly googleCalendar: GoogleCalendarSimulator;
    readonly calendly: CalendlySimulator;
    readonly calCom: CalComSimulator;
  };
}

export interface Played {
  /** The id of the event that a key of the list stands for now; of a series with its original start, the instance's. */
  eventId(key: string, originalStart?: number): string | undefined;
  /** The key of an event or instance, also of one that was left behind by a move. */
  keyOf(eventId: string): string | undefined;
}

export interface Hooks {
  /** n8n is to be stopped (true) or started (false). */
  readonly n8nDown?: (down: boolean) => void | Promise<void>;
}

/** What a key of the list is at the vendors. */
interface Made {
  readonly booked: Booked | SeriesBooked;
  /** At the booking page: bookings get another one when they move. */
  bookingId?: string;
  eventId: string;
}

export function playFortnight(stage: Stage, { happenings }: Fortnight, hooks: Hooks = {}): Played {
  const made = new Map<string, Made>();
  const keys = new Map<string, string>();
  const note = (key: string, one: Made) => {
    made.set(key, one);
    keys.set(one.eventId, key);
  };
  for (const happening of happenings)
    at(stage, happening.at, async () => {
      if (happening.what === 'outage') return await breakDown(stage, happening, hooks);
      const after = take(stage, happening, made);
      if (after) note(happening.key, after);
    });
  const eventId = (key: string, originalStart?: number) => {
    const one = made.get(key);
    return one && originalStart !== undefined ? instanceOf(stage, one, originalStart) : one?.eventId;
  };
  return { eventId, keyOf: (id) => keys.get(id) ?? keys.get(id.replace(/_\d{8}T\d{6}Z$/, '')) };
}

const at = ({ clock }: Stage, moment: number, task: () => void | Promise<void>) => void clock.after(moment - clock.now(), task);

async function breakDown(stage: Stage, { of, until }: Extract<Happening, { what: 'outage' }>, { n8nDown }: Hooks): Promise<void> {
  const set = async (down: boolean) => {
    if (of === 'google') stage.vendors.googleCalendar.setDown(down);
    else await n8nDown?.(down);
  };
  await set(true);
  at(stage, until, () => set(false));
}

function take(stage: Stage, happening: Exclude<Happening, { what: 'outage' }>, made: ReadonlyMap<string, Made>): Made | undefined {
  const { googleCalendar } = stage.vendors;
  const before = made.get(happening.key);
  switch (happening.what) {
    case 'booked':
      return book(stage, happening);
    case 'seriesBooked':
      return { booked: happening, eventId: series(stage, happening) };
    case 'privateEvent':
      googleCalendar.book({ ...happening, title: 'Dentista' });
      return undefined;
    case 'moved':
      return move(stage, before!, happening);
    case 'cancelled':
      cancel(stage, before!, happening);
      return undefined;
    case 'declined':
      googleCalendar.respond(before!.eventId, before!.booked.client.email, 'declined');
      return undefined;
  }
}

const noteOf = ({ name, phones }: Client): string => [`Cliente: ${name}`, ...phones.map((phone) => `Telefone: ${phone}`)].join('\n');

function book(stage: Stage, booked: Booked): Made {
  const { calendly, calCom, googleCalendar } = stage.vendors;
  const { source, calendar, start, minutes, client } = booked;
  const { name, email, phones } = client;
  if (source === 'people') {
    const eventId = googleCalendar.book({ calendar, start, minutes, customer: { name, email }, description: noteOf(client) });
    return { booked, eventId };
  }
  const [phone, ...more] = phones;
  const page = source === 'calendly' ? calendly : calCom;
  const answers = more.map((answer) => ({ question: 'Outro telefone', answer }));
  const bookingId = page.book({ calendar, start, minutes, invitee: { name, email }, answers, ...(phone === undefined ? {} : { phone }) });
  return { booked, bookingId, eventId: page.booking(bookingId).calendarEvent! };
}

function series({ vendors }: Stage, { calendar, start, minutes, client, everyDays, count }: SeriesBooked): string {
  const { name, email } = client;
  const rule = `RRULE:FREQ=DAILY;INTERVAL=${everyDays};COUNT=${count}`;
  return vendors.googleCalendar.series({ calendar, start, minutes, rule, customer: { name, email }, description: noteOf(client) });
}

function instanceOf({ vendors }: Stage, { booked, eventId }: Made, originalStart: number): string {
  const found = vendors.googleCalendar.slots().find((slot) => slot.recurringEventId === eventId && slot.originalStart === originalStart);
  if (!found || !startsOf(booked as SeriesBooked).includes(originalStart)) throw new Error(`${booked.key} has no instance of then`);
  return found.id;
}

function move(stage: Stage, made: Made, { start, originalStart }: Moved): Made {
  const { googleCalendar } = stage.vendors;
  const page = pageOf(stage, made);
  if (page && made.bookingId !== undefined) {
    const bookingId = page.move(made.bookingId, { start });
    return { ...made, bookingId, eventId: page.booking(bookingId).calendarEvent! };
  }
  googleCalendar.move(originalStart === undefined ? made.eventId : instanceOf(stage, made, originalStart), { start });
  return made;
}

function cancel(stage: Stage, made: Made, { originalStart }: Cancelled): void {
  const page = pageOf(stage, made);
  if (page && made.bookingId !== undefined) page.cancel(made.bookingId);
  else stage.vendors.googleCalendar.cancel(originalStart === undefined ? made.eventId : instanceOf(stage, made, originalStart));
}

function pageOf({ vendors }: Stage, { booked }: Made): CalendlySimulator | CalComSimulator | undefined {
  if (booked.what !== 'booked' || booked.source === 'people') return undefined;
  return booked.source === 'calendly' ? vendors.calendly : vendors.calCom;
}
