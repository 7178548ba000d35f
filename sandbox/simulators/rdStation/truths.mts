/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { assumed, documented, harmless } from '../../world/truths.mts';

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...harmless(
    'The adapter keeps to its own pace, and waits where it is refused all the same.',
    '120 requests in a minute are let through.',
  ),
  ...harmless(
    'Stricter than the vendor may be: the adapter sends nothing of the kind, and passes a refusal on.',
    'A field that does not exist is refused with INVALID_FIELDS.',
  ),
  ...harmless('The adapter neither writes nor reads tags.', 'Tags are kept in small letters.'),
];

export const truths: readonly Truth[] = [
  ...documented(
    'developers.rdstation.com, RD Station Marketing API',
    'An event is {event_type, event_family: CDP, payload}; a conversion needs conversion_identifier and email, and is answered with event_uuid.',
    'A contact is put in or changed by PATCH of email:…, and changed by its UUID; POST makes a new one alone, else EMAIL_ALREADY_IN_USE.',
    'A contact is known by phone:…, too, and may be made by its phone alone; what is empty is not named in an answer.',
    'One contact is changed 24 times in 24 hours at the most.',
    'Errors are {errors: {error_type, error_message}}; of a body a list of them, with the path.',
    'Legal bases have a category, a type and a status; fields of the account’s own begin with cf_.',
    'An access token lasts a day; the refresh token stays the same.',
  ),
  ...assumed(
    'Conversions of one e-mail belong to one contact, and each is an event of its own.',
    'The phone by which a contact is known is written as E.164, and unique: PHONE_ALREADY_IN_USE.',
    'Contacts are not found by mobile_phone and personal_phone.',
    'A refusal for too many changes says when one may change again.',
  ),
  ...lookedUp,
];
