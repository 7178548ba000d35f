/** An invitee with the event that was scheduled, as webhooks and the API show them. */
import { apiBase, isoTime, professional, type Booking, type Simulation } from './context.mts';

const idOf = (uri: string) => uri.split('/').at(-1)!;

export function eventView({ secrets }: Simulation, booking: Booking) {
  const { details, start, end, createdAt, updatedAt, status, eventUri } = booking;
  return {
    uri: eventUri,
    name: 'Consulta',
    status,
    start_time: isoTime(start),
    end_time: isoTime(end),
    event_type: `${apiBase}/event_types/${idOf(secrets.user)}`,
    location: locationOf(details),
    invitees_counter: { total: 1, active: status === 'active' ? 1 : 0, limit: 1 },
    created_at: isoTime(createdAt),
    updated_at: isoTime(updatedAt),
    event_memberships: [{ user: secrets.user, user_email: professional.email, user_name: professional.name }],
    event_guests: [],
    meeting_notes_plain: null,
    meeting_notes_html: null,
  };
}

function locationOf({ location, meetingUrl }: Booking['details']) {
  if (meetingUrl !== undefined) return { type: 'google_conference', status: 'pushed', join_url: meetingUrl };
  return location === undefined ? null : { type: 'physical', location };
}

/** Names come whole; the page asks for first and last name only where it is set so. */
export function inviteeView(simulation: Simulation, booking: Booking) {
  const { details, inviteeUri, eventUri, status, cancellation } = booking;
  const { invitee, phone, answers = [] } = details;
  const id = idOf(inviteeUri);
  return {
    uri: inviteeUri,
    event: eventUri,
    email: invitee.email,
    first_name: null,
    last_name: null,
    name: invitee.name,
    timezone: invitee.timeZone ?? professional.timeZone,
    status,
    rescheduled: status === 'canceled' && booking.newInvitee !== undefined,
    old_invitee: booking.oldInvitee ?? null,
    new_invitee: booking.newInvitee ?? null,
    cancel_url: `https://calendly.com/cancellations/${id}`,
    reschedule_url: `https://calendly.com/reschedulings/${id}`,
    text_reminder_number: phone ?? null,
    questions_and_answers: answers.map((one, position) => ({ ...one, position })),
    tracking: { utm_campaign: null, utm_source: null, utm_medium: null, utm_content: null, utm_term: null, salesforce_uuid: null },
    created_at: isoTime(booking.createdAt),
    updated_at: isoTime(booking.updatedAt),
    no_show: null,
    payment: null,
    reconfirmation: null,
    routing_form_submission: null,
    invitee_scheduled_by: null,
    scheduling_method: null,
    ...(cancellation ? { cancellation: cancellationView(booking, cancellation) } : {}),
    scheduled_event: {
      ...eventView(simulation, booking),
      ...(cancellation ? { cancellation: cancellationView(booking, cancellation) } : {}),
    },
  };
}

const cancellationView = ({ details }: Booking, { by, reason, at }: NonNullable<Booking['cancellation']>) => ({
  canceled_by: by === 'host' ? professional.name : details.invitee.name,
  reason,
  canceler_type: by,
  created_at: isoTime(at),
});
