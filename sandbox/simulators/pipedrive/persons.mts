/** People: found by words, made as often as one asks. */
import type { Answer } from '../../http/answer.mts';
import { failure, invalid, refuse, timeText, type Call, type Labelled, type Person, type Simulation } from './context.mts';

const view = (person: Person) => ({
  id: person.id,
  name: person.name,
  first_name: person.name.split(' ')[0],
  last_name: person.name.split(' ').slice(1).join(' ') || null,
  emails: person.emails,
  phones: person.phones,
  owner_id: person.ownerId,
  org_id: null,
  add_time: timeText(person.createdAt),
  update_time: timeText(person.updatedAt),
  is_deleted: person.deleted,
  visible_to: 3,
  label_ids: [],
  marketing_status: person.marketingStatus,
  custom_fields: person.customFields,
});

function labelled(value: unknown, name: string): Labelled[] {
  if (!Array.isArray(value)) return refuse(invalid(`${name}: Expected array`));
  return (value as readonly Partial<Labelled>[]).map(({ value: text, primary, label }, index) => {
    if (typeof text !== 'string' || text === '') return refuse(invalid(`${name}.${index}.value: Required`));
    return { value: text, primary: primary ?? index === 0, label: label ?? 'work' };
  });
}

const writable = [
  'name',
  'emails',
  'phones',
  'owner_id',
  'org_id',
  'add_time',
  'visible_to',
  'label_ids',
  'marketing_status',
  'custom_fields',
];

function checkNames({ body, simulation }: Call): void {
  const strange = Object.keys(body).filter((name) => !writable.includes(name));
  if (strange.length > 0) refuse(invalid(`${strange.join(', ')}: Unrecognized key(s) in object`));
  const own = Object.keys((body.custom_fields ?? {}) as object).find((key) => !simulation.state.fields.some((field) => field.key === key));
  if (own !== undefined) refuse(invalid(`custom_fields.${own}: unknown custom field`));
}

export function checkOwner({ state }: Simulation, id: unknown): number {
  return (
    state.users.find((user) => user.id === id && user.active)?.id ?? refuse(invalid('owner_id: The user does not exist or is not active'))
  );
}

function fill({ simulation, body }: Call, person: Person): void {
  if (body.name !== undefined) person.name = String(body.name);
  if (body.emails !== undefined) person.emails = labelled(body.emails, 'emails');
  if (body.phones !== undefined) person.phones = labelled(body.phones, 'phones');
  if (body.owner_id !== undefined) person.ownerId = checkOwner(simulation, body.owner_id);
  if (typeof body.marketing_status === 'string') {
    if (person.marketingStatus === 'unsubscribed' && body.marketing_status === 'subscribed')
      simulation.violation('opted-out', 'somebody who left was to be written to again');
    person.marketingStatus = body.marketing_status;
  }
  Object.assign(person.customFields, body.custom_fields);
  person.updatedAt = simulation.world.clock.now();
}

export function newPerson({ state, world }: Simulation, by: 'api' | 'people'): Person {
  const now = world.clock.now();
  return {
    id: ++state.lastId,
    name: '',
    emails: [],
    phones: [],
    ownerId: state.users[0]!.id,
    customFields: {},
    marketingStatus: 'no_consent',
    createdAt: now,
    updatedAt: now,
    deleted: false,
    openDeals: 0,
    by,
  };
}

export function createPerson(call: Call): Answer {
  if (typeof call.body.name !== 'string' || call.body.name.trim() === '') refuse(invalid('name: Required'));
  checkNames(call);
  const person = newPerson(call.simulation, 'api');
  fill(call, person);
  call.simulation.state.persons.set(person.id, person);
  return { status: 201, body: { success: true, data: view(person) } };
}

export function mustFind({ simulation, params }: Call): Person {
  const found = simulation.state.persons.get(Number(params.id));
  return found && !found.deleted ? found : refuse(failure(404, 'Person not found', { code: 'ERR_NOT_FOUND' }));
}

/** Counts only where they are asked for. */
export function getPerson(call: Call): Answer {
  const person = mustFind(call);
  const wanted = call.query.get('include_fields')?.split(',') ?? [];
  const counts = { open_deals_count: person.openDeals, closed_deals_count: 0 };
  const shown = Object.fromEntries(Object.entries(counts).filter(([name]) => wanted.includes(name)));
  return { status: 200, body: { success: true, data: { ...view(person), ...shown } } };
}

export function changePerson(call: Call): Answer {
  const person = mustFind(call);
  checkNames(call);
  fill(call, person);
  return { status: 200, body: { success: true, data: view(person) } };
}

export function deletePerson(call: Call): Answer {
  const person = mustFind(call);
  person.deleted = true;
  return { status: 200, body: { success: true, data: { id: person.id } } };
}

const standing = ({ state }: Simulation) => [...state.persons.values()].filter(({ deleted }) => !deleted);

function limitOf(query: URLSearchParams): number {
  const limit = Number(query.get('limit') ?? 100);
  return limit >= 1 && limit <= 500 ? limit : refuse(invalid('limit: must be between 1 and 500'));
}

/** A cursor is opaque: the place to go on from. */
export function cut<T>(all: readonly T[], query: URLSearchParams): { readonly page: readonly T[]; readonly next: string | null } {
  const start = Number(Buffer.from(query.get('cursor') ?? '', 'base64url').toString() || 0);
  const end = start + limitOf(query);
  return { page: all.slice(start, end), next: end < all.length ? Buffer.from(String(end)).toString('base64url') : null };
}

const sortable: Readonly<Record<string, (person: Person) => number>> = {
  id: ({ id }) => id,
  add_time: ({ createdAt }) => createdAt,
  update_time: ({ updatedAt }) => updatedAt,
};

/** By id, unless it is asked for otherwise; times are compared by whole seconds. */
export function listPersons({ simulation, query }: Call): Answer {
  const since = Date.parse(query.get('updated_since') ?? '1970-01-01T00:00:00Z');
  const by = sortable[query.get('sort_by') ?? 'id'] ?? refuse(invalid('sort_by: Invalid enum value'));
  const direction = query.get('sort_direction') === 'desc' ? -1 : 1;
  const owner = query.get('owner_id');
  const all = standing(simulation)
    .filter(({ updatedAt, ownerId }) => wholeSecond(updatedAt) >= since && (owner === null || String(ownerId) === owner))
    .toSorted((one, other) => direction * (by(one) - by(other) || one.id - other.id));
  const { page, next } = cut(all, query);
  return { status: 200, body: { success: true, data: page.map(view), additional_data: { next_cursor: next } } };
}

const wholeSecond = (ms: number) => Math.floor(ms / 1000) * 1000;

/** So long a new person is not in the search's index. */
export const indexLagMs = 10_000;

const looked: Readonly<Record<string, (person: Person) => readonly string[]>> = {
  name: ({ name }) => [name],
  email: ({ emails }) => emails.map(({ value }) => value),
  phone: ({ phones }) => phones.map(({ value }) => value),
  custom_fields: ({ customFields }) => Object.values(customFields).filter((value) => typeof value === 'string'),
};

/** Without regard to case; a part will do, unless an exact match is asked for. */
export function searchPersons({ simulation, query }: Call): Answer {
  const term = (query.get('term') ?? '').toLowerCase();
  const exact = query.get('exact_match') === 'true';
  if (term.length < (exact ? 1 : 2)) refuse(invalid('term: must be at least 2 characters long'));
  const fields = query.get('fields')?.split(',') ?? Object.keys(looked);
  const matches = (text: string) => (exact ? text.toLowerCase() === term : text.toLowerCase().includes(term));
  const indexed = standing(simulation).filter(({ createdAt }) => createdAt <= simulation.world.clock.now() - indexLagMs);
  const found = indexed.filter((person) => fields.some((field) => looked[field]?.(person).some(matches)));
  const { page, next } = cut(found, query);
  const items = page.map(({ id, name, emails, phones, ownerId }) => ({
    result_score: 0.5,
    item: {
      id,
      type: 'person',
      name,
      emails: emails.map(({ value }) => value),
      phones: phones.map(({ value }) => value),
      visible_to: 3,
      owner: { id: ownerId },
      organization: null,
      custom_fields: [],
      notes: [],
    },
  }));
  return { status: 200, body: { success: true, data: { items }, additional_data: { next_cursor: next } } };
}
