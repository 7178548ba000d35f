/** Records one by one: `/crm/objects/2026-09/{type}` and the same below `/crm/v3/objects`. */
import type { Answer } from '../../http/answer.mts';
import { linksOf } from './associations.mts';
import { listed, objectNames, typeOf } from './asked.mts';
import type { Call, ObjectType, Stored, Values } from './context.mts';
import { failure, invalid, refuse } from './errors.mts';
import { archive, change, create, mustFind, view } from './records.mts';
import { checkValues, standing } from './values.mts';

const neededNow: Partial<Record<ObjectType, readonly string[]>> = {
  notes: ['hs_timestamp'],
  tasks: ['hs_timestamp'],
  communications: ['hs_communication_channel_type', 'hs_communication_logged_from'],
  emails: ['hs_timestamp', 'hs_email_direction'],
};

/** The rules of the account's owner bind from the API of 2026-09 on. */
function checkRequired(call: Call, type: ObjectType, values: Values): void {
  const { simulation, params } = call;
  const own = type === 'contacts' && (params.date ?? '') >= '2026-09' ? [...simulation.state.required] : [];
  const missing = [...(neededNow[type] ?? []), ...own].filter((name) => (values[name] ?? null) === null);
  if (missing.length === 0) return;
  const message = `Error creating ${type.slice(0, -1).toUpperCase()}. Some required properties were not set.`;
  const errors = [{ message, code: 'MISSING_REQUIRED_PROPERTIES', context: { properties: missing } }];
  refuse(failure(simulation, 400, 'VALIDATION_ERROR', message, { errors, context: { properties: missing } }));
}

export function createFrom(call: Call, type: ObjectType, input: Readonly<Record<string, unknown>>): Stored {
  const values = checkValues(call.simulation, type, input.properties ?? {});
  checkRequired(call, type, values);
  return create(call.simulation, { type, values, links: linksOf(call.simulation, type, input.associations), by: 'api' });
}

export function createObject(call: Call): Answer {
  const record = createFrom(call, typeOf(call), call.body);
  return { status: 201, body: view(call.simulation, record, Object.keys(call.body.properties ?? {})) };
}

export function getObject(call: Call): Answer {
  const { simulation, params, query } = call;
  const type = typeOf(call);
  const record = mustFind(simulation, type, params.id!, query.get('idProperty') ?? undefined, query.get('archived') === 'true');
  const asked = listed(query, 'associations');
  return { status: 200, body: { ...view(simulation, record, listed(query, 'properties')), ...associationsOf(record, asked) } };
}

/** `{contacts: {results: [{id, type}]}}`; nothing where there is none. */
function associationsOf(record: Stored, asked: readonly string[]): object {
  const found = asked.flatMap((name) => {
    const type = objectNames[name] ?? name;
    const results = [...record.links]
      .filter((link) => link.startsWith(`${type}/`))
      .map((link) => ({ id: link.split('/')[1], type: `${record.type.slice(0, -1)}_to_${type.slice(0, -1)}` }));
    return results.length > 0 ? [[type, { results }]] : [];
  });
  return found.length > 0 ? { associations: Object.fromEntries(found) as object } : {};
}

export function changeObject(call: Call): Answer {
  const { simulation, params, query, body } = call;
  const type = typeOf(call);
  const record = mustFind(simulation, type, params.id!, query.get('idProperty') ?? undefined);
  change(simulation, record, checkValues(simulation, type, body.properties ?? {}));
  return { status: 200, body: view(simulation, record, Object.keys(body.properties ?? {})) };
}

/** Answered with 204 whether there was such a record or not. */
export function archiveObject(call: Call): Answer {
  const record = call.simulation.state.records.get(call.params.id!);
  if (record?.type === typeOf(call) && !record.archived) archive(call.simulation, record);
  return { status: 204 };
}

export function listObjects(call: Call): Answer {
  const { simulation, query } = call;
  const limit = Number(query.get('limit') ?? 10);
  if (!(limit >= 1 && limit <= 100)) return refuse(invalid(simulation, 'limit must be between 1 and 100'));
  const all = standing(simulation, typeOf(call)).sort((a, b) => Number(a.id) - Number(b.id));
  const after = Number(query.get('after') ?? 0);
  const rest = all.filter(({ id }) => Number(id) > after);
  const page = rest.slice(0, limit);
  const results = page.map((record) => view(simulation, record, listed(query, 'properties')));
  return { status: 200, body: { results, ...(rest.length > limit ? { paging: { next: { after: page.at(-1)!.id } } } : {}) } };
}
