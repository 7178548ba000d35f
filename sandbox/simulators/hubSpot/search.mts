/** The search: what was in the index at this moment, seconds behind the records. */
import type { Answer } from '../../http/answer.mts';
import type { Call, Indexed, ObjectType, Stored } from './context.mts';
import { invalid, rateLimited, refuse } from './errors.mts';
import { typeOf } from './asked.mts';
import type { Property } from './properties.mts';
import { view } from './records.mts';
import { momentOf } from './values.mts';

interface Filter {
  readonly propertyName?: unknown;
  readonly operator?: unknown;
  readonly value?: unknown;
  readonly values?: unknown;
  readonly highValue?: unknown;
}

interface Sort {
  readonly propertyName?: unknown;
  readonly direction?: unknown;
}

interface Found {
  readonly record: Stored;
  readonly at: Indexed;
}

const mostResults = 10_000;
const operators = [
  'EQ',
  'NEQ',
  'LT',
  'LTE',
  'GT',
  'GTE',
  'BETWEEN',
  'IN',
  'NOT_IN',
  'HAS_PROPERTY',
  'NOT_HAS_PROPERTY',
  'CONTAINS_TOKEN',
  'NOT_CONTAINS_TOKEN',
];

export function search(call: Call): Answer {
  const { simulation, body } = call;
  const type = typeOf(call);
  if (!simulation.searches.take()) {
    simulation.violation('rate-limit', 'more than 5 searches in a second');
    refuse(rateLimited(simulation, 'SECONDLY'));
  }
  const { limit, after } = pageOf(call);
  const groups = groupsOf(call, type);
  const now = simulation.world.clock.now();
  const indexed = [...simulation.state.records.values()]
    .filter((record) => record.type === type)
    .flatMap((record): Found[] => {
      const at = record.index.findLast(({ from }) => from <= now);
      return at && !at.archived ? [{ record, at }] : [];
    });
  const known = simulation.state.properties.get(type)!;
  const hits = indexed
    .filter((found) => groups.length === 0 || groups.some((filters) => filters.every((filter) => matches(found, filter, known))))
    .filter((found) => hasWords(found, body.query));
  const sorted = hits.sort(order(body.sorts, known));
  const page = sorted.slice(after, after + limit);
  const wanted = Array.isArray(body.properties) ? (body.properties as string[]) : [];
  const results = page.map(({ record, at }) => view(simulation, record, wanted, at.values));
  const next = after + limit < sorted.length ? { paging: { next: { after: String(after + limit) } } } : {};
  return { status: 200, body: { total: sorted.length, results, ...next } };
}

function pageOf({ simulation, body }: Call): { limit: number; after: number } {
  const limit = Number(body.limit ?? 10);
  const after = Number(body.after ?? 0);
  if (!(limit >= 1 && limit <= 200)) refuse(invalid(simulation, 'limit must be between 1 and 200'));
  if (!(after >= 0) || after + limit > mostResults) refuse(invalid(simulation, 'Searches can page through no more than 10,000 results'));
  return { limit, after };
}

function groupsOf({ simulation, body }: Call, type: ObjectType): readonly (readonly Filter[])[] {
  const shortcut = Array.isArray(body.filters) ? [{ filters: body.filters as Filter[] }] : [];
  const groups = [...((body.filterGroups as { filters?: Filter[] }[] | undefined) ?? []), ...shortcut].map(({ filters = [] }) => filters);
  if (groups.length > 5 || groups.some((filters) => filters.length > 10))
    refuse(invalid(simulation, 'Too many filters: 5 groups of 10 at most'));
  const known = simulation.state.properties.get(type)!;
  for (const { propertyName, operator } of groups.flat()) {
    const isKnown = typeof propertyName === 'string' && (known.has(propertyName) || propertyName.startsWith('associations.'));
    if (!isKnown) refuse(invalid(simulation, `There was a problem with the request: property ${String(propertyName)} does not exist`));
    if (!operators.includes(operator as string)) refuse(invalid(simulation, `Invalid input JSON: operator ${String(operator)}`));
  }
  return groups;
}

const isTime = (property: Property | undefined) => property?.type === 'date' || property?.type === 'datetime';

/** Times are compared as moments, numbers as numbers, texts without regard to case. */
function comparable(property: Property | undefined, text: unknown): number | string | undefined {
  if (text === null || text === undefined || text === '') return undefined;
  if (isTime(property)) return momentOf(String(text));
  return property?.type === 'number' ? Number(text) : String(text).toLowerCase();
}

function matches(
  { at }: Found,
  { propertyName, operator, value, values, highValue }: Filter,
  known: ReadonlyMap<string, Property>,
): boolean {
  const name = propertyName as string;
  if (name.startsWith('associations.')) {
    const asked = [value, ...((values as unknown[] | undefined) ?? [])].filter((one) => one !== undefined).map(String);
    return at.links.some((link) => link.startsWith(name.slice('associations.'.length)) && asked.includes(link.split('/')[1]!));
  }
  const property = known.get(name);
  const own = comparable(property, at.values[name]);
  const other = comparable(property, value);
  if (operator === 'HAS_PROPERTY') return own !== undefined;
  if (operator === 'NOT_HAS_PROPERTY') return own === undefined;
  // An empty property is not equal to anything.
  if (operator === 'NEQ') return own !== other;
  if (operator === 'NOT_IN') return !isOneOf(own, values);
  if (operator === 'NOT_CONTAINS_TOKEN') return !hasToken(own, value);
  if (own === undefined || (other === undefined && value !== undefined)) return false;
  return compared(operator as string, own, { other, high: comparable(property, highValue), value, values });
}

interface Bounds {
  readonly other: number | string | undefined;
  readonly high: number | string | undefined;
  readonly value: unknown;
  readonly values: unknown;
}

function compared(operator: string, own: number | string, { other, high, value, values }: Bounds): boolean {
  switch (operator) {
    case 'EQ':
      return own === other;
    case 'IN':
      return isOneOf(own, values);
    case 'CONTAINS_TOKEN':
      return hasToken(own, value);
    case 'LT':
      return other !== undefined && own < other;
    case 'LTE':
      return other !== undefined && own <= other;
    case 'GT':
      return other !== undefined && own > other;
    case 'GTE':
      return other !== undefined && own >= other;
    default:
      return other !== undefined && high !== undefined && own >= other && own <= high;
  }
}

/** The list has to be in small letters: a value with capitals is never found. */
const isOneOf = (own: number | string | undefined, values: unknown) =>
  own !== undefined && ((values as unknown[] | undefined) ?? []).some((one) => String(one) === String(own));

/** A word of the text; `*` stands for any letters of one. */
function hasToken(own: number | string | undefined, value: unknown): boolean {
  if (own === undefined || typeof value !== 'string') return false;
  const pattern = new RegExp(
    `^${value
      .toLowerCase()
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')}$`,
  );
  return [String(own), ...String(own).split(/[^\p{L}\p{N}]+/u)].some((word) => word !== '' && pattern.test(word));
}

const searched = [
  'firstname',
  'lastname',
  'email',
  'phone',
  'mobilephone',
  'company',
  'hs_searchable_calculated_phone_number',
  'hs_searchable_calculated_mobile_number',
];

/** Every word that is asked for begins a word of one of the fields that are looked through. */
function hasWords({ at }: Found, query: unknown): boolean {
  if (typeof query !== 'string' || query.trim() === '') return true;
  const words = searched
    .flatMap((name) => [at.values[name] ?? '', ...(at.values[name] ?? '').split(/[^\p{L}\p{N}]+/u)])
    .map((word) => word.toLowerCase());
  return query
    .toLowerCase()
    .trim()
    .split(/\s+/)
    .every((asked) => words.some((word) => word.startsWith(asked)));
}

function order(sorts: unknown, known: ReadonlyMap<string, Property>): (a: Found, b: Found) => number {
  const [sort] = (Array.isArray(sorts) ? sorts : []) as (Sort | string)[];
  const given =
    typeof sort === 'string'
      ? { propertyName: sort.replace(/^-/, ''), direction: sort.startsWith('-') ? 'DESCENDING' : 'ASCENDING' }
      : sort;
  const byId = (a: Found, b: Found) => Number(a.record.id) - Number(b.record.id);
  if (!given) return byId;
  const name = String(given.propertyName);
  const sign = given.direction === 'DESCENDING' ? -1 : 1;
  const keyOf = ({ at }: Found) => comparable(known.get(name), at.values[name]) ?? '';
  return (a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)];
    return one < other ? -sign : one > other ? sign : byId(a, b);
  };
}
