/** Contacts: one for an e-mail, and one for a telephone. */
import type { Answer } from '../../http/answer.mts';
import { failure, refuse, type Call, type Contact, type Simulation } from './context.mts';

const isEmail = (text: string) => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text);

const phoneOf = (attributes: unknown) => {
  const { SMS } = (attributes ?? {}) as { SMS?: unknown };
  return SMS === undefined || SMS === null || SMS === '' ? undefined : String(SMS);
};

/** With the country's code, and with or without `+` or `00`. */
function readPhone(text: string): string {
  const digits = text.replace(/^(?:\+|00)/, '').replace(/\D/g, '');
  return digits.length >= 11 && digits.length <= 15 ? digits : refuse(failure(400, 'invalid_parameter', 'Invalid phone number'));
}

const all = ({ state }: Simulation) => [...state.contacts.values()];
const byEmail = (simulation: Simulation, email: string) => all(simulation).find((contact) => contact.email === email.toLowerCase());

function checkPhone(simulation: Simulation, phone: string | undefined, self: Contact | undefined): void {
  if (phone === undefined) return;
  const other = all(simulation).find((contact) => contact !== self && contact.attributes.SMS === phone);
  if (other)
    refuse(
      failure(400, 'duplicate_parameter', 'Unable to create contact, SMS is already associated with another Contact', {
        metadata: { duplicate_identifiers: ['SMS'] },
      }),
    );
}

function fill({ simulation, body }: Call, contact: Contact): void {
  const phone = phoneOf(body.attributes);
  const known = Object.entries(body.attributes ?? {}).filter(([name]) => simulation.state.attributes.has(name));
  Object.assign(contact.attributes, Object.fromEntries(known), phone === undefined ? {} : { SMS: readPhone(phone) });
  for (const id of (body.listIds ?? []) as readonly number[]) contact.lists.add(id);
  if (body.emailBlacklisted === false && contact.blacklisted)
    simulation.violation('opted-out', 'somebody who left was to be written to again');
  if (typeof body.emailBlacklisted === 'boolean') contact.blacklisted = body.emailBlacklisted;
}

/** 201 with the id where it is new, 204 where it was changed. */
export function createContact(call: Call): Answer {
  const { simulation, body } = call;
  const email = String(body.email ?? '')
    .trim()
    .toLowerCase();
  if (!isEmail(email)) return refuse(failure(400, 'invalid_parameter', 'Invalid email address'));
  const before = byEmail(simulation, email);
  if (before && body.updateEnabled !== true)
    refuse(
      failure(400, 'duplicate_parameter', 'Unable to create contact, email is already associated with another Contact', {
        metadata: { duplicate_identifiers: ['email'] },
      }),
    );
  const phone = phoneOf(body.attributes);
  checkPhone(simulation, phone === undefined ? undefined : readPhone(phone), before);
  if (before) {
    fill(call, before);
    return { status: 204 };
  }
  const id = ++simulation.state.lastId;
  const contact: Contact = { id, email, attributes: {}, lists: new Set(), blacklisted: false, createdAt: simulation.world.clock.now() };
  simulation.state.contacts.set(id, contact);
  fill(call, contact);
  return { status: 201, body: { id } };
}

function mustFind({ simulation, params }: Call): Contact {
  const key = params.id!;
  const digits = key.replace(/\D/g, '');
  const found = all(simulation).find(
    ({ id, email, attributes }) => email === key.toLowerCase() || String(id) === key || attributes.SMS === digits,
  );
  return found ?? refuse(failure(404, 'document_not_found', 'Contact does not exist'));
}

const view = ({ id, email, attributes, lists, blacklisted, createdAt }: Contact) => ({
  email,
  id,
  emailBlacklisted: blacklisted,
  smsBlacklisted: false,
  createdAt: new Date(createdAt).toISOString(),
  modifiedAt: new Date(createdAt).toISOString(),
  listIds: [...lists],
  attributes,
});

export const getContact = (call: Call): Answer => ({ status: 200, body: view(mustFind(call)) });

export function changeContact(call: Call): Answer {
  const contact = mustFind(call);
  const phone = phoneOf(call.body.attributes);
  checkPhone(call.simulation, phone === undefined ? undefined : readPhone(phone), contact);
  fill(call, contact);
  return { status: 204 };
}

export function deleteContact(call: Call): Answer {
  call.simulation.state.contacts.delete(mustFind(call).id);
  return { status: 204 };
}

export function listContacts({ simulation, query }: Call): Answer {
  const start = Number(query.get('offset') ?? 0);
  const contacts = all(simulation);
  return {
    status: 200,
    body: { contacts: contacts.slice(start, start + Number(query.get('limit') ?? 50)).map(view), count: contacts.length },
  };
}

export const listAttributes = ({ simulation }: Call): Answer => ({
  status: 200,
  body: { attributes: [...simulation.state.attributes].map((name) => ({ name, category: 'normal', type: 'text' })) },
});
