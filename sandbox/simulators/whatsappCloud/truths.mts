import type { Truth } from '../../world/simulator.mts';
import { harmless } from '../../world/truths.mts';
import { speechTruths } from './speech/truths.mts';

const documented = (behaviour: string): Truth => ({ behaviour, label: 'documented' });

export const truths: readonly Truth[] = [
  documented('Versions v25.0 and v26.0 are served.'),
  ...harmless(
    'These codes choose the hint alone; by its status a refusal ends the item all the same.',
    'Any other version is refused: 2635 for an older one, 2500 for one that does not exist; a path without a version gets v25.0.',
  ),
  documented('Errors come in one envelope and are told apart by their code; messaging errors have error_data.details.'),
  documented('A missing or wrong token is refused with an authentication error.'),
  ...harmless(
    'The adapter always sends a token; 0, 104, 190 and any 401 are told as a login that is not accepted.',
    'Its code is 104 where the token is missing and 190 with 401 where it is wrong or revoked.',
  ),
  documented('An accepted message answers the input, the wa_id and a wamid; template messages also a message_status.'),
  documented('The wa_id of a Brazilian number may lack the ninth digit.'),
  ...harmless('An account is read with the ninth digit, whether it has one or not.', 'It lacks it for mobiles of area code 31 and up.'),
  documented('Phone numbers need a country code and a plus sign.'),
  ...harmless(
    'The adapter sends the plus sign with every number.',
    'A number without a plus sign is accepted where it has a country code, and counted as a violation.',
  ),
  documented("A message to the sender's own number is refused with 131021."),
  documented(
    'A template message must name an approved template in one of its languages: else 132001, 132015 where paused, 132016 where disabled.',
  ),
  documented('Its parameters must be those of the template: else 132000 or 132012.'),
  ...harmless(
    'The adapter fills every parameter before it sends; all of these end the item and mean the same to it.',
    'Which of the two it is: 132000 where the number is wrong, 132012 where a name or a type is; 131008 for an empty text, 132018 for line breaks.',
  ),
  documented('Positional templates take no parameter_name; named ones need it.'),
  documented('Text has at most 4096 characters, biz_opaque_callback_data 512; reply buttons are 1 to 3 with titles of 20.'),
  ...harmless(
    'Stricter than the vendor may be: the adapter sends nothing of the kind, and passes a refusal on.',
    'Keys that the API does not know are refused with code 100.',
  ),
  documented(
    'Free text needs a message of the customer within the last 24 hours; otherwise it is accepted and fails with 131047 in a webhook.',
  ),
  documented('A number that is not on WhatsApp fails with 131026 in a webhook.'),
  documented('A customer who stopped marketing messages gets none: 131050.'),
  ...harmless(
    'Both ways are read: as an answer and as a failed status.',
    '131049, 131050 and 131053 come as a failed status, not as an answer.',
  ),
  ...harmless(
    'How the sandbox makes its world turn: no adapter knows these figures.',
    'Landlines are not on WhatsApp, except those that have written.',
  ),
  documented('A person gets a limited number of marketing messages: 131049.'),
  ...harmless('How the sandbox makes its world turn: no adapter knows these figures.', 'The limit is two within 24 hours.'),
  documented('A number that is not registered with the Cloud API cannot send: 133010.'),
  documented('Messages of a new template may be held for a quality assessment; message_status says so.'),
  ...harmless(
    'How the sandbox makes its world turn: no adapter knows these figures.',
    'They are held for ten minutes and then take their course.',
  ),
  documented('Too many messages to one person are refused with 131056, in all with 130429, too many other calls with 80007.'),
  ...harmless(
    'The adapter keeps to its own pace, and waits where it is refused all the same.',
    'The amounts: a burst of 45 and one in 6 seconds to one person, 80 a second in all, 5000 calls an hour.',
  ),
  ...harmless(
    'The cautious reading: such an answer to a sending is told as an unknown outcome, and nothing is sent again, whatever became of it.',
    'Codes 1, 2, 131000 and 131016 may come although the message was sent (Meta says of 131000 that it was not).',
  ),
  documented('Statuses sent, delivered, read and failed are posted to the callback; delivered may be skipped.'),
  ...harmless(
    'How the sandbox makes its world turn: no adapter knows these figures.',
    'How long each takes, and that 3 in 10 messages are never shown as read.',
  ),
  documented('biz_opaque_callback_data comes back on every status.'),
  documented('Statuses may come several in one list, out of order, and for messages that another tool sent.'),
  ...harmless(
    'The adapter reads lists of any length.',
    'Statuses of the same moment stand in lists of up to 100, and a body is cut at 3 MB.',
  ),
  documented(
    'A quick reply of a template comes as a button, a reply button as interactive.button_reply, both with the context of the message.',
  ),
  documented('Of a person with a username the webhooks may name the business-scoped user id only.'),
  documented('A callback is verified by a GET whose challenge must be echoed.'),
  documented('Webhooks carry X-Hub-Signature-256 over the raw body, in which non-ASCII characters are escaped.'),
  ...harmless('The signature is held against the raw body, however it is escaped.', 'Slashes are escaped in it too.'),
  documented('Webhooks are retried for up to 7 days and may hold several changes.'),
  ...harmless(
    'A delivery may come late, twice, out of order or never in any case; when it is tried again decides only when it comes.',
    'The pauses between tries, a timeout of 10 seconds, and that only 200 counts as received.',
  ),
  documented('Templates are listed in pages; the last page has no paging.next.'),
  ...harmless(
    'The adapter asks for APPROVED alone, and looks at the status of each row again.',
    'name, status, language and category filter by whole values.',
  ),
  documented('Media is uploaded as multipart/form-data with messaging_product, file and type, and named by id or link in a message.'),
  documented('Each kind of message takes certain media types up to a certain size; an upload is kept for 30 days.'),
  ...harmless(
    'The adapter refuses such files before it sends; what only Meta can tell comes as an answer or as a status, and both are read.',
    'A file of a wrong type or too large is found out at delivery: 131053 as a failed status. An upload that is too large is refused.',
  ),
  ...harmless(
    'A limit of the sandbox: the adapter sends the link as it is.',
    'A link is not fetched; only its form is checked, and what the world was told of the file behind it.',
  ),
  documented('Recipients may be named by a business-scoped user id in recipient instead of to.'),
  ...speechTruths,
];
