/** Events that somebody types, or that another program writes. */
import type { Simulation } from '../context.mts';
import { createEvent, type NewEvent } from '../events/create.mts';
import { dayMs, dayStart, moment, parseDay, type When } from '../time/when.mts';
import type { Attendee, Calendar, JsonObject, StoredEvent } from '../types.mts';
import type { BookOptions, Customer, MoveOptions, SeriesOptions } from './options.mts';

export function calendarNamed({ state }: Simulation, id: string | undefined): Calendar {
  const found = [...state.calendars.values()].find((one) => (id === undefined ? one.primary : one.id === id || one.summary === id));
  if (!found) throw new Error(`The simulated Google account has no calendar ${id ?? 'of its own'}`);
  return found;
}

export function book(simulation: Simulation, options: BookOptions | SeriesOptions): StoredEvent {
  const calendar = calendarNamed(simulation, options.calendar);
  const rule = 'rule' in options ? [options.rule].flat() : [];
  const draft: NewEvent = {
    id: options.id,
    iCalUID: options.iCalUID,
    ...spanOf(options, options.timeZone ?? calendar.timeZone),
    recurrence: rule,
    status: options.status ?? 'confirmed',
    content: contentOf(options),
  };
  return createEvent(simulation.state, calendar, draft, simulation.world.clock.now(), 'people');
}

interface Span {
  readonly start: When;
  readonly end: When;
}

export function spanOf({ start, minutes = 60, days = 1 }: MoveOptions & { readonly days?: number }, zone: string): Span {
  const day = typeof start === 'string' ? parseDay(start) : undefined;
  if (day !== undefined) {
    const end = new Date(dayStart(day) + days * dayMs).toISOString().slice(0, 10);
    return { start: { kind: 'day', day }, end: { kind: 'day', day: end } };
  }
  const ms = typeof start === 'number' ? start : Date.parse(start);
  if (Number.isNaN(ms)) throw new Error(`${start} is no time`);
  const second = Math.floor(ms / 1000) * 1000;
  return { start: moment(second, zone), end: moment(second + minutes * 60_000, zone) };
}

function contentOf(options: BookOptions): JsonObject {
  const { customer, location, eventType, visibility, transparency, meetingUrl } = options;
  const title = options.title ?? (customer ? `Consulta ${customer.name}` : 'Compromisso');
  const description = options.description ?? (customer ? noteOf(customer) : undefined);
  const properties = { private: options.privateProperties, shared: options.sharedProperties };
  const given = Object.fromEntries(Object.entries(properties).filter(([, group]) => group !== undefined));
  return {
    summary: title,
    ...(description ? { description } : {}),
    ...(customer?.email === undefined ? {} : { attendees: [guest(customer.email, customer.name)] }),
    ...(Object.keys(given).length > 0 ? { extendedProperties: given } : {}),
    ...(meetingUrl === undefined ? {} : { hangoutLink: meetingUrl }),
    ...Object.fromEntries(Object.entries({ location, eventType, visibility, transparency }).filter(([, value]) => value !== undefined)),
  };
}

const guest = (email: string, displayName: string): Attendee => ({ email, displayName, responseStatus: 'needsAction' });

const noteOf = ({ name, phone }: Customer): string =>
  [`Cliente: ${name}`, ...(phone === undefined ? [] : [`Telefone: ${phone}`])].join('\n');
