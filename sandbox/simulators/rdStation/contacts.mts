/** Contacts, one for an e-mail, and what happened to them. */
import type { Answer } from '../../http/answer.mts';
import { failure, invalid, newUuid, refuse, type Call, type Contact, type LegalBasis, type Simulation } from './context.mts';

const usual = [
  'name',
  'email',
  'job_title',
  'birthdate',
  'bio',
  'website',
  'personal_phone',
  'mobile_phone',
  'phone',
  'city',
  'state',
  'country',
  'twitter',
  'facebook',
  'linkedin',
  'company_name',
  'company_site',
];
/** Of an event, besides a contact's. */
const ofEvents = [
  'conversion_identifier',
  'tags',
  'legal_bases',
  'available_for_mailing',
  'client_tracking_id',
  'traffic_source',
  'traffic_medium',
  'traffic_campaign',
  'traffic_value',
  'funnel_name',
  'value',
  'reason',
];

const isEmail = (text: string) => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text);

function checkEmail(value: unknown, path: string): string {
  if (typeof value !== 'string' || value === '') return refuse(invalid('CANNOT_BE_NULL', 'Cannot be null.', path));
  return isEmail(value) ? value.toLowerCase() : refuse(invalid('INVALID_FORMAT', 'Invalid format.', path));
}

function checkBases(simulation: Simulation, contact: Contact | undefined, value: unknown, path: string): readonly LegalBasis[] | undefined {
  if (value === undefined) return undefined;
  const types = ['pre_existent_contract', 'consent', 'legitimate_interest', 'judicial_process', 'vital_interest', 'public_interest'];
  const bases = value as readonly LegalBasis[];
  for (const { category, type, status } of bases) {
    const isGood =
      ['communications', 'data_processing'].includes(category) && types.includes(type) && ['granted', 'declined'].includes(status);
    if (!isGood) refuse(invalid('INVALID_OPTION', 'Must be one of the valid options.', path));
    if (contact?.optedOut && category === 'communications' && status === 'granted')
      simulation.violation('opted-out', 'somebody who left was to be written to again');
  }
  return bases;
}

function checkNames({ state }: Simulation, names: readonly string[], root: string): void {
  const strange = names.find((name) => ![...usual, ...ofEvents].includes(name) && !state.fields.has(name));
  if (strange !== undefined) refuse(invalid('INVALID_FIELDS', `The field ${strange} does not exist.`, `${root}.${strange}`));
}

const byEmail = ({ state }: Simulation, email: string) =>
  [...state.contacts.values()].find((contact) => contact.email === email.toLowerCase());

const byPhone = ({ state }: Simulation, phone: string) => [...state.contacts.values()].find((contact) => contact.phone === phone);

export function newContact({ state, random, world }: Simulation, email: string | undefined, by: 'api' | 'people'): Contact {
  const contact: Contact = {
    uuid: newUuid(random),
    email,
    phone: undefined,
    values: {},
    tags: new Set(),
    legalBases: [],
    createdAt: world.clock.now(),
    changedAt: [],
    optedOut: false,
    by,
  };
  state.contacts.set(contact.uuid, contact);
  return contact;
}

/** `email:ana@ex.com`, `phone:+5511…`, `uuid:…`, or the bare UUID. */
function find({ simulation, params }: Call): Contact | undefined {
  const [, kind, value] = /^(?:(email|uuid|phone):)?(.+)$/.exec(params.key!)!;
  if (kind === 'phone') return byPhone(simulation, value!);
  return kind === 'email' ? byEmail(simulation, value!) : simulation.state.contacts.get(value!);
}

const mustFind = (call: Call): Contact => find(call) ?? refuse(failure(404, 'RESOURCE_NOT_FOUND', 'The resource could not be found'));

/** What is empty is not named. */
const view = ({ uuid, email, phone, values, tags, legalBases }: Contact) => ({
  uuid,
  ...Object.fromEntries(
    Object.entries({ email, phone, ...values }).filter(([, value]) => value !== undefined && value !== '' && value !== null),
  ),
  tags: [...tags],
  legal_bases: legalBases,
  links: [
    {
      rel: 'CONTACT.FUNNELS.DEFAULT',
      href: `https://api.rd.services/platform/contacts/${uuid}/funnels/default`,
      media: 'application/json',
      type: 'GET',
    },
  ],
});

function fill(simulation: Simulation, contact: Contact, given: Readonly<Record<string, unknown>>, root: string): void {
  const { tags, legal_bases: bases, email: _email, phone, ...values } = given;
  if (phone !== undefined) changePhone(simulation, contact, phone);
  contact.legalBases = checkBases(simulation, contact, bases, `${root}.legal_bases`) ?? contact.legalBases;
  for (const tag of (tags ?? []) as readonly string[]) contact.tags.add(tag.toLowerCase());
  for (const [name, value] of Object.entries(values))
    if (usual.includes(name) || simulation.state.fields.has(name)) contact.values[name] = value;
}

export const getContact = (call: Call): Answer => ({ status: 200, body: view(mustFind(call)) });

/** By e-mail it puts in or changes; by UUID it changes. */
export function patchContact(call: Call): Answer {
  const { simulation, params, body } = call;
  checkNames(simulation, Object.keys(body), '$');
  const isByEmail = params.key!.startsWith('email:');
  const email = isByEmail ? checkEmail(params.key!.slice('email:'.length), '$.email') : undefined;
  const before = isByEmail ? find(call) : mustFind(call);
  checkBases(simulation, undefined, body.legal_bases, '$.legal_bases');
  const contact = before ?? newContact(simulation, email!, 'api');
  countChange(simulation, contact);
  if (body.email !== undefined) changeEmail(simulation, contact, checkEmail(body.email, '$.email'));
  fill(simulation, contact, body, '$');
  return { status: 200, body: view(contact) };
}

function changeEmail(simulation: Simulation, contact: Contact, email: string): void {
  const other = byEmail(simulation, email);
  if (other && other !== contact) refuse(failure(400, 'EMAIL_ALREADY_IN_USE', 'The email is already in use.'));
  contact.email = email;
}

const day = 86_400_000;

/** Twenty-four changes of one contact in a day. */
function countChange({ world }: Simulation, contact: Contact): void {
  const now = world.clock.now();
  const recent = contact.changedAt.filter((at) => at > now - day);
  if (recent.length >= 24) {
    const seconds = Math.ceil((recent[0]! + day - now) / 1000);
    refuse({ ...failure(429, 'TOO_MANY_REQUESTS', 'Too many requests'), headers: { 'Retry-After': String(seconds) } });
  }
  contact.changedAt = [...recent, now];
}

function changePhone(simulation: Simulation, contact: Contact, phone: unknown): void {
  const text = String(phone);
  const other = text === '' ? undefined : byPhone(simulation, text);
  if (other && other !== contact) refuse(failure(400, 'PHONE_ALREADY_IN_USE', 'The phone is already in use.'));
  contact.phone = text === '' ? undefined : text;
}

/** A new one alone; by e-mail, or by telephone where there is none. */
export function createContact({ simulation, body }: Call): Answer {
  const { email: given, phone } = body;
  if (given === undefined && typeof phone !== 'string') refuse(invalid('CANNOT_BE_NULL', 'Cannot be null.', '$.email'));
  const email = given === undefined ? undefined : checkEmail(given, '$.email');
  checkNames(simulation, Object.keys(body), '$');
  checkBases(simulation, undefined, body.legal_bases, '$.legal_bases');
  if (email !== undefined && byEmail(simulation, email)) refuse(failure(400, 'EMAIL_ALREADY_IN_USE', 'The email is already in use.'));
  if (typeof phone === 'string' && byPhone(simulation, phone)) refuse(failure(400, 'PHONE_ALREADY_IN_USE', 'The phone is already in use.'));
  const contact = newContact(simulation, email, 'api');
  fill(simulation, contact, body, '$');
  return { status: 200, body: view(contact) };
}

export function tagContact(call: Call): Answer {
  const contact = mustFind(call);
  for (const tag of (call.body.tags ?? []) as readonly string[]) contact.tags.add(tag.toLowerCase());
  return { status: 200, body: view(contact) };
}

const eventTypes = ['CONVERSION', 'OPPORTUNITY', 'OPPORTUNITY_WON', 'OPPORTUNITY_LOST', 'SALE', 'ORDER_PLACED', 'CART_ABANDONED'];

/** Each is an event of its own; the contact is the one with the e-mail, new where there is none. */
export function createEvent({ simulation, body }: Call): Answer {
  const {
    event_type: type,
    event_family: family,
    payload,
  } = body as { event_type?: string; event_family?: string; payload?: Record<string, unknown> };
  if (!eventTypes.includes(type ?? '')) refuse(invalid('INVALID_OPTION', 'Must be one of the valid options.', '$.event_type'));
  if (family !== 'CDP') refuse(invalid('INVALID_OPTION', 'Must be one of the valid options.', '$.event_family'));
  const given = payload ?? {};
  const email = checkEmail(given.email, '$.payload.email');
  const identifier = given.conversion_identifier as string | undefined;
  if (type === 'CONVERSION' && !identifier) refuse(invalid('CANNOT_BE_NULL', 'Cannot be null.', '$.payload.conversion_identifier'));
  checkNames(simulation, Object.keys(given), '$.payload');
  checkBases(simulation, undefined, given.legal_bases, '$.payload.legal_bases');
  const contact = byEmail(simulation, email) ?? newContact(simulation, email, 'api');
  fill(simulation, contact, given, '$.payload');
  const uuid = newUuid(simulation.random);
  simulation.state.events.push({ uuid, type: type!, contact: contact.uuid, identifier, at: simulation.world.clock.now() });
  return { status: 200, body: { event_uuid: uuid } };
}

export const listEvents = (call: Call): Answer => {
  const contact = mustFind(call);
  const found = call.simulation.state.events.filter(
    (event) => event.contact === contact.uuid && event.type === (call.query.get('event_type') ?? 'CONVERSION'),
  );
  return {
    status: 200,
    body: found.map(({ type, identifier, at }) => ({
      event_type: type,
      event_family: 'CDP',
      event_identifier: identifier ?? null,
      event_timestamp: new Date(at).toISOString(),
      payload: {},
    })),
  };
};

export const listFields = ({ simulation: { state } }: Call): Answer => ({
  status: 200,
  body: {
    fields: [...usual, ...state.fields].map((name) => ({
      uuid: name,
      api_identifier: name,
      custom_field: name.startsWith('cf_'),
      data_type: 'STRING',
      presentation_type: 'TEXT_INPUT',
      label: { 'pt-BR': name },
    })),
  },
});
