import type { Truth } from '../../world/simulator.mts';
import { documented as sourced, harmless } from '../../world/truths.mts';
import { speechTruths } from './speech/truths.mts';

const documented = (behaviour: string): Truth => ({ behaviour, label: 'documented' });
const assumed = (behaviour: string): Truth => ({ behaviour, label: 'assumed' });

export const truths: readonly Truth[] = [
  documented('Requests carry the header X-Api-Key.'),
  ...harmless('401 and 403 are told alike, as a key that is not accepted.', 'Else they are answered 401.'),
  documented('A message names its session and its chat, <digits>@c.us or <digits>@lid.'),
  assumed('A chat that ends otherwise is refused with 400; a session that does not exist with 404.'),
  assumed('A session that is not WORKING refuses with 422, its status and the one expected.'),
  assumed('Files are sent by url or base64 data with their mimetype.'),
  assumed('The free edition answers 422 to files.'),
  assumed('WEBJS answers a sending with an id of four parts, NOWEB with a key, GOWS with the full id.'),
  assumed('Buttons are one to three replies, and a press comes as a message that answers the one with the buttons.'),
  documented('contacts/check-exists tells the chatId, which may lack the ninth digit.'),
  ...sourced('waha.devlike.pro, Contacts: check phone number exists', 'It tells numberExists beside it.'),
  assumed('A message to a number that is not on WhatsApp is taken and acknowledged with ERROR.'),
  assumed("WhatsApp's error 463, for a number that wrote to too many strangers, is passed on in a 500; nothing was sent."),
  documented('message.ack tells ERROR -1, PENDING 0, SERVER 1, DEVICE 2, READ 3.'),
  ...sourced('waha.devlike.pro, Events: message.ack', 'It names the message by the full id.'),
  ...harmless('Statuses may come in any order and any of them may be missing.', 'DEVICE may be skipped.'),
  documented('Webhooks are part of the configuration of the session: url, events, hmac.key, retries, customHeaders.'),
  assumed('Updating a session replaces its configuration as a whole.'),
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
