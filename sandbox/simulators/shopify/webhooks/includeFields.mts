/** `includeFields` trims a payload to the named members; `line_items.sku` reaches into objects and arrays. */
type Node = Record<string, unknown>;

export function includeFields(payload: Node, fields: readonly string[]): Node {
  if (fields.length === 0) return payload;
  return fields.reduce<Node>((kept, field) => copy(payload, kept, field.split('.')), {});
}

function copy(from: Node, to: Node, [name, ...rest]: string[]): Node {
  if (name === undefined || !(name in from)) return to;
  return { ...to, [name]: rest.length === 0 ? from[name] : inside(from[name], to[name], rest) };
}

function inside(from: unknown, to: unknown, path: string[]): unknown {
  if (Array.isArray(from)) return from.map((entry, index) => inside(entry, Array.isArray(to) ? (to[index] as unknown) : undefined, path));
  if (from === null || typeof from !== 'object') return from;
  return copy(from as Node, (to ?? {}) as Node, path);
}
