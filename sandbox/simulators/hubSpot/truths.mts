/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { assumed, captured, documented, harmless } from '../../world/truths.mts';

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...harmless(
    'The adapter sends the stage itself, and passes a refusal of the owner on.',
    'A new contact is in the stage lead; an owner who was removed is refused with INVALID_OWNER_ID.',
  ),
];

export const truths: readonly Truth[] = [
  ...documented(
    'developers.hubspot.com, API reference 2026-09 and 2026-03: CRM objects',
    'Paths carry a date (/crm/objects/2026-09/contacts); the bodies are those of v3, which goes on until September 2027.',
    'All values of properties are texts; a record is {id, properties, createdAt, updatedAt, archived}.',
    'A record is read and changed by id, or by a unique property with idProperty.',
    'Batches take up to a hundred; batch/upsert says of each whether it is new; batch/read answers 207 where some are not there.',
    'A record that is archived is not found, but with archived=true.',
    'From 2026-09 on the rules of the account bind what the API writes.',
  ),
  ...documented(
    'developers.hubspot.com, search the CRM',
    'The search has its own limit of five requests in a second and finds a new record only after a while.',
    'Up to 5 groups of filters, 200 results a page, 10,000 in all; values of IN are in small letters.',
    'Telephones are searched without the country code in hs_searchable_calculated_phone_number.',
    'associations.contact finds the activities of a contact.',
  ),
  ...documented(
    'developers.hubspot.com, API usage guidelines',
    'A hundred requests in ten seconds in Free and Starter; 429 names the policy.',
  ),
  ...documented(
    'developers.hubspot.com, error handling',
    'Errors are {status: error, message, correlationId, category, errors}; a property that does not exist is named: PROPERTY_DOESNT_EXIST.',
  ),
  ...documented('knowledge.hubspot.com, lifecycle stages', 'An earlier lifecycle stage does not take the place of a later one.'),
  ...documented('developers.hubspot.com, notes', 'A note needs hs_timestamp and belongs to a contact by the association type 202.'),
  ...captured(
    'HubSpot/hubspot-api-nodejs#545, hubspot-api-php#59',
    'A second contact with an e-mail is answered 409 CONFLICT: Contact already exists. Existing ID: 101.',
    'A contact just made is not found by the search.',
  ),
  ...captured(
    'n8n-nodes-base 2.40.2, its requests as recorded',
    'Contacts, deals and engagements of v1, and the webhooks of legacy apps by hapikey.',
  ),
  ...assumed(
    'The search lags two to twelve seconds behind.',
    'E-mails are kept in small letters.',
    'Owners, properties and pipelines have dated paths of the same form.',
    'A property that is cleared is null.',
    'A second e-mail of a contact is taken, too: the search by email does not find it, idProperty=email does.',
    'The id of a contact that was merged into another one answers that one.',
    'A batch of which one is refused does nothing.',
  ),
  ...lookedUp,
];
