import type { Truth } from '../../world/simulator.mts';
import { documented as sourced, harmless } from '../../world/truths.mts';
import { speechTruths } from './speech/truths.mts';

const documented = (behaviour: string): Truth => ({ behaviour, label: 'documented' });
const assumed = (behaviour: string): Truth => ({ behaviour, label: 'assumed' });

export const truths: readonly Truth[] = [
  documented("Requests carry the header apikey: the server's global key or the instance's own; else 401."),
  ...sourced('Evolution API source, src/api/guards/instance.guard.ts', 'An instance that does not exist is answered with 404.'),
  documented('Errors are {status, error, response: {message}}; message is a text or a list, for mistakes in the body a list in a list.'),
  documented(
    'Text, media by link or plain base64 (no data URI), and buttons are sent by one call each and answered 201 with status PENDING.',
  ),
  documented('Base64 documents need a file name.'),
  ...sourced(
    'Evolution API source, whatsapp.baileys.service.ts, buttonMessage',
    'Reply buttons are at most three and not mixed with others.',
  ),
  ...sourced(
    'Evolution API source, src/validate/message.schema.ts',
    'Unknown fields of a body are let through; number and text are required and must be strings.',
  ),
  ...sourced('Evolution API source, src/utils/createJid.ts', 'A number may be written with a plus sign, blanks and punctuation.'),
  documented('A number that is not on WhatsApp is refused with 400 and {exists: false, jid, number} in the list.'),
  documented('whatsappNumbers takes a list of numbers.'),
  ...sourced(
    'Evolution API source, whatsapp.baileys.service.ts, whatsappNumber',
    'It answers for each number whether it exists, and the jid, which may lack the ninth digit.',
  ),
  ...sourced('Evolution API source, src/utils/createJid.ts', 'The ninth digit is left out for mobiles of area code 31 and up.'),
  ...harmless('How the sandbox makes its world turn: no adapter knows these figures.', 'Landlines are not on WhatsApp.'),
  documented('"SessionError: No sessions" comes with 400, "Connection Closed" with 500.'),
  assumed('Neither sent anything.'),
  ...harmless(
    'Other words with a 500 make the outcome unknown: nothing is sent a second time.',
    'Connection Closed comes whenever the instance is not connected.',
  ),
  ...harmless(
    'The cautious reading: the adapter never sends a second time, whatever the gateway would make of it.',
    'The gateway knows no key of a request and no template: the same text twice is two messages.',
  ),
  documented('Webhooks are not signed and hold the API key of the instance.'),
  documented('jwt_key of a webhook signs an HS256 bearer token.'),
  assumed('Other headers can be set for a webhook; jwt_key itself is not sent.'),
  ...harmless(
    'The adapter reads the algorithm, the signature and the end of the token, wherever that is.',
    'The token lasts ten minutes and says app evolution, action webhook.',
  ),
  documented('messages.update tells ERROR, SERVER_ACK, DELIVERY_ACK and READ.'),
  assumed('It names the message by keyId; delivered may be skipped.'),
  documented('With byEvents each event has a path of its own behind the URL.'),
  ...harmless(
    'A delivery may come late, twice, out of order or never in any case; when it is tried again decides only when it comes.',
    'A webhook is tried ten times, from 5 seconds doubling to 5 minutes; 400, 401, 403, 404 and 422 end it.',
  ),
  ...harmless('The adapter does not read date_time.', "date_time is the server's local time with a Z behind it."),
  assumed('findStatusMessage lists the statuses of a message by where.id.'),
  assumed('The press of a button comes as templateButtonReplyMessage with the id of the button.'),
  ...harmless(
    'The adapter goes by the status, whatever the body is.',
    'A proxy in front of the server may answer 429 in HTML; the gateway has no limit of its own.',
  ),
  ...speechTruths,
];
