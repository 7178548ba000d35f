/** The filters of a query. */
import { timeText, type Page, type Property, type PropertyType, type Simulation, type Source, type Value } from './context.mts';
import { invalid, refuse } from './errors.mts';
import { valueOf } from './values.mts';

export type Test = (page: Page) => boolean;
type Conditions = Readonly<Record<string, unknown>>;

const texts: readonly PropertyType[] = ['title', 'rich_text', 'email', 'phone_number', 'url'];

const text = (value: Value) => (typeof value === 'string' ? value : '');
const isEmpty = (value: Value) => value === null || value === '' || (Array.isArray(value) && value.length === 0);
const contains = (value: Value, wanted: unknown) => text(value).toLowerCase().includes(String(wanted).toLowerCase());

/** To the minute; a day without a time begins at midnight in UTC. */
function momentOf(value: Value): number | undefined {
  const from = typeof value === 'string' ? value : (value as { start?: string } | null)?.start;
  return from === undefined ? undefined : Date.parse(from);
}

type Check = (value: Value, wanted: unknown) => boolean;

const emptiness: Readonly<Record<string, Check>> = { is_empty: isEmpty, is_not_empty: (value) => !isEmpty(value) };
const equality: Readonly<Record<string, Check>> = {
  equals: (value, wanted) => value === wanted,
  does_not_equal: (value, wanted) => value !== wanted,
};

const ofTexts: Readonly<Record<string, Check>> = {
  ...equality,
  ...emptiness,
  contains,
  does_not_contain: (value, wanted) => !contains(value, wanted),
  starts_with: (value, wanted) => text(value).toLowerCase().startsWith(String(wanted).toLowerCase()),
  ends_with: (value, wanted) => text(value).toLowerCase().endsWith(String(wanted).toLowerCase()),
};

const byNumber =
  (check: (own: number, other: number) => boolean): Check =>
  (value, wanted) =>
    typeof value === 'number' && check(value, Number(wanted));
const byMoment =
  (check: (own: number, other: number) => boolean): Check =>
  (value, wanted) => {
    const own = momentOf(value);
    return own !== undefined && check(own, Date.parse(String(wanted)));
  };
const has: Check = (value, wanted) => ((value ?? []) as readonly unknown[]).includes(wanted);

const ofNumbers: Readonly<Record<string, Check>> = {
  ...equality,
  ...emptiness,
  greater_than: byNumber((own, other) => own > other),
  less_than: byNumber((own, other) => own < other),
  greater_than_or_equal_to: byNumber((own, other) => own >= other),
  less_than_or_equal_to: byNumber((own, other) => own <= other),
};

const ofMoments: Readonly<Record<string, Check>> = {
  ...emptiness,
  equals: byMoment((own, other) => own === other),
  before: byMoment((own, other) => own < other),
  after: byMoment((own, other) => own > other),
  on_or_before: byMoment((own, other) => own <= other),
  on_or_after: byMoment((own, other) => own >= other),
};

const ofLists: Readonly<Record<string, Check>> = { ...emptiness, contains: has, does_not_contain: (value, wanted) => !has(value, wanted) };

function checksOf(type: PropertyType): Readonly<Record<string, Check>> {
  if (texts.includes(type)) return ofTexts;
  switch (type) {
    case 'number':
    case 'unique_id':
      return ofNumbers;
    case 'checkbox':
      return { equals: (value, wanted) => (value ?? false) === wanted, does_not_equal: (value, wanted) => (value ?? false) !== wanted };
    case 'select':
    case 'status':
      return { ...equality, ...emptiness };
    case 'multi_select':
    case 'people':
      return ofLists;
    default:
      return ofMoments;
  }
}

function conditionTest(simulation: Simulation, type: PropertyType, conditions: Conditions, valueIn: (page: Page) => Value): Test {
  const checks = checksOf(type);
  const tests = Object.entries(conditions).map(([name, wanted]) => {
    const check = checks[name] ?? refuse(invalid(simulation, `body failed validation: body.filter.${type}.${name} should be not present.`));
    return (page: Page) => check(valueIn(page), wanted);
  });
  if (tests.length !== 1) return refuse(invalid(simulation, `body failed validation: body.filter.${type} should have one condition.`));
  return tests[0]!;
}

/** A condition for text will do for e-mails, telephones and addresses, too: n8n's node sends it so. */
function propertyTest(simulation: Simulation, source: Source, filter: Conditions): Test {
  const name = String(filter.property);
  const property = propertyNamed(simulation, source, name);
  const given = Object.keys(filter).find((key) => key !== 'property' && key !== 'type');
  const fits = given === property.type || (given === 'rich_text' && texts.includes(property.type));
  if (given === undefined || !fits)
    return refuse(invalid(simulation, `database property ${property.type} does not match filter ${given ?? ''}`.trim()));
  return conditionTest(simulation, property.type, filter[given] as Conditions, (page) => valueOf(page, property));
}

export function propertyNamed(simulation: Simulation, source: Source, name: string): Property {
  const found = source.properties.find((property) => property.name === name || property.id === name);
  return found ?? refuse(invalid(simulation, `Could not find property with name or id: ${name}`));
}

const momentIn = (page: Page, timestamp: string) => timeText(timestamp === 'created_time' ? page.createdAt : page.editedAt);

/** `and` and `or`, two deep at most. */
export function filterTest(simulation: Simulation, source: Source, filter: Conditions | undefined, depth = 0): Test {
  if (filter === undefined) return () => true;
  for (const word of ['and', 'or'] as const) {
    const parts = filter[word];
    if (!Array.isArray(parts)) continue;
    if (depth >= 2) refuse(invalid(simulation, 'body failed validation: filters may be nested two deep.'));
    const tests = (parts as readonly Conditions[]).map((part) => filterTest(simulation, source, part, depth + 1));
    return word === 'and' ? (page) => tests.every((one) => one(page)) : (page) => tests.some((one) => one(page));
  }
  const { timestamp } = filter;
  if (timestamp === 'created_time' || timestamp === 'last_edited_time')
    return conditionTest(simulation, timestamp, (filter[timestamp] ?? {}) as Conditions, (page) => momentIn(page, timestamp));
  return propertyTest(simulation, source, filter);
}

interface Sort {
  readonly property?: string;
  readonly timestamp?: string;
  readonly direction?: string;
}

/** Where they are alike, and where nothing is asked for, as they were made. */
export function order(simulation: Simulation, source: Source, sorts: readonly Sort[]): (a: Page, b: Page) => number {
  const keys = sorts.map(({ property, timestamp, direction }) => {
    const keyOf =
      property === undefined
        ? (page: Page): Value => momentIn(page, timestamp ?? '')
        : valueIn(propertyNamed(simulation, source, property));
    return { keyOf, sign: direction === 'descending' ? -1 : 1 };
  });
  return (a, b) => {
    for (const { keyOf, sign } of keys) {
      const [one, other] = [sortable(keyOf(a)), sortable(keyOf(b))];
      if (one !== other) return one < other ? -sign : sign;
    }
    return a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
  };
}

const valueIn = (property: Property) => (page: Page) => valueOf(page, property);
const sortable = (value: Value): number | string =>
  typeof value === 'number' ? value : typeof value === 'object' ? String((value as { start?: string } | null)?.start ?? '') : String(value);
