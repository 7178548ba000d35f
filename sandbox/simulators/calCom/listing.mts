/** Bookings as API v2 shows them in the version of 2024-08-13: one by its uid, and lists. */
import type { Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import { professional, type Booking, type Simulation } from './context.mts';
import { isoTime, responsesOf } from './deliver.mts';
import { invalid, notFound, refuse } from './errors.mts';

const version = '2024-08-13';

/** Without the version an older form is answered, which nobody should rely on. */
function requireVersion({ violation }: Simulation, { headers }: Incoming): void {
  if (headers.get('cal-api-version') === version) return;
  violation('api-version', headers.get('cal-api-version') ?? 'missing');
  refuse(invalid(`cal-api-version has to be ${version}`));
}

const success = (data: unknown, more: object = {}): Answer => ({ status: 200, body: { status: 'success', data, ...more } });

export function getBooking(simulation: Simulation, incoming: Incoming): Answer {
  requireVersion(simulation, incoming);
  const uid = decodeURIComponent(incoming.url.pathname.split('/').at(-1)!);
  const booking = simulation.state.bookings.get(uid);
  return booking ? success(view(simulation, booking)) : refuse(notFound(`Booking with uid=${uid} was not found in the database`));
}

const known = new Set(['afterUpdatedAt', 'beforeUpdatedAt', 'afterCreatedAt', 'beforeCreatedAt', 'sortUpdatedAt', 'take', 'skip']);

/** 100 unless told, at most 250. */
export function listBookings(simulation: Simulation, incoming: Incoming): Answer {
  requireVersion(simulation, incoming);
  const ask = incoming.url.searchParams;
  const strange = [...ask.keys()].filter((name) => !known.has(name));
  if (strange.length > 0) simulation.violation('unknown-field', strange.join(', '));
  const [take, skip] = [Number(ask.get('take') ?? 100), Number(ask.get('skip') ?? 0)];
  if (!(take >= 1 && take <= 250)) {
    simulation.violation('invalid-query', 'take');
    refuse(invalid('take must not be greater than 250'));
  }
  const between = (moment: number, what: string) =>
    moment >= Date.parse(ask.get(`after${what}`) ?? '1970-01-01') && moment <= Date.parse(ask.get(`before${what}`) ?? '9999-01-01');
  const found = [...simulation.state.bookings.values()]
    .filter(({ createdAt, updatedAt }) => between(createdAt, 'CreatedAt') && between(updatedAt, 'UpdatedAt'))
    .sort((one, other) => (ask.get('sortUpdatedAt') === 'desc' ? other.updatedAt - one.updatedAt : one.updatedAt - other.updatedAt));
  const shown = found.slice(skip, skip + take);
  const pagination = {
    totalItems: found.length,
    remainingItems: Math.max(0, found.length - skip - shown.length),
    returnedItems: shown.length,
    itemsPerPage: take,
    hasNextPage: found.length > skip + shown.length,
  };
  return success(
    shown.map((one) => view(simulation, one)),
    { pagination },
  );
}

function view({ state }: Simulation, booking: Booking) {
  const { uid, id, start, end, status, details, before, reason, cancelledBy, createdAt, updatedAt } = booking;
  const { invitee, location, meetingUrl, phone } = details;
  const next = [...state.bookings.values()].find((one) => one.before === booking);
  const { id: hostId, name, email, username, timeZone } = professional;
  return {
    id,
    uid,
    title: `Consulta entre ${name} e ${invitee.name}`,
    description: '',
    hosts: [{ id: hostId, name, email, displayEmail: email, username, timeZone }],
    status: status.toLowerCase(),
    ...(reason ? { cancellationReason: reason } : {}),
    ...(cancelledBy === undefined ? {} : { cancelledByEmail: cancelledBy }),
    ...(before ? { rescheduledFromUid: before.uid } : {}),
    ...(next ? { rescheduledToUid: next.uid } : {}),
    start: isoTime(start),
    end: isoTime(end),
    duration: (end - start) / 60_000,
    eventTypeId: 7,
    eventType: { id: 7, slug: 'consulta' },
    location: meetingUrl ?? location ?? '',
    absentHost: false,
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
    metadata: {},
    icsUid: `${uid}@Cal.com`,
    attendees: [
      {
        name: invitee.name,
        email: invitee.email,
        displayEmail: invitee.email,
        timeZone: invitee.timeZone ?? timeZone,
        language: 'pt-BR',
        absent: false,
        ...(phone === undefined ? {} : { phoneNumber: phone }),
      },
    ],
    bookingFieldsResponses: Object.fromEntries(Object.entries(responsesOf(booking)).map(([field, { value }]) => [field, value])),
  };
}
