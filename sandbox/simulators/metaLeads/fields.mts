/** `fields=id,name,page{id,name}`: what of a node is shown. */
import type { Call } from './context.mts';
import { invalidParameter, refuse } from './errors.mts';

export interface NodeView {
  /** As error messages call it. */
  readonly type: string;
  /** An undefined value is a field that the node has not set: it is left out of answers. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly defaults: readonly string[];
}

interface Asked {
  readonly name: string;
  readonly inner: string | undefined;
}

/** Commas within braces belong to the field in front of them, however deep. */
function split(text: string): Asked[] {
  const parts = [''];
  let depth = 0;
  for (const letter of text) {
    depth += letter === '{' ? 1 : letter === '}' ? -1 : 0;
    if (letter === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => {
    const [, name = '', inner] = /^\s*([^{\s]+)\s*(?:\{(.*)\})?\s*$/s.exec(part) ?? [];
    return { name, inner };
  });
}

export function show(call: Pick<Call, 'simulation'>, { type, values, defaults }: NodeView, fields: unknown): Record<string, unknown> {
  const asked = typeof fields === 'string' && fields !== '' ? split(fields) : defaults.map((name) => ({ name, inner: undefined }));
  const shown: Record<string, unknown> = {};
  for (const { name, inner } of asked) {
    if (!(name in values)) {
      call.simulation.violation('node-fields', `unknown field ${name} of ${type}`);
      refuse(invalidParameter(`Tried accessing nonexisting field (${name}) on node type (${type})`));
    }
    const value = values[name];
    if (value !== undefined) shown[name] = inner === undefined ? value : part(value, inner);
  }
  return { ...shown, id: values.id };
}

function part(value: unknown, inner: string): unknown {
  if (Array.isArray(value)) return value.map((one) => part(one, inner));
  if (typeof value !== 'object' || value === null) return value;
  const names = split(inner);
  return Object.fromEntries(
    names
      .filter(({ name }) => name in value)
      .map(({ name, inner: deeper }) => {
        const found = (value as Record<string, unknown>)[name];
        return [name, deeper === undefined ? found : part(found, deeper)];
      }),
  );
}
