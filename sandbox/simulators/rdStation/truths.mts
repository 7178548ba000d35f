/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { assumed, documented } from '../../world/truths.mts';

export const truths: readonly Truth[] = [
  ...documented(
    'developers.rdstation.com, RD Station Marketing API',
    'An event is {event_type, event_family: CDP, payload}; a conversion needs conversion_identifier and email, and is answered with event_uuid.',
    'A contact is put in or changed by PATCH of email:…, and changed by its UUID.',
    'Errors are {errors: {error_type, error_message}}; of a body a list of them, with the path.',
    'Legal bases have a category, a type and a status; fields of the account’s own begin with cf_.',
    'An access token lasts a day; the refresh token stays the same.',
  ),
  ...assumed(
    '120 requests in a minute are let through.',
    'A field that does not exist is refused with INVALID_FIELDS.',
    'Conversions of one e-mail belong to one contact, and each is an event of its own.',
    'Contacts are not found by telephone.',
    'Tags are kept in small letters.',
  ),
];
