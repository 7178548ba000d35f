/** What a client may write into a record's fields. */
import type { Simulation, Stored, Value, Values } from '../context.mts';
import { failure, ofFields, refuse } from '../errors.mts';
import type { Field, ObjectName } from '../fields.mts';
import { readId } from '../ids.mts';

export const fieldsOf = ({ state }: Simulation, type: ObjectName): Map<string, Field> => state.fields.get(type)!;

function fieldNamed(simulation: Simulation, type: ObjectName, name: string): Field {
  const found = fieldsOf(simulation, type).get(name.toLowerCase());
  return found ?? refuse(failure(400, 'INVALID_FIELD', `No such column '${name}' on sobject of type ${type}`));
}

const isEmail = (text: string) => /^[^\s@<>()",;]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text);

function checkText(field: Field, text: string): string {
  const { name, label, length = 255 } = field;
  if ([...text].length > length)
    refuse(ofFields('STRING_TOO_LONG', `${label}: data value too large: ${text} (max length=${length})`, [name]));
  if (field.type === 'email' && !isEmail(text))
    refuse(ofFields('INVALID_EMAIL_ADDRESS', `${label}: invalid email address: ${text}`, [name]));
  if (field.restricted && !field.values?.includes(text))
    refuse(ofFields('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', `${label}: bad value for restricted picklist field: ${text}`, [name]));
  return text;
}

/** A person who is there and works here; a lead or a contact. */
function checkReference(simulation: Simulation, field: Field, text: string, type: ObjectName): string {
  const id = readId(text) ?? refuse(ofFields('MALFORMED_ID', `${field.label}: id value of incorrect type: ${text}`, [field.name]));
  const found = simulation.state.records.get(id);
  const wanted: readonly ObjectName[] = field.name === 'OwnerId' ? ['User'] : ['Lead', 'Contact'];
  if (!found || found.deleted || !wanted.includes(found.type))
    return refuse(ofFields('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', []));
  if (found.type === 'User' && found.values.IsActive === false) {
    const message = `operation performed with inactive user [${id}] as owner of ${type.toLowerCase()}`;
    refuse(ofFields('INACTIVE_OWNER_OR_USER', message, []));
  }
  return id;
}

const wrongKind = (field: Field, value: unknown) =>
  failure(400, 'JSON_PARSER_ERROR', `Cannot deserialize instance of ${field.type} from VALUE_STRING value ${String(value)}`);

function checkOne(simulation: Simulation, type: ObjectName, field: Field, value: unknown): Value {
  if (value === null || value === '') return null;
  switch (field.type) {
    case 'boolean':
      return value === true || value === 'true' ? true : value === false || value === 'false' ? false : refuse(wrongKind(field, value));
    case 'double':
      return Number.isNaN(Number(value)) ? refuse(wrongKind(field, value)) : Number(value);
    case 'date':
    case 'datetime': {
      const ms = Date.parse(String(value));
      if (Number.isNaN(ms)) refuse(wrongKind(field, value));
      return field.type === 'date' ? String(value).slice(0, 10) : `${new Date(ms).toISOString().slice(0, -5)}.000+0000`;
    }
    case 'reference':
      return checkReference(simulation, field, String(value), type);
    default:
      return typeof value === 'string' || typeof value === 'number' ? checkText(field, String(value)) : refuse(wrongKind(field, value));
  }
}

/** The values as they will be stored, by the fields' own names. */
export function checkValues(simulation: Simulation, type: ObjectName, given: Readonly<Record<string, unknown>>): Values {
  const values: Values = {};
  for (const [name, value] of Object.entries(given)) {
    if (name === 'attributes') continue;
    const field = fieldNamed(simulation, type, name);
    if (field.readOnly) {
      const message = `Unable to create/update fields: ${field.name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`;
      refuse(ofFields('INVALID_FIELD_FOR_INSERT_UPDATE', message, [field.name]));
    }
    values[field.name] = checkOne(simulation, type, field, value);
  }
  return values;
}

export function checkRequired(simulation: Simulation, type: ObjectName, values: Values, isNew: boolean): void {
  const missing = [...fieldsOf(simulation, type).values()].filter(
    ({ name, required }) => required && (isNew ? (values[name] ?? null) : values[name]) === null,
  );
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name);
  refuse(ofFields('REQUIRED_FIELD_MISSING', `Required fields are missing: [${names.join(', ')}]`, names));
}

/** Fields of the account's own that are unique: without regard to case. */
export function checkUnique(simulation: Simulation, type: ObjectName, values: Values, self?: Stored): void {
  for (const field of fieldsOf(simulation, type).values()) {
    const value = values[field.name];
    if (!field.unique || typeof value !== 'string') continue;
    const other = standing(simulation, type).find(
      (record) => record !== self && String(record.values[field.name] ?? '').toLowerCase() === value.toLowerCase(),
    );
    if (!other) continue;
    const message = `duplicate value found: ${field.name} duplicates value on record with id: ${other.id}`;
    refuse(ofFields('DUPLICATE_VALUE', message, []));
  }
}

export const standing = ({ state }: Simulation, type: ObjectName): Stored[] =>
  [...state.records.values()].filter((record) => record.type === type && !record.deleted);
