/** Records one by one: `/sobjects/Lead` and what is below it. */
import { parseJson, type Answer } from '../../http/answer.mts';
import type { Call, Stored } from './context.mts';
import { badJson, failure, notFound, refuse } from './errors.mts';
import { fieldView, objectNamed, objectNames, prefixes, type ObjectName } from './fields.mts';
import { readId } from './ids.mts';
import { change, create } from './records/store.mts';
import { fieldsOf, standing } from './records/values.mts';

export const typeOf = ({ params }: Call): ObjectName => objectNamed(params.object!) ?? refuse(notFound());

function bodyOf({ simulation, incoming }: Call): Readonly<Record<string, unknown>> {
  const parsed = parseJson(incoming.body);
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Readonly<Record<string, unknown>>;
  simulation.violation('malformed-body', 'a JSON object is expected');
  return refuse(badJson());
}

function rowOf(call: Call): Stored {
  const found = call.simulation.state.records.get(readId(call.params.id!) ?? '');
  if (found?.type !== typeOf(call)) return refuse(notFound());
  return found.deleted ? refuse(failure(404, 'ENTITY_IS_DELETED', 'entity is deleted')) : found;
}

const writing = ({ incoming }: Call) => ({ by: 'api', headers: incoming.headers }) as const;

export function createRow(call: Call): Answer {
  const type = typeOf(call);
  if (type === 'User') return refuse(failure(403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object'));
  const { id } = create(call.simulation, type, bodyOf(call), writing(call));
  return { status: 201, body: { id, success: true, errors: [] } };
}

function view(call: Call, { id, type, values }: Stored): Answer {
  const known = fieldsOf(call.simulation, type);
  const asked = call.incoming.url.searchParams
    .get('fields')
    ?.split(',')
    .map((name) => name.trim());
  const fields = asked
    ? asked.map(
        (name) => known.get(name.toLowerCase()) ?? refuse(failure(400, 'INVALID_FIELD', `No such column '${name}' on entity '${type}'`)),
      )
    : [...known.values()];
  const shown = fields.map(({ name }) => [name, values[name] ?? null]);
  return {
    status: 200,
    body: {
      attributes: { type, url: `/services/data/${call.params.version}/sobjects/${type}/${id}` },
      ...(Object.fromEntries(shown) as object),
    },
  };
}

export const getRow = (call: Call): Answer => view(call, rowOf(call));

export function changeRow(call: Call): Answer {
  change(call.simulation, rowOf(call), bodyOf(call), writing(call));
  return { status: 204 };
}

export function deleteRow(call: Call): Answer {
  const row = rowOf(call);
  row.deleted = true;
  row.values.IsDeleted = true;
  return { status: 204 };
}

/** Those whose field has the value, without regard to case. */
function byExternalId(call: Call): { readonly field: string; readonly rows: readonly Stored[] } {
  const type = typeOf(call);
  const field = fieldsOf(call.simulation, type).get(call.params.field!.toLowerCase());
  if (!field || !(field.externalId ?? field.idLookup))
    return refuse(failure(404, 'NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${call.params.field}`));
  const value = call.params.value!.toLowerCase();
  return {
    field: field.name,
    rows: standing(call.simulation, type).filter(({ values }) => String(values[field.name] ?? '').toLowerCase() === value),
  };
}

const severalMatch = (call: Call, rows: readonly Stored[]): Answer => ({
  status: 300,
  body: rows.map(({ id, type }) => `/services/data/${call.params.version}/sobjects/${type}/${id}`),
});

export function getByExternalId(call: Call): Answer {
  const { rows } = byExternalId(call);
  if (rows.length > 1) return severalMatch(call, rows);
  return rows[0] ? view(call, rows[0]) : refuse(notFound());
}

export function upsertRow(call: Call): Answer {
  const { field, rows } = byExternalId(call);
  const given = bodyOf(call);
  if (rows.length > 1) return severalMatch(call, rows);
  if (Object.keys(given).some((name) => name.toLowerCase() === field.toLowerCase()))
    return refuse(failure(400, 'INVALID_FIELD', `The ${field} field should not be specified in the sobject data.`));
  if (rows[0]) {
    change(call.simulation, rows[0], given, writing(call));
    return { status: 200, body: { id: rows[0].id, success: true, errors: [], created: false } };
  }
  const { id } = create(call.simulation, typeOf(call), { ...given, [field]: call.params.value! }, writing(call));
  return { status: 201, body: { id, success: true, errors: [], created: true } };
}

export function describe(call: Call): Answer {
  const type = typeOf(call);
  const fields = [...fieldsOf(call.simulation, type).values()].map(fieldView);
  return {
    status: 200,
    body: {
      name: type,
      label: type,
      keyPrefix: prefixes[type],
      custom: false,
      createable: type !== 'User',
      updateable: type !== 'User',
      queryable: true,
      fields,
    },
  };
}

export const listObjects = (): Answer => ({
  status: 200,
  body: {
    encoding: 'UTF-8',
    maxBatchSize: 200,
    sobjects: objectNames.map((name) => ({ name, label: name, keyPrefix: prefixes[name], custom: false, queryable: true })),
  },
});
