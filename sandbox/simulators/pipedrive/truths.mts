/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { assumed, documented } from '../../world/truths.mts';

export const truths: readonly Truth[] = [
  ...documented(
    'developers.pipedrive.com, API reference v2: persons',
    'A person has lists of emails and phones, each {value, primary, label}, and custom_fields by their keys.',
    'Answers are {success, data, additional_data}; lists go on by next_cursor.',
    'The search takes a term, fields and exact_match, without regard to case.',
    'Nothing keeps a person from being made twice.',
  ),
  ...documented(
    'developers.pipedrive.com, API reference v1: leads, notes',
    'A lead has a title and belongs to a person or an organization; its id is a UUID.',
    'A note has content and belongs to something.',
    'The token stands in x-api-token or in api_token.',
  ),
  ...documented('pipedrive.readme.io, rate limiting', 'Bursts are counted in two seconds; 429 with x-ratelimit headers.'),
  ...assumed(
    'Twenty requests in two seconds are let through.',
    'Fields that v2 does not know are refused.',
    'A telephone is searched for as it was written.',
    'What was written is found at once.',
    'An owner who is not active is refused.',
  ),
];
