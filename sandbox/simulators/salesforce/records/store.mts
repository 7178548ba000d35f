/** Records come to be and change. */
import { timeText, type Simulation, type Stored, type Values } from '../context.mts';
import { failure, ofFields, refuse } from '../errors.mts';
import { prefixes, type ObjectName } from '../fields.mts';
import { newId } from '../ids.mts';
import { checkDuplicates } from './duplicates.mts';
import { checkRequired, checkUnique, checkValues, fieldsOf, standing } from './values.mts';

export interface Writing {
  readonly by: 'api' | 'people';
  /** Of the request: without them the duplicate rule is not asked, because a person has seen the alert. */
  readonly headers?: Headers;
}

function checkRules({ state }: Simulation, values: Values): void {
  for (const rule of state.validations) {
    const fault = rule(values);
    if (fault) refuse(ofFields('FIELD_CUSTOM_VALIDATION_EXCEPTION', fault.message, fault.field === undefined ? [] : [fault.field]));
  }
}

/** Somebody else is at the record. */
function checkLock({ state }: Simulation): void {
  if (state.lockedTimes <= 0) return;
  state.lockedTimes--;
  refuse(failure(400, 'UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record', { fields: [] }));
}

const nameOf = ({ FirstName, LastName }: Values) => [FirstName, LastName].filter(Boolean).join(' ');

function stamp({ world }: Simulation, values: Values): void {
  values.LastModifiedDate = values.SystemModstamp = timeText(world.clock.now());
}

export const runningUser = (simulation: Simulation): string => standing(simulation, 'User')[0]!.id;

export function create(
  simulation: Simulation,
  type: ObjectName,
  given: Readonly<Record<string, unknown>>,
  { by, headers }: Writing,
): Stored {
  const { state, world } = simulation;
  const values: Values = checkValues(simulation, type, given);
  checkRequired(simulation, type, values, true);
  for (const { name, fallback } of fieldsOf(simulation, type).values()) if (fallback !== undefined) values[name] ??= fallback;
  values.OwnerId ??= runningUser(simulation);
  checkRules(simulation, values);
  checkUnique(simulation, type, values);
  checkDuplicates(simulation, type, values, headers);
  checkLock(simulation);
  const now = world.clock.now();
  const id = newId(prefixes[type], ++state.lastNumber);
  const computed: Values = type === 'Task' ? {} : { Name: nameOf(values) };
  const converted: Values = type === 'Lead' ? { IsConverted: false, ConvertedContactId: null } : {};
  const record: Stored = {
    id,
    type,
    values: { ...values, ...computed, ...converted, Id: id, IsDeleted: false, CreatedDate: timeText(now) },
    deleted: false,
    by,
    createdAt: now,
  };
  stamp(simulation, record.values);
  state.records.set(id, record);
  return record;
}

export function change(simulation: Simulation, record: Stored, given: Readonly<Record<string, unknown>>, { headers }: Writing): void {
  const values = checkValues(simulation, record.type, given);
  if (record.values.IsConverted === true)
    refuse(failure(400, 'CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead', { fields: [] }));
  checkRequired(simulation, record.type, values, false);
  const after = { ...record.values, ...values };
  checkRules(simulation, after);
  checkUnique(simulation, record.type, values, record);
  if ('Email' in values || 'Phone' in values || 'MobilePhone' in values) checkDuplicates(simulation, record.type, after, headers, record);
  checkLock(simulation);
  Object.assign(record.values, values, record.type === 'Task' ? {} : { Name: nameOf(after) });
  stamp(simulation, record.values);
}
