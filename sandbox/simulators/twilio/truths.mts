import type { Truth } from '../../world/simulator.mts';
import { captured, documented as sourced, harmless } from '../../world/truths.mts';
import { speechTruths } from './speech/truths.mts';

const documented = (behaviour: string): Truth => ({ behaviour, label: 'documented' });
const assumed = (behaviour: string): Truth => ({ behaviour, label: 'assumed' });

export const truths: readonly Truth[] = [
  ...captured(
    'deliveries in public repositories, 2026',
    'They have From, WaId, Body, ProfileName; pressed buttons ButtonText and ButtonPayload.',
  ),
  ...harmless('A refusal is told with the words of Twilio, whatever its code.', 'An unknown ContentSid is 21655.'),
  ...harmless('The adapter sends the variables of the template, all and no others.', 'Variables must be exactly those of the template.'),
  ...harmless('The adapter names approved templates alone.', 'A template that was not approved counts as free text: 63016.'),
  ...harmless(
    'The cautious reading: the adapter never sends a second time, whatever the gateway would make of it.',
    'There is no key of a request: the same text twice is two messages. A sid shows what became of one.',
  ),
  documented('Requests carry Basic authentication: account and token, or key and secret; else 401 with code 20003.'),
  documented('Errors are {code, message, more_info, status} and are told apart by code.'),
  documented(
    'A message is a form: To and From as whatsapp:+<E.164>, Body or ContentSid with ContentVariables or MediaUrl, StatusCallback.',
  ),
  ...sourced('twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks', 'The answer has a sid and the status queued.'),
  ...sourced('twilio.com/docs/api/errors/21617', 'Texts have at most 1600 characters (21617).'),
  ...sourced('twilio.com/docs/api/errors/63007', 'A From that is no sender of the account is 63007.'),
  ...harmless('The adapter always sends both.', 'To is required and must be a number (21604, 21211), From is required, too (21603).'),
  ...sourced('twilio.com/docs/api/errors/63031', 'A message to the own address is refused with 63031.'),
  ...harmless('The adapter always sends forms.', 'A body that is no form is taken for an empty one.'),
  documented('ContentVariables is the JSON of an object of texts, none of them empty; else 21656.'),
  documented('Free text outside of 24 hours after the last message of the customer fails with 63016.'),
  documented('A number that is not on WhatsApp fails with 63024.'),
  assumed('A paused template fails with 63041, a disabled one with 63042.'),
  ...harmless(
    'A code means the same to the adapter in an answer and in a status; failed and undelivered are both read.',
    'These, 63003, 63005, 63013, 63018, 63019 and 63049 come as a status; 63024 and 63049 as undelivered, the others as failed.',
  ),
  documented('Who wrote STOP gets nothing more (21610).'),
  assumed('That lasts until START; the message that says so has OptOutType.'),
  documented('Too many requests are refused with 429 and code 20429.'),
  ...harmless('The adapter keeps to its own pace, and waits where it is refused all the same.', 'The limit is 80 messages a second.'),
  assumed(
    'Status callbacks are forms with MessageSid and MessageStatus; sent, delivered, read, failed, undelivered; with ErrorCode where it failed.',
  ),
  documented('Incoming messages come as forms.'),
  documented('X-Twilio-Signature is the base64 HMAC-SHA1, by the auth token, of the URL and the fields sorted by name.'),
  assumed('Callbacks to a URL of the message come before the one of the sender.'),
  ...harmless(
    'A delivery may come late, twice, out of order or never in any case; when it is tried again decides only when it comes.',
    'A callback is tried once more where the server failed.',
  ),
  documented('Templates are listed with their approval at content.twilio.com in pages.'),
  ...harmless('Absent, null and empty all end the reading.', 'The last has no next_page_url.'),
  ...speechTruths,
];
