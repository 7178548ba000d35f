import type { Truth } from '../../world/simulator.mts';
import { captured, documented as sourced, harmless } from '../../world/truths.mts';
import { speechTruths } from './speech/truths.mts';

const documented = (behaviour: string): Truth => ({ behaviour, label: 'documented' });

export const truths: readonly Truth[] = [
  ...captured(
    'answers quoted in public test suites, 2026 (422: error, session, status, expected)',
    'A session that is not WORKING refuses with 422, its status and the one expected.',
  ),
  ...captured(
    'an answer quoted in a public test suite, 2026-07 (statusCode 500, exception.message "server returned error 463")',
    "WhatsApp's error 463, for a number that wrote to too many strangers, is passed on in a 500; nothing was sent.",
  ),
  ...sourced('github.com/devlikeapro/waha, src/structures/files.dto.ts', 'Files are sent by url or base64 data with their mimetype.'),
  ...harmless('Chats are named with @c.us or @lid; a refusal is passed on.', 'A chat that ends otherwise is refused with 400.'),
  ...sourced(
    'github.com/devlikeapro/waha, src/core/manager.core.ts (getSession) and src/api/sessions.controller.ts',
    'A call for a chat whose session is not there or was stopped is answered 404 "We didn\'t find a session with name …", one for the session itself 404 "Session not found".',
  ),
  ...harmless('A refusal is passed on with the words of the server.', 'The free edition answers 422 to files.'),
  ...harmless(
    'All three are read, whichever engine answers; of each the device’s own id counts.',
    'WEBJS answers a sending with an id of four parts, NOWEB with a key, GOWS with the full id.',
  ),
  ...harmless(
    'The adapter sends no buttons with WAHA.',
    'Buttons are one to three replies, and a press comes as a message that answers the one with the buttons.',
  ),
  ...harmless(
    'The adapter asks whether the number is on WhatsApp before it sends, and sends nothing where it is not.',
    'A message to a number that is not on WhatsApp is taken and acknowledged with ERROR.',
  ),
  ...harmless(
    'The whole configuration goes back as it was read, with the own webhook changed.',
    'Updating a session replaces its configuration as a whole.',
  ),
  documented('Requests carry the header X-Api-Key.'),
  ...harmless('401 and 403 are told alike, as a key that is not accepted.', 'Else they are answered 401.'),
  documented('A message names its session and its chat, <digits>@c.us or <digits>@lid.'),
  documented('contacts/check-exists tells the chatId, which may lack the ninth digit.'),
  ...sourced('waha.devlike.pro, Contacts: check phone number exists', 'It tells numberExists beside it.'),
  documented('message.ack tells ERROR -1, PENDING 0, SERVER 1, DEVICE 2, READ 3.'),
  ...sourced('waha.devlike.pro, Events: message.ack', 'It names the message by the full id.'),
  ...harmless('Statuses may come in any order and any of them may be missing.', 'DEVICE may be skipped.'),
  documented('Webhooks are part of the configuration of the session: url, events, hmac.key, retries, customHeaders.'),
  documented(
    'X-Webhook-Hmac is the hex HMAC-SHA512 of the raw body, X-Webhook-Hmac-Algorithm says sha512; without a key there is neither.',
  ),
  ...sourced('waha.devlike.pro, Events: structure of the payload', 'Each event has an id and the time in milliseconds.'),
  ...harmless(
    'A delivery may come late, twice, out of order or never in any case; when it is tried again decides only when it comes.',
    'A webhook is tried again 15 times, 2 seconds apart, where nothing else was configured.',
  ),
  ...harmless(
    'The cautious reading: the adapter never sends a second time, whatever the gateway would make of it.',
    'There is no key of a request and no template: the same text twice is two messages.',
  ),
  ...speechTruths,
];
