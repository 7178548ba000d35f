/** Customers at the booking page: they book, ask for a time, move and cancel. */
import { startOf, usualMinutes, type OnlineBooking } from '../../scheduling/onlineBooking.mts';
import { newUid, professional, type Booking, type Simulation } from './context.mts';
import { announce } from './deliver.mts';

export interface MoveBooking {
  readonly start: string | number;
  readonly minutes?: number;
}

export function bookingNamed({ state }: Simulation, uid: string): Booking {
  const found = state.bookings.get(uid);
  if (!found) throw new Error(`The simulated Cal.com has no booking ${uid}`);
  return found;
}

function create(simulation: Simulation, details: OnlineBooking, status: Booking['status'], before?: Booking): Booking {
  const { state, random, world } = simulation;
  const start = startOf(details);
  const booking: Booking = {
    uid: newUid(random),
    id: ++state.bookingId,
    details,
    start,
    end: start + (details.minutes ?? usualMinutes) * 60_000,
    createdAt: world.clock.now(),
    updatedAt: world.clock.now(),
    cancelledBy: undefined,
    status,
    before,
    moved: false,
    reason: undefined,
    calendarEvent: before?.calendarEvent,
  };
  state.bookings.set(booking.uid, booking);
  return booking;
}

export function book(simulation: Simulation, details: OnlineBooking): Booking {
  const booking = create(simulation, details, 'ACCEPTED');
  writeIntoCalendar(simulation, booking);
  announce(simulation, 'BOOKING_CREATED', booking);
  return booking;
}

/** The professional has to agree first. */
export function request(simulation: Simulation, details: OnlineBooking): Booking {
  const booking = create(simulation, details, 'PENDING');
  announce(simulation, 'BOOKING_REQUESTED', booking);
  return booking;
}

export function decide(simulation: Simulation, uid: string, accepted: boolean, reason = ''): void {
  const booking = bookingNamed(simulation, uid);
  Object.assign(booking, { status: accepted ? 'ACCEPTED' : 'REJECTED', updatedAt: simulation.world.clock.now() });
  if (accepted) writeIntoCalendar(simulation, booking);
  else booking.reason = reason;
  announce(simulation, accepted ? 'BOOKING_CREATED' : 'BOOKING_REJECTED', booking);
}

/** A booking of its own takes the place of the old one; the event in the calendar stays the same. */
export function move(simulation: Simulation, uid: string, { start, minutes }: MoveBooking): Booking {
  const before = bookingNamed(simulation, uid);
  if (before.status !== 'ACCEPTED') throw new Error(`Booking ${uid} does not stand`);
  const booking = create(simulation, { ...before.details, start, ...(minutes === undefined ? {} : { minutes }) }, 'ACCEPTED', before);
  Object.assign(before, { status: 'CANCELLED', moved: true, updatedAt: simulation.world.clock.now() });
  if (booking.calendarEvent !== undefined)
    simulation.calendar?.move(booking.calendarEvent, { start: booking.start, minutes: (booking.end - booking.start) / 60_000 });
  announce(simulation, 'BOOKING_RESCHEDULED', booking);
  return booking;
}

export function cancel(simulation: Simulation, uid: string, reason = '', by: 'host' | 'invitee' = 'invitee'): void {
  const booking = bookingNamed(simulation, uid);
  const cancelledBy = by === 'host' ? professional.email : booking.details.invitee.email;
  Object.assign(booking, { status: 'CANCELLED', reason, cancelledBy, updatedAt: simulation.world.clock.now() });
  if (booking.calendarEvent !== undefined) simulation.calendar?.cancel(booking.calendarEvent);
  announce(simulation, 'BOOKING_CANCELLED', booking);
}

/** As Cal.com writes it: what, when, who, and where it can be changed. */
function writeIntoCalendar({ calendar }: Simulation, booking: Booking): void {
  const { details, uid, start, end } = booking;
  if (details.calendar === undefined) return;
  const { invitee, answers = [], location, meetingUrl, phone } = details;
  const description = [
    'What:\nConsulta',
    `Invitee Time Zone:\n${invitee.timeZone ?? professional.timeZone}`,
    `Who:\n${professional.name} - Organizer\n${professional.email}\n${invitee.name}\n${invitee.email}${phone === undefined ? '' : `\n${phone}`}`,
    ...answers.map(({ question, answer }) => `${question}:\n${answer}`),
    `Need to reschedule or cancel?\nhttps://app.cal.com/booking/${uid}?changes=true`,
  ];
  booking.calendarEvent = calendar?.book({
    calendar: details.calendar,
    iCalUID: `${uid}@Cal.com`,
    start,
    minutes: (end - start) / 60_000,
    title: `Consulta entre ${professional.name} e ${invitee.name}`,
    customer: { name: invitee.name, email: invitee.email },
    description: description.join('\n\n'),
    ...(location === undefined ? {} : { location }),
    ...(meetingUrl === undefined ? {} : { meetingUrl }),
  });
}
