/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { assumed, captured, documented, harmless } from '../../world/truths.mts';

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...harmless(
    'The adapter keeps to three calls a second by its own clock.',
    'Fifteen requests in five seconds are three a second on average.',
  ),
];

export const truths: readonly Truth[] = [
  ...documented(
    'developers.notion.com, API reference 2026-03-11',
    'A database has data sources, which are asked and written to by their own ids; in_trash takes the place of archived.',
    'Ids come with or without hyphens; every answer has a request_id.',
    'A query is filtered by the property’s kind, two levels of and/or at most, and has up to 100 pages, next_cursor and has_more.',
    'There is no key that is unique and no upsert.',
    'A choice that is new is made by being written; a status has only the choices made by hand.',
    'Up to 100 blocks are appended at once, and a piece of text has 2,000 letters at most.',
    'A property of the kind ID counts the pages of its data source as they are made, and cannot be written.',
    'A block is deleted by itself.',
    'Times of creation and of the last edit are to the minute.',
  ),
  ...documented(
    'developers.notion.com, request limits',
    'Three requests a second on average; 429 rate_limited tells the seconds in Retry-After.',
  ),
  ...documented(
    'developers.notion.com, status codes',
    'Errors are {object: error, status, code, message}; what is not shared with the connection is not found.',
    'Two writes at once may be answered 409 conflict_error.',
  ),
  ...documented('RFC 3629, section 3', 'A text of UTF-8, as databases keep it, holds no half of a pair of surrogates.'),
  ...documented(
    'developers.notion.com, upgrade guide 2025-09-03',
    'Older versions ask databases, and are refused where one has several sources.',
  ),
  ...captured(
    'n8n-nodes-base 2.40.2, its requests as recorded',
    'A condition for text is sent for e-mails, too; version 1 of the trigger asks the database.',
  ),
  ...assumed(
    'Texts equal each other with regard to case, and contain each other without.',
    'A condition for text is taken for e-mails, telephones and addresses.',
    'A status that nobody set is the first one.',
    'A comment does not change when the page was last edited.',
    'Without an order pages come as they were made.',
  ),
  ...lookedUp,
];
