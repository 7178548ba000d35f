/** Deliveries: signed with the webhook's secret, sent once. */
import { createHmac } from 'node:crypto';
import { professional, vendor, type Booking, type Simulation } from './context.mts';

export type Trigger =
  | 'BOOKING_CREATED'
  | 'BOOKING_REQUESTED'
  | 'BOOKING_REJECTED'
  | 'BOOKING_RESCHEDULED'
  | 'BOOKING_CANCELLED'
  | 'BOOKING_PAID';

export function announce(simulation: Simulation, triggerEvent: Trigger, booking: Booking): void {
  const { state, world } = simulation;
  const body = JSON.stringify({ triggerEvent, createdAt: new Date(world.clock.now()).toISOString(), payload: payloadOf(booking) });
  for (const webhook of state.webhooks.values()) {
    if (!webhook.active || !webhook.triggers.includes(triggerEvent)) continue;
    void world.webhooks.send({
      vendor,
      topic: triggerEvent,
      url: webhook.subscriberUrl,
      headers: {
        'Content-Type': 'application/json',
        'X-Cal-Signature-256': sign(webhook.secret, body),
        'X-Cal-Webhook-Version': '2021-10-20',
      },
      body,
      // None is promised.
      schedule: [simulation.random.int(0, 1000)],
      timeoutMs: 10_000,
      isSuccess: (status) => status >= 200 && status < 300,
      wanted: () => webhook.active && state.webhooks.has(webhook.id),
    });
  }
}

/** Without a secret the header says so. */
export const sign = (secret: string | null, body: string): string =>
  secret === null || secret === '' ? 'no-secret-provided' : createHmac('sha256', secret).update(body).digest('hex');

/** As Cal.com writes times: no fraction of a second. */
export const isoTime = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z');

const language = { locale: 'pt-BR' };

export function payloadOf(booking: Booking) {
  const { details, before, reason, status } = booking;
  const { invitee, location, meetingUrl, phone } = details;
  const timeZone = invitee.timeZone ?? professional.timeZone;
  const title = `Consulta entre ${professional.name} e ${invitee.name}`;
  return {
    type: 'consulta',
    title,
    description: '',
    additionalNotes: '',
    customInputs: {},
    startTime: isoTime(booking.start),
    endTime: isoTime(booking.end),
    organizer: { ...professional, language, timeFormat: 'HH:mm' },
    responses: responsesOf(booking),
    userFieldsResponses: {},
    attendees: [{ email: invitee.email, name: invitee.name, firstName: '', lastName: '', timeZone, language, phoneNumber: phone ?? null }],
    location: meetingUrl === undefined ? (location ?? '') : 'integrations:google:meet',
    destinationCalendar: null,
    hideCalendarNotes: false,
    requiresConfirmation: null,
    eventTypeId: 7,
    seatsShowAttendees: true,
    seatsPerTimeSlot: null,
    uid: booking.uid,
    eventTitle: 'Consulta',
    eventDescription: '',
    price: 0,
    currency: 'brl',
    length: (booking.end - booking.start) / 60_000,
    bookingId: booking.id,
    metadata: meetingUrl === undefined ? {} : { videoCallUrl: meetingUrl },
    status,
    smsReminderNumber: phone ?? null,
    ...(before ? movedFrom(before) : {}),
    ...(reason === undefined ? {} : status === 'REJECTED' ? { rejectionReason: reason } : { cancellationReason: reason }),
  };
}

const movedFrom = (before: Booking) => ({
  rescheduleId: before.id,
  rescheduleUid: before.uid,
  rescheduleStartTime: isoTime(before.start),
  rescheduleEndTime: isoTime(before.end),
});

const slugOf = (question: string) =>
  question
    .normalize('NFD')
    .replace(/[^\w\s]/g, '')
    .trim()
    .replace(/\s+/g, '-')
    .toLowerCase();

/** Answers by the names of the page's fields; those of the owner's own questions are made of the question. */
export function responsesOf({ details }: Booking) {
  const { invitee, answers = [], location, phone } = details;
  return {
    name: { label: 'your_name', value: invitee.name, isHidden: false },
    email: { label: 'email_address', value: invitee.email, isHidden: false },
    ...(phone === undefined ? {} : { attendeePhoneNumber: { label: 'phone_number', value: phone, isHidden: false } }),
    ...(location === undefined ? {} : { location: { label: 'location', value: { optionValue: '', value: location }, isHidden: false } }),
    guests: { label: 'additional_guests', value: [], isHidden: false },
    ...Object.fromEntries(answers.map(({ question, answer }) => [slugOf(question), { label: question, value: answer, isHidden: false }])),
  };
}
