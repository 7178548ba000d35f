/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { assumed, captured, documented, harmless } from '../../world/truths.mts';

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...harmless(
    'The adapter goes by the status; code and message are shown.',
    'Errors are {status: error, error: {code, message, details}}.',
  ),

  ...harmless(
    'A delivery may come late, twice, out of order or never in any case; when it is tried again decides only when it comes.',
    'A delivery is sent once: no retries are promised.',
  ),
  ...harmless('The adapter calls version 2 alone.', 'Version 1 of the API is gone: its calls are not found.'),
];

export const truths: readonly Truth[] = [
  ...documented(
    'cal.com/docs/api-reference/v2/introduction',
    'The API key of the header Authorization: Bearer begins with cal_; answers are {status, data}.',
  ),
  ...documented(
    'cal.com/docs, API v2: webhooks',
    'A webhook is made with subscriberUrl, triggers, active, and payloadTemplate and secret where they are wanted.',
  ),
  ...documented(
    'calcom/cal.com, types of API v2, bookings 2024-08-13 (inputs and outputs)',
    'Bookings are listed by the times of their creation and last change, 100 a page unless told and 250 at most, and read by their uid.',
    'A booking names the one that it took the place of, and the one that took its own; answers stand by the name of their field alone.',
  ),
  ...documented(
    'cal.com/docs/developing/guides/automation/webhooks',
    'A delivery is {triggerEvent, createdAt, payload}, signed with HMAC-SHA256 of the body in X-Cal-Signature-256.',
    'Answers of the page stand in responses by the name of their field, as {label, value}.',
  ),
  ...captured(
    'calcom/cal.com, source of sendPayload (several copies)',
    'Without a secret the signature is the word no-secret-provided; redirects are not followed.',
  ),
  ...documented(
    'calcom/cal.com, source of UserWebhooksService (API v2)',
    'A second webhook of a user with the same URL is refused with 409.',
  ),
  ...documented('calcom/cal.com#1551', 'A moved booking has a uid of its own; rescheduleUid names the old one.'),
  ...assumed(
    'A list without a status has all of them; a call for bookings without cal-api-version is refused here, and answered in an older form there.',
    'A moved booking sends BOOKING_RESCHEDULED alone, and its event in Google Calendar is changed, not made anew.',
    'A booking that has to be agreed to sends BOOKING_REQUESTED, and then BOOKING_CREATED or BOOKING_REJECTED.',
  ),
  ...lookedUp,
];
