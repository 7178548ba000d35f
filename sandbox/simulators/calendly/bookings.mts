/** Customers at the booking page: they book, move and cancel; so does the professional. */
import { startOf, usualMinutes, type OnlineBooking } from '../../scheduling/onlineBooking.mts';
import { apiBase, professional, uuid, type Booking, type Simulation } from './context.mts';
import { announce } from './deliver.mts';

export interface MoveBooking {
  readonly start: string | number;
  readonly minutes?: number;
  /** Which of the two deliveries sets out first; by chance unless told. */
  readonly first?: 'created' | 'canceled';
}

export interface CancelBooking {
  readonly by?: 'host' | 'invitee';
  readonly reason?: string;
}

export function bookingNamed({ state }: Simulation, id: string): Booking {
  const found = state.bookings.get(id);
  if (!found) throw new Error(`The simulated Calendly has no booking ${id}`);
  return found;
}

function create(simulation: Simulation, details: OnlineBooking, oldInvitee?: string): Booking {
  const { state, random, world } = simulation;
  const id = uuid(random);
  const start = startOf(details);
  const booking: Booking = {
    id,
    eventUri: `${apiBase}/scheduled_events/${id}`,
    inviteeUri: `${apiBase}/scheduled_events/${id}/invitees/${uuid(random)}`,
    details,
    start,
    end: start + (details.minutes ?? usualMinutes) * 60_000,
    createdAt: world.clock.now(),
    updatedAt: world.clock.now(),
    status: 'active',
    oldInvitee,
    newInvitee: undefined,
    cancellation: undefined,
    calendarEvent: undefined,
  };
  state.bookings.set(id, booking);
  if (details.calendar !== undefined) booking.calendarEvent = writeIntoCalendar(simulation, booking);
  return booking;
}

export function book(simulation: Simulation, details: OnlineBooking): Booking {
  const booking = create(simulation, details);
  announce(simulation, 'invitee.created', booking);
  return booking;
}

/** A new event with a new invitee; the old one is cancelled. */
export function move(simulation: Simulation, id: string, { start, minutes, first }: MoveBooking): Booking {
  const old = bookingNamed(simulation, id);
  if (old.status === 'canceled') throw new Error(`Booking ${id} is cancelled`);
  const booking = create(simulation, { ...old.details, start, ...(minutes === undefined ? {} : { minutes }) }, old.inviteeUri);
  old.newInvitee = booking.inviteeUri;
  close(simulation, old, { by: 'invitee', reason: '' });
  announce(simulation, 'invitee.created', booking, latenessOf('created', first));
  announce(simulation, 'invitee.canceled', old, latenessOf('canceled', first));
  return booking;
}

/** Undefined: by chance. */
const latenessOf = (which: 'created' | 'canceled', first: MoveBooking['first']) =>
  first === undefined ? undefined : first === which ? 0 : 3000;

export function cancel(simulation: Simulation, id: string, { by = 'invitee', reason = '' }: CancelBooking = {}): void {
  const booking = bookingNamed(simulation, id);
  close(simulation, booking, { by, reason });
  announce(simulation, 'invitee.canceled', booking);
}

function close({ calendar, world }: Simulation, booking: Booking, cancellation: Required<CancelBooking>): void {
  booking.status = 'canceled';
  booking.updatedAt = world.clock.now();
  booking.cancellation = { ...cancellation, at: world.clock.now() };
  if (booking.calendarEvent !== undefined) calendar?.cancel(booking.calendarEvent);
}

/** As Calendly writes it: the two names, the answers, the links to change and cancel. */
function writeIntoCalendar({ calendar }: Simulation, { details, inviteeUri, start, end }: Booking): string | undefined {
  const { invitee, answers = [], location, meetingUrl, phone } = details;
  const id = inviteeUri.split('/').at(-1)!;
  const description = [
    'Event Name: Consulta',
    ...(phone === undefined ? [] : [`Text Reminder Number: ${phone}`]),
    ...answers.map(({ question, answer }) => `${question}: ${answer}`),
    `Need to make changes to this event?\nCancel: https://calendly.com/cancellations/${id}\nReschedule: https://calendly.com/reschedulings/${id}`,
    'Powered by Calendly.com',
  ];
  return calendar?.book({
    ...(details.calendar === undefined ? {} : { calendar: details.calendar }),
    start,
    minutes: (end - start) / 60_000,
    title: `${invitee.name} and ${professional.name}`,
    customer: { name: invitee.name, email: invitee.email },
    description: description.join('\n\n'),
    ...(location === undefined ? {} : { location }),
    ...(meetingUrl === undefined ? {} : { meetingUrl }),
  });
}
