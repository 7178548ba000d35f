/**
 * Turns a schema of the vendor's document into one that a *request* can be held against: references resolved, and not required
 * are fields that only answers have (`readOnly`), that the document calls ignored on creation, or that it requires without
 * describing them.
 */
import type { AnySchemaObject } from 'ajv';
import type { JsonSchema, Specification } from './specification.mts';

type Node = AnySchemaObject;

export function toRequestSchema(specification: Specification, schema: JsonSchema): Node {
  const node = specification.resolve(schema) as Node;
  const { required, properties, items, allOf, oneOf, anyOf, description: _description, example: _example, ...rest } = node;
  const convert = (inner: Node) => toRequestSchema(specification, inner);
  const converted: Node = { ...rest };
  delete converted.readOnly;
  if (properties)
    converted.properties = Object.fromEntries(Object.entries(properties as Node).map(([name, inner]) => [name, convert(inner)]));
  if (items) converted.items = convert(items);
  for (const [key, list] of Object.entries({ allOf, oneOf, anyOf })) if (list) converted[key] = (list as Node[]).map(convert);
  const needed = ((required ?? []) as string[]).filter((name) => properties?.[name] && isExpected(specification.resolve(properties[name])));
  if (needed.length > 0) converted.required = [...new Set(needed)];
  if (Array.isArray(converted.enum)) converted.enum = [...new Set(converted.enum)];
  return converted;
}

function isExpected(property: JsonSchema): boolean {
  return property.readOnly !== true && !/^Ignorado no método POST/.test(String(property.description ?? ''));
}

/** Paths (`itens[].cor`) of what a body says and the schema does not know. */
export function unknownProperties(schema: Node, value: unknown, path = ''): string[] {
  if (Array.isArray(value))
    return [...new Set(value.flatMap((entry) => (schema.items ? unknownProperties(schema.items, entry, `${path}[]`) : [])))];
  if (typeof value !== 'object' || value === null) return [];
  const known = knownProperties(schema);
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = path ? `${path}.${name}` : name;
    const candidates = known.get(name);
    return candidates ? candidates.flatMap((candidate) => unknownProperties(candidate, inner, here)) : [here];
  });
}

function knownProperties(schema: Node): Map<string, Node[]> {
  const known = new Map<string, Node[]>(Object.entries((schema.properties ?? {}) as Node).map(([name, inner]) => [name, [inner]]));
  for (const part of [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])] as Node[]) {
    for (const [name, inners] of knownProperties(part)) known.set(name, [...(known.get(name) ?? []), ...inners]);
  }
  return known;
}
