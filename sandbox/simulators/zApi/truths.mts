import type { Truth } from '../../world/simulator.mts';
import { captured, documented as sourced, harmless } from '../../world/truths.mts';
import { speechTruths } from './speech/truths.mts';

const documented = (behaviour: string): Truth => ({ behaviour, label: 'documented' });

export const truths: readonly Truth[] = [
  ...sourced(
    'github.com/Z-API/z-api-docs, docs/webhooks/on-message-received.md',
    'A pressed button is buttonsResponseMessage {buttonId, message}.',
  ),
  ...harmless(
    'The words that it knows and 401 and 403 are told as a login that is not accepted; anything else is passed on with the words of the vendor.',
    'A wrong instance is answered 400 "Instance not found", a wrong Client-Token 403.',
  ),
  ...harmless('The node takes one to three buttons of whichever gateway.', 'There are at most three.'),
  ...harmless('The adapter looks at the token of the instance alone, and takes nothing without it.', 'They are not signed.'),
  documented("Instance and token stand in the path, the account's security token in the header Client-Token."),
  ...sourced(
    'developer.z-api.io, every method: answers 405 and 415',
    'A wrong method is answered 405, a body that is not declared as JSON 415.',
  ),
  documented('Phone numbers are digits with the country code, without any formatting; linked ids end with @lid.'),
  ...harmless(
    'Stricter than the vendor may be: the adapter sends nothing of the kind, and passes a refusal on.',
    'Other phone numbers and incomplete bodies are refused with 400 and an error text.',
  ),
  documented('A message is answered with zaapId, messageId and id.'),
  ...harmless('The adapter says queued in any case; what became of it comes by webhook.', 'It is in the queue then, not sent.'),
  ...harmless(
    'The adapter says queued in any case; what became of it comes by webhook.',
    'Messages wait in the queue while the phone is not connected, and go out when it is.',
  ),
  documented('Documents go to send-document/{type}, by link or base64.'),
  ...harmless('The adapter always sends a data URI.', 'Base64 needs its type in front (a data URI).'),
  documented('Buttons go to send-button-list with an id and a label each.'),
  documented('A webhook tells that a message left, with phone, zaapId and messageId.'),
  ...sourced(
    'developer.z-api.io, On Send callback examples',
    'Its type is DeliveryCallback; it has an error where the message could not leave, with errorCode SHADOW_BAN where WhatsApp restricts the number.',
  ),
  ...sourced('developer.z-api.io, On Send callback examples', 'A number that is not on WhatsApp is found out there, not in the answer.'),
  documented('MessageStatusCallback tells SENT, RECEIVED, READ for a list of ids.'),
  ...harmless('Statuses may come in any order and any of them may be missing.', 'RECEIVED may be skipped.'),
  documented('ReceivedCallback brings what customers write; moments are milliseconds in "momment".'),
  documented('Webhooks need https and have a URL for each kind.'),
  ...captured(
    'deliveries in public repositories, 2023 to 2026 (headers origin https://api.z-api.io, server Z-API)',
    "They carry the instance's token in the header z-api-token.",
  ),
  ...harmless(
    'A delivery may come late, twice, out of order or never in any case; when it is tried again decides only when it comes.',
    'They are tried three times.',
  ),
  ...sourced(
    'developer.z-api.io, Número com WhatsApp?, and github.com/Z-API/z-api-docs, docs/contacts/get-iswhatsapp.md',
    'phone-exists answers a list of one, with exists, phone as WhatsApp spells it and lid.',
  ),
  ...harmless('The adapter reads both.', 'Programs in public read the entry itself, without a list (option numberAnswer).'),
  ...sourced(
    'github.com/Z-API/z-api-docs, docs/instance/status.md and me.md',
    'status tells whether the instance is connected; me shows the instance with the address of each kind of webhook.',
  ),
  ...harmless(
    'The cautious reading: the adapter never sends a second time, whatever the gateway would make of it.',
    'There is no key of a request and no template: the same text twice is two messages.',
  ),
  ...speechTruths,
];
