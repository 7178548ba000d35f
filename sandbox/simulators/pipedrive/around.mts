/** Leads, notes, users and fields: the part of the API that is still v1. */
import { hex } from '../../world/randomText.mts';
import type { Answer } from '../../http/answer.mts';
import {
  failure,
  invalid,
  numberedPage,
  oldTimeText,
  refuse,
  timeText,
  type Call,
  type Lead,
  type Note,
  type Simulation,
} from './context.mts';
import { checkOwner, cut } from './persons.mts';

const leadView = (lead: Lead) => ({
  id: lead.id,
  title: lead.title,
  owner_id: lead.ownerId,
  person_id: lead.personId,
  organization_id: null,
  label_ids: lead.labels,
  is_archived: lead.archived,
  add_time: timeText(lead.createdAt),
  update_time: timeText(lead.updatedAt),
  ...lead.values,
});

function personOf({ state }: Simulation, id: unknown): number {
  const found = state.persons.get(Number(id));
  return found && !found.deleted ? found.id : refuse(failure(400, 'The person does not exist', { code: 'ERR_BAD_REQUEST' }));
}

function fillLead({ simulation, body }: Call, lead: Lead): void {
  const {
    title,
    owner_id: owner,
    label_ids: labels,
    is_archived: archived,
    person_id: _person,
    organization_id: _organization,
    ...values
  } = body;
  if (title !== undefined) lead.title = String(title);
  if (owner !== undefined) lead.ownerId = checkOwner(simulation, owner);
  if (Array.isArray(labels)) lead.labels = labels as string[];
  if (typeof archived === 'boolean') lead.archived = archived;
  Object.assign(lead.values, values);
  lead.updatedAt = simulation.world.clock.now();
}

export function createLead(call: Call): Answer {
  const { simulation, body } = call;
  if (typeof body.title !== 'string' || body.title === '') refuse(invalid('title is required'));
  if (body.person_id === undefined && body.organization_id === undefined)
    refuse(invalid('A lead must be linked to a person or an organization'));
  const now = simulation.world.clock.now();
  const id = [8, 4, 4, 4, 12].map((length) => hex(simulation.random, length)).join('-');
  const lead: Lead = {
    id,
    title: '',
    personId: personOf(simulation, body.person_id),
    ownerId: simulation.state.users[0]!.id,
    labels: [],
    values: {},
    createdAt: now,
    updatedAt: now,
    archived: false,
  };
  fillLead(call, lead);
  simulation.state.leads.set(id, lead);
  return { status: 201, body: { success: true, data: leadView(lead) } };
}

const mustFindLead = ({ simulation, params }: Call): Lead =>
  simulation.state.leads.get(params.id!) ?? refuse(failure(404, 'Lead not found', { code: 'ERR_NOT_FOUND' }));

export const getLead = (call: Call): Answer => ({ status: 200, body: { success: true, data: leadView(mustFindLead(call)) } });

export function changeLead(call: Call): Answer {
  const lead = mustFindLead(call);
  fillLead(call, lead);
  return { status: 200, body: { success: true, data: leadView(lead) } };
}

/** The oldest first; archived ones have a list of their own. */
const leadsOf = ({ simulation, query }: Call, archived: boolean): Answer => {
  const person = query.get('person_id');
  const all = [...simulation.state.leads.values()].filter((lead) => lead.archived === archived);
  return numberedPage(
    all.filter((lead) => person === null || String(lead.personId) === person),
    query,
    leadView,
  );
};

export const listLeads = (call: Call): Answer => leadsOf(call, false);
export const listArchivedLeads = (call: Call): Answer => leadsOf(call, true);

export function deleteLead(call: Call): Answer {
  const { id } = mustFindLead(call);
  call.simulation.state.leads.delete(id);
  return { status: 200, body: { success: true, data: { id } } };
}

const noteView = ({ id, content, personId, leadId, at }: Note) => ({
  id,
  content,
  person_id: personId ?? null,
  lead_id: leadId ?? null,
  add_time: oldTimeText(at),
  update_time: oldTimeText(at),
  active_flag: true,
});

export function createNote({ simulation, body }: Call): Answer {
  const { content, person_id: person, lead_id: lead } = body;
  if (typeof content !== 'string' || content === '') refuse(failure(400, 'Content must be given.'));
  if (person === undefined && lead === undefined) refuse(failure(400, 'A note must be linked to a deal, person, organization or lead.'));
  const { state, world } = simulation;
  if (lead !== undefined && !state.leads.has(String(lead))) refuse(failure(400, 'Lead not found'));
  const personId = person === undefined ? undefined : personOf(simulation, person);
  const note: Note = {
    id: ++state.lastId,
    content: content as string,
    personId,
    leadId: lead === undefined ? undefined : String(lead),
    at: world.clock.now(),
  };
  state.notes.push(note);
  return { status: 201, body: { success: true, data: noteView(note) } };
}

export function listNotes({ simulation, query }: Call): Answer {
  const [person, lead] = [query.get('person_id'), query.get('lead_id')];
  const found = simulation.state.notes.filter(
    ({ personId, leadId }) => (person === null || String(personId) === person) && (lead === null || leadId === lead),
  );
  return numberedPage(found, query, noteView);
}

export function deleteNote({ simulation: { state }, params }: Call): Answer {
  const note = state.notes.find(({ id }) => String(id) === params.id) ?? refuse(failure(404, 'Note not found', { code: 'ERR_NOT_FOUND' }));
  state.notes = state.notes.filter((each) => each !== note);
  return { status: 200, body: { success: true, data: true } };
}

const userView = ({ id, name, email, active }: Simulation['state']['users'][number]) => ({
  id,
  name,
  email,
  active_flag: active,
  is_admin: 0,
  locale: 'pt_BR',
  timezone_name: 'America/Sao_Paulo',
});

export const listUsers = ({ simulation: { state } }: Call): Answer => ({
  status: 200,
  body: { success: true, data: state.users.map(userView) },
});
export const me = ({ simulation: { state } }: Call): Answer => ({
  status: 200,
  body: { success: true, data: { ...userView(state.users[0]!), company_domain: 'loja-ponte', company_name: 'Loja Ponte' } },
});

const usual = ['name', 'email', 'phone', 'owner_id', 'org_id', 'add_time', 'update_time', 'marketing_status'];

const fieldsOf = ({ state }: Simulation) => [...usual.map((key) => ({ key, name: key, type: 'varchar' })), ...state.fields];

export const listFieldsV1 = ({ simulation, query }: Call): Answer =>
  numberedPage(fieldsOf(simulation), query, ({ key, name, type }) => ({
    id: fieldsOf(simulation).findIndex((each) => each.key === key) + 1,
    key,
    name,
    field_type: type,
    edit_flag: !usual.includes(key),
    active_flag: true,
    options: null,
  }));

export function listFields({ simulation, query }: Call): Answer {
  const { page, next } = cut(fieldsOf(simulation), query);
  const data = page.map(({ key, name, type }) => ({
    field_name: name,
    field_code: key,
    field_type: type,
    options: null,
    subfields: null,
    is_custom_field: !usual.includes(key),
    is_optional_response_field: key === 'marketing_status',
  }));
  return { status: 200, body: { success: true, data, additional_data: { next_cursor: next } } };
}

export function createField({ simulation, body }: Call): Answer {
  const { name, field_type: type } = body as { name?: string; field_type?: string };
  if (!name || !type) return refuse(invalid('name and field_type are required'));
  const field = { key: hex(simulation.random, 40), name, type };
  simulation.state.fields.push(field);
  return {
    status: 201,
    body: { success: true, data: { id: 9_000 + simulation.state.fields.length, key: field.key, name, field_type: type } },
  };
}
