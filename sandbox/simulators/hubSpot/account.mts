/** The account around the records: owners, properties, pipelines, and what the account is. */
import type { Answer } from '../../http/answer.mts';
import { isoTime, type Call, type Owner } from './context.mts';
import { failure, invalid, notFound, refuse } from './errors.mts';
import { listed, typeOf } from './asked.mts';
import { propertyView, type Property } from './properties.mts';

const ownerView = ({ id, email, firstName, lastName, archived }: Owner) => ({
  id,
  email,
  type: 'PERSON',
  firstName,
  lastName,
  userId: Number(id) + 9_000,
  userIdIncludingInactive: Number(id) + 9_000,
  createdAt: isoTime(Date.UTC(2025, 0, 6)),
  updatedAt: isoTime(Date.UTC(2026, 0, 6)),
  archived,
});

/** Owners that were removed stand in a list of their own: `archived=true`. */
export function listOwners({ simulation, query }: Call): Answer {
  const limit = Number(query.get('limit') ?? 100);
  const after = Number(query.get('after') ?? 0);
  const email = query.get('email')?.toLowerCase();
  const wanted = simulation.state.owners
    .filter(({ archived }) => archived === (query.get('archived') === 'true'))
    .filter((owner) => email === undefined || owner.email === email);
  const next = after + limit < wanted.length ? { paging: { next: { after: String(after + limit) } } } : {};
  return { status: 200, body: { results: wanted.slice(after, after + limit).map(ownerView), ...next } };
}

export function getOwner({ simulation, params, query }: Call): Answer {
  const isArchived = query.get('archived') === 'true';
  const found = simulation.state.owners.find(({ id, archived }) => id === params.id && archived === isArchived);
  return found ? { status: 200, body: ownerView(found) } : refuse(notFound(simulation));
}

const ownerIds = ({ simulation }: Call) => simulation.state.owners.filter(({ archived }) => !archived).map(({ id }) => id);

export function listProperties(call: Call): Answer {
  const known = call.simulation.state.properties.get(typeOf(call))!;
  return { status: 200, body: { results: [...known.values()].map((property) => propertyView(property, ownerIds(call))) } };
}

export function getProperty(call: Call): Answer {
  const { simulation, params } = call;
  const found = simulation.state.properties.get(typeOf(call))!.get(params.name!);
  if (found) return { status: 200, body: propertyView(found, ownerIds(call)) };
  return refuse(failure(simulation, 404, 'OBJECT_NOT_FOUND', `Property "${params.name}" does not exist`));
}

const kinds: Readonly<Record<string, readonly string[]>> = {
  string: ['text', 'textarea', 'phonenumber', 'html', 'file'],
  number: ['number'],
  enumeration: ['select', 'radio', 'checkbox', 'booleancheckbox'],
  date: ['date'],
  datetime: ['date'],
  bool: ['booleancheckbox'],
};

export function createProperty(call: Call): Answer {
  const { simulation, body } = call;
  const known = simulation.state.properties.get(typeOf(call))!;
  const { name, label, type, fieldType, groupName, options, hasUniqueValue, description } = body as Record<string, string> & {
    options?: { value: string }[];
    hasUniqueValue?: boolean;
  };
  if (!/^[a-z][a-z0-9_]{0,99}$/.test(name ?? ''))
    refuse(invalid(simulation, 'Property name must be lower case letters, digits and underscores'));
  if (!label || !groupName || !kinds[type ?? '']?.includes(fieldType ?? ''))
    refuse(invalid(simulation, 'label, groupName, type and fieldType are required'));
  if (known.has(name!)) refuse(failure(simulation, 409, 'OBJECT_ALREADY_EXISTS', `A property named '${name}' already exists.`));
  const property: Property = {
    name: name!,
    label: label!,
    type: type as Property['type'],
    custom: true,
    fieldType: fieldType!,
    groupName: groupName!,
    description: description ?? '',
    multiple: fieldType === 'checkbox',
    unique: hasUniqueValue ?? false,
    ...(options ? { options: options.map(({ value }) => value) } : {}),
  };
  known.set(property.name, property);
  return { status: 201, body: propertyView(property, ownerIds(call)) };
}

export const listPipelines = ({ simulation }: Call): Answer => ({
  status: 200,
  body: {
    results: [
      {
        id: 'default',
        label: 'Sales Pipeline',
        displayOrder: 0,
        archived: false,
        stages: ['appointmentscheduled', 'qualifiedtobuy', 'closedwon', 'closedlost'].map((id, displayOrder) => ({
          id,
          label: id,
          displayOrder,
          archived: false,
          metadata: {},
        })),
        createdAt: isoTime(simulation.world.clock.now()),
      },
    ],
  },
});

export const accountDetails = ({ simulation }: Call): Answer => ({
  status: 200,
  body: {
    portalId: simulation.secrets.portalId,
    accountType: 'STANDARD',
    timeZone: 'America/Sao_Paulo',
    companyCurrency: 'BRL',
    additionalCurrencies: [],
    utcOffset: '-03:00',
    utcOffsetMilliseconds: -10_800_000,
    uiDomain: 'app.hubspot.com',
    dataHostingLocation: 'na1',
  },
});

/** `properties` repeated or with commas between them. */
export const askedProperties = (query: URLSearchParams): string[] => listed(query, 'properties');
