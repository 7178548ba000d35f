/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { assumed, documented, harmless } from '../../world/truths.mts';

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...harmless(
    'The adapter keeps to its own pace, and waits where it is refused all the same.',
    'Twenty requests in two seconds are let through.',
  ),
  ...harmless(
    'Stricter than the vendor may be: the adapter sends nothing of the kind, and passes a refusal on.',
    'Fields that v2 does not know are refused.',
  ),
  ...harmless('A value that the account refuses is passed on as a refusal.', 'An owner who is not active is refused.'),
];

export const truths: readonly Truth[] = [
  ...documented(
    'developers.pipedrive.com, API reference v2: persons',
    'A person has lists of emails and phones, each {value, primary, label}, and custom_fields by their keys.',
    'Answers are {success, data, additional_data}; lists go on by next_cursor.',
    'The search takes a term, fields and exact_match, without regard to case.',
    'Nothing keeps a person from being made twice.',
    'Lists are sorted by id, add_time or update_time, and looked through by owner_id and updated_since.',
    'How many deals a person has is told where include_fields asks for it.',
    'Fields of persons are told as field_name, field_code, field_type and is_custom_field.',
  ),
  ...documented(
    'developers.pipedrive.com, API reference v1: leads, notes',
    'A lead has a title and belongs to a person or an organization; its id is a UUID.',
    'A note has content and belongs to something.',
    'Leads are listed the oldest first, archived ones in a list of their own; lists count their places.',
    'The token stands in x-api-token or in api_token.',
  ),
  ...documented(
    'pipedrive.readme.io, rate limiting',
    'Bursts are counted in two seconds; 429 with x-ratelimit headers.',
    'Ten searches in two seconds are let through.',
  ),
  ...assumed('A telephone is searched for as it was written.', 'A new person is in the search after ten seconds, in the lists at once.'),
  ...lookedUp,
];
