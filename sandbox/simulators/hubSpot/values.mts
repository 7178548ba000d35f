/** What a client may write into a record's properties, and what HubSpot makes of it. */
import { type ObjectType, type Simulation, type Stored, type Values, isoTime } from './context.mts';
import { badValues, contactExists, invalid, refuse, type BadValue } from './errors.mts';
import { lifecycleStages, type Property } from './properties.mts';

type Checked = { readonly value: string | null } | { readonly code: string; readonly message: string };

const isEmail = (text: string) => /^[^\s@<>()",;]+@[^\s@.]+(?:\.[^\s@.]+)*\.[^\s@.\d]{2,}$/.test(text);

export function momentOf(text: string): number | undefined {
  const ms = /^-?\d+$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isNaN(ms) ? undefined : ms;
}

/** Numbers and booleans are taken as their text; null and '' clear. */
const textOf = (value: unknown): string | undefined => {
  if (value === null) return '';
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
};

function checkOption({ state }: Simulation, property: Property, text: string): Checked {
  if (property.name === 'hubspot_owner_id') {
    const isOwner = state.owners.some(({ id, archived }) => id === text && !archived);
    return isOwner ? { value: text } : { code: 'INVALID_OWNER_ID', message: `Owner ${text} does not exist` };
  }
  const chosen = property.multiple ? text.split(';').filter(Boolean) : [text];
  const wrong = chosen.find((one) => !property.options?.includes(one));
  if (wrong === undefined) return { value: text };
  return { code: 'INVALID_OPTION', message: `${wrong} was not one of the allowed options: [${property.options?.join(', ')}]` };
}

function checkOne(simulation: Simulation, property: Property, value: unknown): Checked {
  const text = textOf(value);
  if (text === undefined) return { code: 'INVALID_STRING', message: `${property.name} was not a string` };
  if (property.readOnly)
    return { code: 'READ_ONLY_VALUE', message: `"${property.name}" is a read only property; its value cannot be set.` };
  if (text === '') return { value: null };
  if (property.name === 'email') {
    const email = text.trim().toLowerCase();
    return isEmail(email) ? { value: email } : { code: 'INVALID_EMAIL', message: `Email address ${text} is invalid` };
  }
  switch (property.type) {
    case 'enumeration':
      return checkOption(simulation, property, text);
    case 'number':
      return Number.isNaN(Number(text)) ? { code: 'INVALID_INTEGER', message: `${text} was not a valid number.` } : { value: text };
    case 'bool':
      return ['true', 'false'].includes(text) ? { value: text } : { code: 'INVALID_BOOLEAN', message: `${text} was not a valid boolean.` };
    case 'date':
    case 'datetime': {
      const ms = momentOf(text);
      if (ms === undefined) return { code: 'INVALID_DATE', message: `${text} was not a valid long.` };
      return { value: property.type === 'date' ? isoTime(ms).slice(0, 10) : isoTime(ms) };
    }
    default:
      return text.length > 65_536 ? { code: 'PROPERTY_VALUE_TOO_LONG', message: `${property.name} is too long` } : { value: text };
  }
}

/** The values as they will be stored; refuses where one is not good, and names each that is not. */
export function checkValues(simulation: Simulation, type: ObjectType, wanted: unknown): Values {
  if (typeof wanted !== 'object' || wanted === null || Array.isArray(wanted))
    return refuse(invalid(simulation, 'Invalid input JSON: properties'));
  const known = simulation.state.properties.get(type)!;
  const bad: BadValue[] = [];
  const values: Values = {};
  for (const [name, value] of Object.entries(wanted)) {
    const property = known.get(name);
    const checked: Checked = property
      ? checkOne(simulation, property, value)
      : { code: 'PROPERTY_DOESNT_EXIST', message: `Property "${name}" does not exist` };
    if ('code' in checked) bad.push({ name, ...checked });
    else values[name] = checked.value;
  }
  return bad.length > 0 ? refuse(badValues(simulation, bad)) : values;
}

export const standing = (simulation: Simulation, type: ObjectType): Stored[] =>
  [...simulation.state.records.values()].filter((record) => record.type === type && !record.archived);

/** A contact's own e-mail, and those that it has besides. */
export const emailsOf = ({ values }: Stored): string[] =>
  [values.email ?? '', ...(values.hs_additional_emails ?? '').split(';')].filter(Boolean);

/** What a record is known by under a unique property. */
export const valuesOf = (record: Stored, name: string): readonly string[] =>
  name === 'email' ? emailsOf(record) : [record.values[name] ?? ''].filter(Boolean);

/** No two contacts have the same e-mail; no two records the same value of a property of the account's own that says so. */
export function checkUnique(simulation: Simulation, type: ObjectType, values: Values, self?: Stored): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === null || !simulation.state.properties.get(type)!.get(name)?.unique) continue;
    const other = standing(simulation, type).find((record) => record !== self && valuesOf(record, name).includes(value));
    if (!other) continue;
    if (name === 'email') refuse(contactExists(simulation, other.id));
    const message = `${other.id} already has that value.`;
    refuse(badValues(simulation, [{ name, code: 'CONFLICTING_UNIQUE_VALUE', message }]));
  }
}

/** An earlier stage does not take a later one's place: it is passed over without a word. */
export function keepStage(values: Values, record: Stored): Values {
  const before = lifecycleStages.findIndex((stage) => stage === record.values.lifecyclestage);
  const after = lifecycleStages.findIndex((stage) => stage === values.lifecyclestage);
  if (values.lifecyclestage === undefined || values.lifecyclestage === null || before <= after) return values;
  const { lifecyclestage: _earlier, ...rest } = values;
  return rest;
}
