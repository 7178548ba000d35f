/** What a client may say of an event (Google's API description); what is read-only there is taken and ignored. */
import { z } from 'zod';

const text = z.string().nullish();
const yesNo = z.boolean().nullish();
const anything = z.unknown();

const time = z.object({ date: text, dateTime: text, timeZone: text }).strict().nullish();

const attendee = z
  .object({
    additionalGuests: z.number().int().nullish(),
    comment: text,
    displayName: text,
    email: text,
    id: text,
    optional: yesNo,
    organizer: yesNo,
    resource: yesNo,
    responseStatus: z.enum(['needsAction', 'declined', 'tentative', 'accepted']).nullish(),
    self: yesNo,
  })
  .strict();

const properties = z.record(z.string().nullable()).nullish();

const reminder = z.object({ method: z.enum(['email', 'popup']), minutes: z.number().int().min(0).max(40_320) }).strict();

export const eventShape = z
  .object({
    anyoneCanAddSelf: yesNo,
    attachments: anything,
    attendees: z.array(attendee).nullish(),
    attendeesOmitted: yesNo,
    colorId: text,
    conferenceData: z.record(anything).nullish(),
    created: anything,
    creator: anything,
    description: text,
    end: time,
    endTimeUnspecified: yesNo,
    etag: text,
    eventType: z.enum(['default', 'focusTime', 'outOfOffice', 'workingLocation', 'birthday', 'fromGmail']).nullish(),
    extendedProperties: z.object({ private: properties, shared: properties }).strict().nullish(),
    guestsCanInviteOthers: yesNo,
    guestsCanModify: yesNo,
    guestsCanSeeOtherGuests: yesNo,
    hangoutLink: anything,
    htmlLink: anything,
    iCalUID: text,
    id: text,
    kind: text,
    location: text,
    organizer: anything,
    originalStartTime: time,
    privateCopy: yesNo,
    recurrence: z.array(z.string()).nullish(),
    recurringEventId: text,
    reminders: z
      .object({ useDefault: yesNo, overrides: z.array(reminder).max(5).nullish() })
      .strict()
      .nullish(),
    sequence: z.number().int().nullish(),
    source: z.object({ title: text, url: text }).strict().nullish(),
    start: time,
    status: z.enum(['confirmed', 'tentative', 'cancelled']).nullish(),
    summary: text,
    transparency: z.enum(['opaque', 'transparent']).nullish(),
    updated: anything,
    visibility: z.enum(['default', 'public', 'private', 'confidential']).nullish(),
  })
  .strict();

export type EventInput = z.infer<typeof eventShape>;

/** Kept as they are sent; the rest has a place of its own, or belongs to Google. */
export const contentFields = [
  'anyoneCanAddSelf',
  'attendees',
  'colorId',
  'conferenceData',
  'description',
  'eventType',
  'extendedProperties',
  'guestsCanInviteOthers',
  'guestsCanModify',
  'guestsCanSeeOtherGuests',
  'hangoutLink',
  'location',
  'privateCopy',
  'reminders',
  'source',
  'summary',
  'transparency',
  'visibility',
] as const;
