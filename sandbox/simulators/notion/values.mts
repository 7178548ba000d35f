/** What a client may write into a page's properties, and how they are shown. */
import { uuid, type Page, type Property, type Simulation, type Source, type Value, timeText } from './context.mts';
import { invalid, refuse } from './errors.mts';

interface Writing {
  readonly simulation: Simulation;
  readonly source: Source;
  readonly property: Property;
}

const longest = { rich_text: 2_000, title: 2_000, email: 200, phone_number: 200, url: 2_000, select: 100 };

const wrong = ({ simulation, property }: Writing) => refuse(invalid(simulation, `${property.name} is expected to be ${property.type}.`));

function checkLength({ simulation, property }: Writing, text: string, most: number): string {
  if (text.length <= most) return text;
  const path = `body.properties.${property.name}.${property.type}`;
  return refuse(invalid(simulation, `body failed validation: ${path}.length should be ≤ \`${most}\`, instead was \`${text.length}\`.`));
}

/** Half of a sign that takes two places in JavaScript is none: no text of Unicode holds it. */
const isWhole = (content: unknown): content is string => typeof content === 'string' && !/\p{Surrogate}/u.test(content);

/** Pieces of text; each has its own limit. */
function readPieces(writing: Writing, value: unknown): string {
  if (!Array.isArray(value)) return wrong(writing);
  const pieces = value as readonly { readonly text?: { readonly content?: unknown } }[];
  return pieces
    .map(({ text }) => (isWhole(text?.content) ? checkLength(writing, text.content, longest.rich_text) : wrong(writing)))
    .join('');
}

/** A choice that is new comes to be by being written; but for a status, whose choices are made by hand. */
function readChoice(writing: Writing, value: unknown): string | null {
  if (value === null) return null;
  const { name, id } = value as { name?: unknown; id?: unknown };
  const { property, simulation } = writing;
  const known = property.options.find((option) => option.id === id || option.name === name);
  if (known) return known.name;
  if (typeof name !== 'string' || name === '' || name.includes(',')) return wrong(writing);
  if (property.type === 'status') return refuse(invalid(simulation, `Invalid status option. Status option "${name}" does not exist".`));
  property.options.push({ id: uuid(simulation.random), name: checkLength(writing, name, longest.select) });
  return name;
}

const isMoment = (text: unknown): text is string =>
  typeof text === 'string' && /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?$/.test(text) && !Number.isNaN(Date.parse(text));

/** A moment is kept with its zone: `2026-12-01T10:00:00.000-03:00`. */
const dateText = (text: string) =>
  text.replace(
    /T(\d\d:\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/,
    (_, time: string, seconds = '00', zone = 'Z') => `T${time}:${seconds}.000${zone === 'Z' ? '+00:00' : zone}`,
  );

function readDate(writing: Writing, value: unknown): Value {
  if (value === null) return null;
  const { start, end } = value as { start?: unknown; end?: unknown };
  if (!isMoment(start) || !(end === undefined || end === null || isMoment(end))) return wrong(writing);
  return { start: dateText(start), end: isMoment(end) ? dateText(end) : null };
}

function readPeople(writing: Writing, value: unknown): string[] {
  if (!Array.isArray(value)) return wrong(writing);
  const { simulation } = writing;
  return (value as readonly { readonly id?: unknown }[]).map(({ id }) => {
    const found = simulation.state.people.find((person) => person.id === id);
    return found?.id ?? refuse(invalid(simulation, `Could not find user with ID: ${String(id)}.`));
  });
}

function readText(writing: Writing, value: unknown, most: number): string | null {
  if (value === null || value === '') return null;
  return typeof value === 'string' ? checkLength(writing, value, most) : wrong(writing);
}

function read(writing: Writing, value: unknown): Value {
  switch (writing.property.type) {
    case 'title':
    case 'rich_text':
      return readPieces(writing, value);
    case 'email':
    case 'phone_number':
    case 'url':
      return readText(writing, value, longest[writing.property.type]);
    case 'number':
      return value === null || typeof value === 'number' ? value : wrong(writing);
    case 'checkbox':
      return typeof value === 'boolean' ? value : wrong(writing);
    case 'select':
    case 'status':
      return typeof value === 'object' ? readChoice(writing, value) : wrong(writing);
    case 'multi_select':
      return Array.isArray(value) ? value.map((one) => readChoice(writing, one)!) : wrong(writing);
    case 'date':
      return typeof value === 'object' ? readDate(writing, value) : wrong(writing);
    case 'people':
      return readPeople(writing, value);
    default:
      return refuse(invalid(writing.simulation, `${writing.property.name} is a read only property and cannot be written.`));
  }
}

/** By name or id; refuses where one is not there or of another kind, and names it. */
export function readProperties(simulation: Simulation, source: Source, given: unknown): Map<string, Value> {
  if (typeof given !== 'object' || given === null)
    return refuse(invalid(simulation, 'body failed validation: body.properties should be defined, instead was `undefined`.'));
  const values = new Map<string, Value>();
  for (const [name, wrapped] of Object.entries(given as Record<string, Record<string, unknown> | null>)) {
    const property = source.properties.find((one) => one.name === name || one.id === name);
    if (!property) return refuse(invalid(simulation, `${name} is not a property that exists.`));
    const writing = { simulation, source, property };
    if (wrapped === null || !(property.type in wrapped)) wrong(writing);
    values.set(property.id, read(writing, wrapped![property.type]));
  }
  return values;
}

const piece = (content: string) => ({
  type: 'text',
  text: { content, link: null },
  annotations: { bold: false, italic: false, strikethrough: false, underline: false, code: false, color: 'default' },
  plain_text: content,
  href: null,
});

export const piecesView = (text: string): object[] => (text === '' ? [] : [piece(text)]);

export function valueOf(page: Page, property: Property): Value {
  if (property.type === 'created_time') return timeText(page.createdAt);
  if (property.type === 'last_edited_time') return timeText(page.editedAt);
  if (property.type === 'unique_id') return page.number;
  return page.values.get(property.id) ?? null;
}

export function propertyView(simulation: Simulation, page: Page, property: Property): object {
  const { id, type } = property;
  return { id, type, [type]: shown(simulation, property, valueOf(page, property)) };
}

function shown({ state }: Simulation, { type, options }: Property, value: Value): unknown {
  const choice = (name: unknown) => {
    const found = options.find((option) => option.name === name);
    return found ? { ...found, color: 'default' } : null;
  };
  switch (type) {
    case 'title':
    case 'rich_text':
      return piecesView(typeof value === 'string' ? value : '');
    case 'checkbox':
      return value ?? false;
    case 'select':
    case 'status':
      return choice(value);
    case 'multi_select':
      return ((value ?? []) as readonly string[]).map(choice);
    case 'people':
      return ((value ?? []) as readonly string[]).map((id) => {
        const person = state.people.find((one) => one.id === id);
        return { object: 'user', id, name: person?.name, avatar_url: null, type: 'person', person: { email: person?.email } };
      });
    case 'unique_id':
      return { prefix: null, number: value };
    case 'date':
      return value === null ? null : { ...(value as object), time_zone: null };
    default:
      return value;
  }
}
