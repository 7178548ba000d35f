/** Records come to be, change and are looked at; every change reaches the search later. */
import { isoTime, type ObjectType, type Simulation, type Stored, type Values } from './context.mts';
import { badValues, notFound, refuse } from './errors.mts';
import { checkUnique, emailsOf, keepStage, standing, valuesOf } from './values.mts';

/** What the search knows about a telephone: the digits without the country's code. */
const searchable = (phone: string | null | undefined) =>
  phone
    ?.replace(/\D/g, '')
    .replace(/^0+/, '')
    .replace(/^55(?=\d{10,11}$)/, '') ?? null;

const names = {
  created: (type: ObjectType) => (type === 'contacts' || type === 'deals' ? 'createdate' : 'hs_createdate'),
  updated: (type: ObjectType) => (type === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate'),
};

export const modifiedName = names.updated;
export const createdName = names.created;

/** The search takes seconds to know of a write: documented as a delay, without a figure. */
function reindex(simulation: Simulation, record: Stored): void {
  const { state, random, world } = simulation;
  const from = world.clock.now() + (state.lagMs ?? random.int(2_000, 12_000));
  // What was written later is never found sooner.
  const last = record.index.at(-1)?.from ?? 0;
  record.index.push({ from: Math.max(from, last), values: { ...record.values }, links: [...record.links], archived: record.archived });
}

export function touch(simulation: Simulation, record: Stored): void {
  record.updatedAt = Math.max(simulation.world.clock.now(), record.updatedAt);
  record.values[names.updated(record.type)] = isoTime(record.updatedAt);
  if (record.type === 'contacts') {
    record.values.hs_searchable_calculated_phone_number = searchable(record.values.phone);
    record.values.hs_searchable_calculated_mobile_number = searchable(record.values.mobilephone);
  }
  reindex(simulation, record);
}

export interface NewRecord {
  readonly type: ObjectType;
  readonly values: Values;
  readonly links?: readonly string[];
  readonly by: 'api' | 'people';
}

export function create(simulation: Simulation, { type, values, links = [], by }: NewRecord): Stored {
  const { state, world } = simulation;
  checkUnique(simulation, type, values);
  const now = world.clock.now();
  const id = String((state.lastId += 50 + (state.lastId % 7)));
  const record: Stored = {
    id,
    type,
    values: { ...values, hs_object_id: id, [names.created(type)]: isoTime(now) },
    createdAt: now,
    updatedAt: now,
    archived: false,
    mergedInto: undefined,
    by,
    links: new Set(links),
    index: [],
  };
  if (type === 'contacts' && record.values.lifecyclestage === undefined) record.values.lifecyclestage = 'lead';
  state.records.set(id, record);
  touch(simulation, record);
  for (const link of links) connect(simulation, record, link);
  return record;
}

/** Both sides know of a link. */
export function connect(simulation: Simulation, record: Stored, link: string): void {
  const other = simulation.state.records.get(link.split('/')[1]!);
  record.links.add(link);
  other?.links.add(`${record.type}/${record.id}`);
  if (other) reindex(simulation, other);
  reindex(simulation, record);
}

export function change(simulation: Simulation, record: Stored, wanted: Values): Stored {
  const values = record.type === 'contacts' ? keepStage(wanted, record) : wanted;
  checkUnique(simulation, record.type, values, record);
  Object.assign(record.values, values);
  touch(simulation, record);
  return record;
}

/** Somebody joins two contacts: the one keeps its e-mail, gets the other's as a further one, and answers for both ids. */
export function merge(simulation: Simulation, winner: Stored, loser: Stored): void {
  const emails = [...emailsOf(winner), ...emailsOf(loser)];
  for (const [name, value] of Object.entries(loser.values)) winner.values[name] ??= value;
  const others = emails.filter((email) => email !== winner.values.email);
  if (others.length > 0) winner.values.hs_additional_emails = others.join(';');
  loser.mergedInto = winner.id;
  loser.archived = true;
  for (const link of loser.links) connect(simulation, winner, link);
  touch(simulation, loser);
  touch(simulation, winner);
}

export function archive(simulation: Simulation, record: Stored): void {
  record.archived = true;
  touch(simulation, record);
}

/** By id, or by the value of a property that is unique. */
export function findBy(simulation: Simulation, type: ObjectType, id: string, idProperty: string | undefined): Stored | undefined {
  const { records, properties } = simulation.state;
  if (idProperty === undefined || idProperty === 'hs_object_id') {
    const found = records.get(records.get(id)?.mergedInto ?? id);
    return found?.type === type ? found : undefined;
  }
  if (!properties.get(type)!.get(idProperty)?.unique) {
    const message = `Property "${idProperty}" is not a unique identifier property`;
    return refuse(badValues(simulation, [{ name: idProperty, code: 'INVALID_UNIQUE_PROPERTY', message }]));
  }
  const value = idProperty === 'email' ? id.trim().toLowerCase() : id;
  return standing(simulation, type).find((record) => valuesOf(record, idProperty).includes(value));
}

export function mustFind(simulation: Simulation, type: ObjectType, id: string, idProperty: string | undefined, archived = false): Stored {
  const found = findBy(simulation, type, id, idProperty);
  return found?.archived === archived ? found : refuse(notFound(simulation));
}

const usual: Readonly<Record<ObjectType, readonly string[]>> = {
  contacts: ['createdate', 'email', 'firstname', 'hs_object_id', 'lastmodifieddate', 'lastname'],
  notes: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
  tasks: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
  communications: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
  emails: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
  deals: ['amount', 'closedate', 'createdate', 'dealname', 'dealstage', 'hs_lastmodifieddate', 'hs_object_id', 'pipeline'],
};

/** Of the properties that were asked for those that exist; what is empty is null. */
export function view({ state }: Simulation, record: Stored, wanted: readonly string[] = [], values: Values = record.values) {
  const known = state.properties.get(record.type)!;
  const asked = [...new Set([...wanted, createdName(record.type), modifiedName(record.type), 'hs_object_id'])];
  const shown = wanted.length > 0 ? asked.filter((name) => known.has(name)) : usual[record.type];
  return {
    id: record.id,
    properties: Object.fromEntries(shown.map((name) => [name, values[name] ?? null])),
    createdAt: isoTime(record.createdAt),
    updatedAt: values[modifiedName(record.type)] ?? isoTime(record.updatedAt),
    archived: record.archived,
  };
}
