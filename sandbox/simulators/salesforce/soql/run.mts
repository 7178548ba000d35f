/** Answers a query from the records. */
import type { Simulation, Stored, Value } from '../context.mts';
import { failure, refuse } from '../errors.mts';
import { objectNamed, type Field, type ObjectName } from '../fields.mts';
import { readId } from '../ids.mts';
import { fieldsOf } from '../records/values.mts';
import { parseQuery, QueryError, type Condition, type Literal, type Query } from './parse.mts';

export interface QueryAnswer {
  readonly isCount: boolean;
  readonly total: number;
  readonly rows: readonly object[];
}

export function runQuery(
  simulation: Simulation,
  text: string,
  { version, deleted }: { readonly version: string; readonly deleted: boolean },
): QueryAnswer {
  const query = parsed(text);
  const type = objectNamed(query.object) ?? refuse(failure(400, 'INVALID_TYPE', `sObject type '${query.object}' is not supported.`));
  const columns = query.fields.map((name) => columnOf(simulation, type, name));
  const matches = query.where ? test(simulation, type, query.where) : () => true;
  const found = [...simulation.state.records.values()]
    .filter((record) => record.type === type && (deleted || !record.deleted))
    .filter(matches)
    .sort(order(simulation, type, query));
  const cut = found.slice(query.offset, query.limit === undefined ? undefined : query.offset + query.limit);
  const rows = cut.map((record) => ({
    attributes: { type, url: `/services/data/${version}/sobjects/${type}/${record.id}` },
    ...Object.assign({}, ...columns.map((column) => column(record))),
  }));
  return { isCount: query.isCount, total: cut.length, rows: query.isCount ? [] : rows };
}

function parsed(text: string): Query {
  try {
    return parseQuery(text);
  } catch (error) {
    if (error instanceof QueryError) return refuse(failure(400, 'MALFORMED_QUERY', error.message));
    throw error;
  }
}

function fieldNamed(simulation: Simulation, type: ObjectName, name: string): Field {
  const found = fieldsOf(simulation, type).get(name.toLowerCase());
  if (found) return found;
  const message = `No such column '${name}' on entity '${type}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name.`;
  return refuse(failure(400, 'INVALID_FIELD', message));
}

/** Fields keep their own spelling, however they were asked for; `Owner.Name` looks at the person. */
function columnOf(simulation: Simulation, type: ObjectName, name: string): (record: Stored) => object {
  const [relation, inner] = name.split('.');
  if (inner === undefined) {
    const field = fieldNamed(simulation, type, name);
    return ({ values }) => ({ [field.name]: values[field.name] ?? null });
  }
  if (relation!.toLowerCase() !== 'owner')
    refuse(failure(400, 'INVALID_FIELD', `Didn't understand relationship '${relation}' in field path.`));
  const field = fieldNamed(simulation, 'User', inner);
  return ({ values }) => {
    const owner = simulation.state.records.get(String(values.OwnerId));
    return {
      Owner: owner
        ? {
            attributes: { type: 'User', url: `/services/data/v59.0/sobjects/User/${owner.id}` },
            [field.name]: owner.values[field.name] ?? null,
          }
        : null,
    };
  };
}

function test(simulation: Simulation, type: ObjectName, condition: Condition): (record: Stored) => boolean {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const tests = condition.parts.map((part) => test(simulation, type, part));
      return condition.kind === 'and' ? (record) => tests.every((one) => one(record)) : (record) => tests.some((one) => one(record));
    }
    case 'not': {
      const inner = test(simulation, type, condition.part);
      return (record) => !inner(record);
    }
    case 'compare': {
      const field = fieldNamed(simulation, type, condition.field);
      if (field.type === 'textarea') refuse(failure(400, 'INVALID_FIELD', `field '${field.name}' can not be filtered in a query call`));
      for (const literal of condition.literals) checkLiteral(field, literal);
      return ({ values }) => compare(field, values[field.name] ?? null, condition);
    }
  }
}

const isTime = ({ type }: Field) => type === 'date' || type === 'datetime';

function checkLiteral(field: Field, { kind }: Literal): void {
  if (kind === 'null') return;
  const wanted = isTime(field) ? 'moment' : field.type === 'boolean' ? 'boolean' : field.type === 'double' ? 'number' : 'text';
  if (kind === wanted) return;
  const rest = wanted === 'text' ? 'and should be enclosed in quotes' : 'and should not be enclosed in quotes';
  refuse(failure(400, 'INVALID_FIELD', `value of filter criterion for field '${field.name}' must be of type ${field.type} ${rest}`));
}

const isId = ({ type }: Field) => type === 'id' || type === 'reference';

/** Texts without regard to case, times as moments. Ids keep their capitals: two may differ in nothing else. */
function comparable(field: Field, value: Value): string | number | boolean | null {
  if (value === null) return null;
  if (isId(field)) return readId(String(value)) ?? value;
  if (isTime(field)) return typeof value === 'number' ? value : Date.parse(String(value).replace(/\+0000$/, 'Z'));
  return typeof value === 'string' ? value.toLowerCase() : value;
}

function isLike(own: unknown, pattern: unknown): boolean {
  const source = String(pattern)
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/%/g, '[^]*')
    .replace(/_/g, '[^]');
  return own !== null && new RegExp(`^${source}$`, 'i').test(String(own));
}

function compare(field: Field, value: Value, { operator, literals }: Extract<Condition, { kind: 'compare' }>): boolean {
  const own = comparable(field, value);
  const others = literals.map((literal) => comparable(field, literal.value));
  const [other] = others as [string | number | boolean | null];
  switch (operator) {
    case '=':
      return own === other;
    case '!=':
      return own !== other;
    case 'IN':
      return others.includes(own);
    case 'NOT IN':
      return !others.includes(own);
    case 'LIKE':
      return isLike(value, literals[0]!.value);
    default:
      if (own === null || other === null) return false;
      return operator === '<' ? own < other : operator === '<=' ? own <= other : operator === '>' ? own > other : own >= other;
  }
}

function order(simulation: Simulation, type: ObjectName, query: Query): (a: Stored, b: Stored) => number {
  const keys = query.order.map(({ field, ...rest }) => ({ field: fieldNamed(simulation, type, field), ...rest }));
  return (a, b) => {
    for (const { field, descending, nullsLast } of keys) {
      const [one, other] = [a, b].map(({ values }) => comparable(field, values[field.name] ?? null)) as [Value, Value];
      if (one === other) continue;
      if (one === null || other === null) return (one === null) === nullsLast ? 1 : -1;
      return (one < other ? -1 : 1) * (descending ? -1 : 1);
    }
    return a.id < b.id ? -1 : 1;
  };
}
