/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { assumed, captured, documented } from '../../world/truths.mts';

export const truths: readonly Truth[] = [
  ...documented(
    'mailchimp.com/developer/marketing/api/list-members',
    'Members are named by the MD5 of the address in small letters; PUT puts in or changes, and needs status_if_new for a new address.',
    'Tags are answered 204.',
    'Errors are problem documents: {type, title, status, detail, instance}.',
  ),
  ...documented(
    'mailchimp.com/developer/marketing/docs/errors',
    'An address that is there already is refused with Member Exists.',
    'Somebody who left is not subscribed again over the API: Member In Compliance State; as pending they are asked by mail.',
    'An address that was deleted for good is refused with Forgotten Email Not Subscribed.',
  ),
  ...captured(
    'n8n-nodes-base 2.40.2, its requests as recorded',
    'The host is made of the key’s end, the header is apikey, and members are named by the address as it was typed.',
  ),
  ...assumed(
    'An address in the place of the hash is taken.',
    'Fields that the list does not have are left out without a word, and those with more than 255 characters refused.',
  ),
];
