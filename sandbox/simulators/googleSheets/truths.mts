/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { assumed, captured, documented } from '../../world/truths.mts';

export const truths: readonly Truth[] = [
  ...documented(
    'developers.google.com/workspace/sheets/api',
    'valueInputOption is asked for: RAW keeps a text as it is, USER_ENTERED takes it for what a person would have typed.',
    'Empty cells and rows at the end are not in an answer; an empty sheet has no values.',
    'append writes below everything, at once with others, and the grid grows.',
    'Null leaves a cell as it is.',
    'FORMATTED_VALUE answers texts, UNFORMATTED_VALUE numbers as such.',
  ),
  ...documented(
    'developers.google.com/workspace/sheets/api/limits',
    'A user has 60 reads and 60 writes in a minute; 429 RESOURCE_EXHAUSTED.',
  ),
  ...captured(
    'n8n-nodes-base 2.40.2, its requests as recorded',
    'A row is appended by reading the whole sheet, making the grid longer and writing at the computed row: two at once overwrite each other.',
    'A sheet’s id is sent as a text.',
  ),
  ...assumed(
    'Writing beyond the grid is refused.',
    'A formula that makes no sense shows #NAME?.',
    'Errors are {error: {code, message, status}}.',
  ),
];
