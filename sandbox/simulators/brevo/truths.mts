/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { assumed, captured, documented } from '../../world/truths.mts';

export const truths: readonly Truth[] = [
  ...documented(
    'developers.brevo.com, contacts',
    'The key stands in api-key; a contact is made or, with updateEnabled, changed: 201 with its id, or 204.',
    'A second contact with an e-mail is refused with duplicate_parameter, one with a telephone, too.',
    'emailBlacklisted is the opt-out.',
    'Lists are given as listIds.',
  ),
  ...documented(
    'developers.brevo.com, send a transactional email',
    'A mail is answered 201 with its messageId; there is no key against sending twice.',
  ),
  ...captured('n8n-nodes-base 2.40.2, its requests as recorded', 'A sender of {email, name} is sent with its address alone.'),
  ...assumed(
    'A telephone has 11 to 15 digits with its country’s code.',
    'Attributes that the account does not have are left out without a word.',
    'Where there is no webhook the list is answered 404.',
  ),
];
