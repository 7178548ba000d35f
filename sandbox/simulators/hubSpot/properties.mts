/** The account's properties: which there are, and what values they take. */
import type { ObjectType } from './objectTypes.mts';

export interface Property {
  readonly name: string;
  readonly label: string;
  readonly type: 'string' | 'number' | 'enumeration' | 'date' | 'datetime' | 'bool' | 'phone_number';
  readonly options?: readonly string[];
  /** Several options of an enumeration, with `;` between them. */
  readonly multiple?: boolean;
  readonly readOnly?: boolean;
  readonly unique?: boolean;
  /** Made by the account's owner. */
  readonly custom?: boolean;
  readonly description?: string;
  readonly groupName?: string;
  readonly fieldType?: string;
}

const text = (name: string, label: string): Property => ({ name, label, type: 'string' });
const choice = (name: string, label: string, options: readonly string[], more: Partial<Property> = {}): Property => ({
  name,
  label,
  type: 'enumeration',
  options,
  ...more,
});
const moment = (name: string, label: string, readOnly = true): Property => ({ name, label, type: 'datetime', readOnly });

/** In the order of a life: an earlier one does not take a later one's place. */
export const lifecycleStages = [
  'subscriber',
  'lead',
  'marketingqualifiedlead',
  'salesqualifiedlead',
  'opportunity',
  'customer',
  'evangelist',
  'other',
] as const;

const leadStatuses = ['NEW', 'OPEN', 'IN_PROGRESS', 'OPEN_DEAL', 'UNQUALIFIED', 'ATTEMPTED_TO_CONTACT', 'CONNECTED', 'BAD_TIMING'];

const legalBases = [
  'Legitimate interest – prospect/lead',
  'Legitimate interest – existing customer',
  'Legitimate interest - other',
  'Performance of a contract',
  'Freely given consent from contact',
  'Not applicable',
];

const owner: Property = { name: 'hubspot_owner_id', label: 'Contact owner', type: 'enumeration' };
const objectId: Property = { name: 'hs_object_id', label: 'Record ID', type: 'number', readOnly: true };
const ofActivities = [moment('hs_createdate', 'Create date'), moment('hs_lastmodifieddate', 'Last modified date'), objectId, owner];
const timestamp = moment('hs_timestamp', 'Activity date', false);

const contacts: readonly Property[] = [
  { ...text('email', 'Email'), unique: true },
  text('hs_additional_emails', 'Additional email addresses'),
  text('firstname', 'First Name'),
  text('lastname', 'Last Name'),
  { ...text('phone', 'Phone Number'), type: 'phone_number' },
  { ...text('mobilephone', 'Mobile Phone Number'), type: 'phone_number' },
  { ...text('hs_whatsapp_phone_number', 'WhatsApp Phone Number'), type: 'phone_number' },
  { ...text('hs_searchable_calculated_phone_number', 'Calculated Phone Number without country code'), readOnly: true },
  { ...text('hs_searchable_calculated_mobile_number', 'Calculated Mobile Number without country code'), readOnly: true },
  ...['company', 'jobtitle', 'website', 'address', 'city', 'state', 'zip', 'country', 'message'].map((name) => text(name, name)),
  choice('lifecyclestage', 'Lifecycle Stage', lifecycleStages),
  choice('hs_lead_status', 'Lead Status', leadStatuses),
  choice('hs_legal_basis', "Legal basis for processing contact's data", legalBases, { multiple: true }),
  { name: 'hs_email_optout', label: 'Unsubscribed from all email', type: 'bool', readOnly: true },
  owner,
  objectId,
  moment('createdate', 'Create Date'),
  moment('lastmodifieddate', 'Last Modified Date'),
];

const ofTypes: Readonly<Record<ObjectType, readonly Property[]>> = {
  contacts,
  notes: [text('hs_note_body', 'Note body'), timestamp, ...ofActivities],
  tasks: [
    text('hs_task_subject', 'Task title'),
    text('hs_task_body', 'Notes'),
    choice('hs_task_status', 'Task status', ['NOT_STARTED', 'IN_PROGRESS', 'WAITING', 'COMPLETED', 'DEFERRED']),
    choice('hs_task_priority', 'Priority', ['NONE', 'LOW', 'MEDIUM', 'HIGH']),
    choice('hs_task_type', 'Task type', ['EMAIL', 'CALL', 'TODO']),
    timestamp,
    ...ofActivities,
  ],
  communications: [
    text('hs_communication_body', 'Communication body'),
    choice('hs_communication_channel_type', 'Channel type', ['WHATS_APP', 'LINKEDIN_MESSAGE', 'SMS']),
    choice('hs_communication_logged_from', 'Logged from', ['CRM']),
    timestamp,
    ...ofActivities,
  ],
  emails: [
    text('hs_email_subject', 'Email subject'),
    text('hs_email_text', 'Text body'),
    text('hs_email_html', 'Email HTML'),
    text('hs_email_headers', 'Email headers'),
    choice('hs_email_direction', 'Email direction', ['EMAIL', 'INCOMING_EMAIL', 'FORWARDED_EMAIL']),
    choice('hs_email_status', 'Email send status', ['SENT', 'SENDING', 'SCHEDULED', 'FAILED', 'BOUNCED']),
    timestamp,
    ...ofActivities,
  ],
  deals: [
    text('dealname', 'Deal Name'),
    text('dealstage', 'Deal Stage'),
    text('pipeline', 'Pipeline'),
    { name: 'amount', label: 'Amount', type: 'number' },
    { name: 'closedate', label: 'Close Date', type: 'datetime' },
    moment('createdate', 'Create Date'),
    ...ofActivities,
  ],
};

export const freshProperties = (): Map<ObjectType, Map<string, Property>> =>
  new Map(Object.entries(ofTypes).map(([type, list]) => [type as ObjectType, new Map(list.map((one) => [one.name, one]))]));

/** As the metadata show it. */
export const propertyView = (property: Property, owners: readonly string[]) => ({
  name: property.name,
  label: property.label,
  type: property.type,
  fieldType: property.fieldType ?? fieldTypeOf(property),
  description: property.description ?? '',
  groupName: property.groupName ?? 'contactinformation',
  options: (property.name === 'hubspot_owner_id' ? owners : (property.options ?? [])).map((value, index) => ({
    label: value,
    value,
    displayOrder: index,
    hidden: false,
  })),
  displayOrder: -1,
  calculated: property.name.includes('calculated'),
  externalOptions: property.name === 'hubspot_owner_id',
  hasUniqueValue: property.unique ?? false,
  hidden: false,
  hubspotDefined: property.custom !== true,
  modificationMetadata: { archivable: property.custom === true, readOnlyDefinition: false, readOnlyValue: property.readOnly ?? false },
  formField: property.readOnly !== true,
});

const fieldTypeOf = ({ type, multiple }: Property) =>
  ({
    string: 'text',
    number: 'number',
    enumeration: multiple ? 'checkbox' : 'select',
    date: 'date',
    datetime: 'date',
    bool: 'booleancheckbox',
    phone_number: 'phonenumber',
  })[type];
