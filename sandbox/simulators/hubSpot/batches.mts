/** Up to a hundred records in one call. */
import type { Answer } from '../../http/answer.mts';
import { isoTime, type Call, type ObjectType, type Stored } from './context.mts';
import { invalid, refuse } from './errors.mts';
import { typeOf } from './asked.mts';
import { createFrom } from './objects.mts';
import { archive, change, create, findBy, mustFind, view } from './records.mts';
import { checkUnique, checkValues } from './values.mts';

interface Input {
  readonly id?: unknown;
  readonly idProperty?: unknown;
  readonly properties?: unknown;
}

function inputsOf({ simulation, body }: Call): readonly Input[] {
  const { inputs } = body;
  if (!Array.isArray(inputs) || inputs.length === 0 || inputs.length > 100)
    return refuse(invalid(simulation, 'inputs: between 1 and 100 are expected'));
  return inputs as readonly Input[];
}

const times = ({ simulation: { world } }: Call) => ({ startedAt: isoTime(world.clock.now()), completedAt: isoTime(world.clock.now()) });

const complete = (call: Call, status: number, results: readonly unknown[]): Answer => ({
  status,
  body: { status: 'COMPLETE', results, ...times(call) },
});

const idPropertyOf = ({ idProperty }: { readonly idProperty?: unknown }) => (typeof idProperty === 'string' ? idProperty : undefined);

/** One that is refused refuses all. */
export function createBatch(call: Call): Answer {
  const type = typeOf(call);
  const inputs = inputsOf(call);
  const checked = inputs.map(({ properties }) => checkValues(call.simulation, type, properties ?? {}));
  for (const values of checked) checkUnique(call.simulation, type, values);
  checkTwins(
    call,
    checked.map(({ email }) => email),
  );
  const records = inputs.map((input) => createFrom(call, type, input as Readonly<Record<string, unknown>>));
  return complete(
    call,
    201,
    records.map((record) => view(call.simulation, record)),
  );
}

/** The same key twice in one call. */
function checkTwins({ simulation }: Call, keys: readonly (string | null | undefined)[]): void {
  const given = keys.filter((key) => typeof key === 'string');
  if (new Set(given).size < given.length) refuse(invalid(simulation, 'Duplicate IDs found in batch input'));
}

/** What is not there is left out of the results and named in `errors`: 207. */
export function readBatch(call: Call): Answer {
  const { simulation, body } = call;
  const type = typeOf(call);
  const inputs = inputsOf(call);
  const found = inputs.map(({ id }) => findBy(simulation, type, String(id), idPropertyOf(body)));
  const wanted = Array.isArray(body.properties) ? (body.properties as string[]) : [];
  const results = found
    .filter((record): record is Stored => record !== undefined && !record.archived)
    .map((record) => view(simulation, record, wanted));
  const missing = inputs.filter((_, index) => found[index] === undefined || found[index].archived).map(({ id }) => String(id));
  if (missing.length === 0) return complete(call, 200, results);
  const errors = [
    {
      status: 'error',
      category: 'OBJECT_NOT_FOUND',
      message: 'Could not get some objects, they may be deleted or not exist. Check that ids are valid.',
      context: { ids: missing },
    },
  ];
  return { status: 207, body: { status: 'COMPLETE', results, numErrors: 1, errors, ...times(call) } };
}

export function updateBatch(call: Call): Answer {
  const type = typeOf(call);
  const pairs = inputsOf(call).map((input) => ({
    record: mustFind(call.simulation, type, String(input.id), idPropertyOf(input)),
    values: checkValues(call.simulation, type, input.properties ?? {}),
  }));
  for (const { record, values } of pairs) change(call.simulation, record, values);
  return complete(
    call,
    200,
    pairs.map(({ record }) => view(call.simulation, record)),
  );
}

/** By e-mail or another unique property; what is new says so. */
export function upsertBatch(call: Call): Answer {
  const { simulation } = call;
  const type = typeOf(call);
  const inputs = inputsOf(call).map((input) => upsertInput(call, type, input));
  checkTwins(
    call,
    inputs.map(({ id }) => id),
  );
  const results = inputs.map(({ id, idProperty, values }) => {
    const before = findBy(simulation, type, id, idProperty);
    const record = before
      ? change(simulation, before, values)
      : create(simulation, { type, values: { ...values, [idProperty]: id }, by: 'api' });
    return { ...view(simulation, record), new: before === undefined };
  });
  return complete(call, 200, results);
}

function upsertInput({ simulation }: Call, type: ObjectType, input: Input) {
  const idProperty = idPropertyOf(input);
  if (idProperty === undefined || idProperty === 'hs_object_id') return refuse(invalid(simulation, 'idProperty is required for upsert'));
  const given = { ...(input.properties as object | undefined), [idProperty]: String(input.id) };
  const values = checkValues(simulation, type, given);
  return { id: values[idProperty]!, idProperty, values };
}

export function archiveBatch(call: Call): Answer {
  for (const { id } of inputsOf(call)) {
    const record = call.simulation.state.records.get(String(id));
    if (record?.type === typeOf(call) && !record.archived) archive(call.simulation, record);
  }
  return { status: 204 };
}
