/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { assumed, captured, documented, harmless } from '../../world/truths.mts';

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...harmless(
    'A value that the account refuses is passed on as a refusal.',
    'Lead.Status and LeadSource take any text, as lists that are not restricted do.',
    'An owner who is not active is refused with INACTIVE_OWNER_OR_USER.',
  ),
  ...harmless('The adapter sends the day alone.', 'A due date may be given with a time, which is cut off.'),
];

export const truths: readonly Truth[] = [
  ...documented(
    'help.salesforce.com, OAuth flows of external client apps',
    'Client credentials are taken at the My Domain host only; a JWT at login.salesforce.com as well.',
    'An assertion is signed with RS256, names client, user and audience, and is good for three minutes.',
    'The token endpoint answers access_token and instance_url, without expires_in; there is no refresh token for either.',
  ),
  ...documented(
    'developer.salesforce.com, REST API developer guide',
    'Errors are a list of {message, errorCode, fields}; an old session is 401 INVALID_SESSION_ID, the limit of a day 403 REQUEST_LIMIT_EXCEEDED.',
    'A new record is answered 201 {id, success, errors}, a change 204 without a body.',
    'Upsert by an external id answers 201 or 200 with created, and 300 with a list of addresses where several match.',
    'A field of an upsert does not stand in its body.',
    'A query has up to 2,000 rows a page and nextRecordsUrl.',
    'Composite takes up to 25 requests, and what one answered may stand in the next.',
    'Sforce-Limit-Info tells how many of the requests of a day are used.',
    'Names of objects and fields are read without regard to case and answered in their own spelling.',
  ),
  ...documented(
    'developer.salesforce.com, SOQL and SOSL reference',
    'Texts are compared without regard to case; times are written without quotes.',
    'AND and OR stand side by side in brackets only.',
    'Long text areas cannot be filtered by.',
  ),
  ...documented(
    'developer.salesforce.com, Duplicate Rule header',
    'Where a rule alerts, a record like another is refused with DUPLICATES_DETECTED and the ids, unless the header says allowSave=true; where it blocks, always.',
  ),
  ...captured('jsforce/jsforce#1055, restforce/restforce#347', 'The refusal of a duplicate is 400 with duplicateResult.matchResults.'),
  ...captured(
    'n8n-nodes-base 2.40.2, its requests as recorded',
    'Names of objects come in small letters, and the next page is asked with the query once more.',
  ),
  ...assumed(
    'The duplicate rule alerts: on the same e-mail, or the same last name and telephone digits.',
    'Times are whole seconds.',
    'A session lasts two hours.',
  ),
  ...lookedUp,
];
