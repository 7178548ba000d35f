/** The objects of the account and their fields. */

export const objectNames = ['Lead', 'Contact', 'Task', 'User'] as const;
export type ObjectName = (typeof objectNames)[number];

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type:
    | 'id'
    | 'string'
    | 'textarea'
    | 'email'
    | 'phone'
    | 'url'
    | 'picklist'
    | 'boolean'
    | 'double'
    | 'date'
    | 'datetime'
    | 'reference';
  readonly length?: number;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  /** May be upserted by. */
  readonly externalId?: boolean;
  readonly idLookup?: boolean;
  readonly unique?: boolean;
  readonly values?: readonly string[];
  /** No other values than those. */
  readonly restricted?: boolean;
  readonly fallback?: string | boolean;
  readonly custom?: boolean;
}

const text = (name: string, length: number, more: Partial<Field> = {}): Field => ({
  name,
  label: labelOf(name),
  type: 'string',
  length,
  ...more,
});
const labelOf = (name: string) => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
const readOnly = (name: string, type: Field['type']): Field => ({ name, label: labelOf(name), type, readOnly: true });
const flag = (name: string): Field => ({ name, label: labelOf(name), type: 'boolean', fallback: false });
const choice = (name: string, values: readonly string[], fallback?: string): Field => ({
  name,
  label: labelOf(name),
  type: 'picklist',
  length: 255,
  values,
  ...(fallback === undefined ? {} : { fallback }),
});

const system: readonly Field[] = [
  readOnly('Id', 'id'),
  readOnly('IsDeleted', 'boolean'),
  readOnly('CreatedDate', 'datetime'),
  readOnly('LastModifiedDate', 'datetime'),
  readOnly('SystemModstamp', 'datetime'),
];
const owner: Field = { name: 'OwnerId', label: 'Owner ID', type: 'reference', length: 18 };
const sources = choice('LeadSource', ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other']);
const description = text('Description', 32_000, { type: 'textarea' });

const person: readonly Field[] = [
  text('FirstName', 40),
  text('LastName', 80, { required: true }),
  readOnly('Name', 'string'),
  text('Title', 128),
  text('Email', 80, { type: 'email', idLookup: true }),
  text('Phone', 40, { type: 'phone' }),
  text('MobilePhone', 40, { type: 'phone' }),
  flag('HasOptedOutOfEmail'),
  flag('DoNotCall'),
  sources,
  description,
  owner,
];

const ofObjects: Readonly<Record<ObjectName, readonly Field[]>> = {
  Lead: [
    ...system,
    ...person,
    text('Company', 255, { required: true }),
    choice(
      'Status',
      ['Open - Not Contacted', 'Working - Contacted', 'Closed - Converted', 'Closed - Not Converted'],
      'Open - Not Contacted',
    ),
    ...['Street', 'City', 'State', 'PostalCode', 'Country'].map((name) => text(name, 255)),
    text('Website', 255, { type: 'url' }),
    choice('Rating', ['Hot', 'Warm', 'Cold']),
    readOnly('IsConverted', 'boolean'),
    readOnly('ConvertedContactId', 'reference'),
  ],
  Contact: [
    ...system,
    ...person,
    text('Department', 80),
    ...['MailingStreet', 'MailingCity', 'MailingState'].map((name) => text(name, 255)),
  ],
  Task: [
    ...system,
    text('Subject', 255),
    choice('Status', ['Not Started', 'In Progress', 'Completed', 'Waiting on someone else', 'Deferred'], 'Not Started'),
    choice('Priority', ['High', 'Normal', 'Low'], 'Normal'),
    choice('TaskSubtype', ['Task', 'Email', 'Call'], 'Task'),
    choice('Type', ['Call', 'Email', 'Other']),
    { name: 'WhoId', label: 'Name ID', type: 'reference', length: 18 },
    { name: 'ActivityDate', label: 'Due Date Only', type: 'date' },
    description,
    owner,
  ],
  User: [
    ...system,
    ...['Name', 'FirstName', 'LastName', 'Email', 'Username', 'Phone', 'MobilePhone'].map((name) => readOnly(name, 'string')),
    readOnly('IsActive', 'boolean'),
    readOnly('UserType', 'picklist'),
  ],
};

export const prefixes: Readonly<Record<ObjectName, string>> = { Lead: '00Q', Contact: '003', Task: '00T', User: '005' };

export const freshFields = (): Map<ObjectName, Map<string, Field>> =>
  new Map(objectNames.map((name) => [name, new Map(ofObjects[name].map((field) => [field.name.toLowerCase(), field]))]));

/** Names of objects and fields are read without regard to case. */
export const objectNamed = (text: string): ObjectName | undefined => objectNames.find((name) => name.toLowerCase() === text.toLowerCase());

/** As describe shows it. */
export const fieldView = (field: Field) => ({
  name: field.name,
  label: field.label,
  type: field.type,
  length: field.length ?? 0,
  nillable: field.required !== true,
  createable: field.readOnly !== true,
  updateable: field.readOnly !== true,
  custom: field.custom ?? false,
  externalId: field.externalId ?? false,
  idLookup: field.idLookup ?? field.externalId ?? field.type === 'id',
  unique: field.unique ?? false,
  filterable: field.type !== 'textarea',
  restrictedPicklist: field.restricted ?? false,
  defaultedOnCreate: field.fallback !== undefined || field.name === 'OwnerId',
  referenceTo: field.name === 'OwnerId' ? ['User'] : field.name === 'WhoId' ? ['Contact', 'Lead'] : [],
  picklistValues: (field.values ?? []).map((value) => ({
    active: true,
    defaultValue: value === field.fallback,
    label: value,
    validFor: null,
    value,
  })),
});
