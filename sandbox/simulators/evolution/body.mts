/** Reading a JSON body as strictly as the gateway's schemas do: mistakes come as one list of sentences. */
import { isText } from '../../whatsapp/fields.mts';
import type { Fields } from '../../whatsapp/fields.mts';

type Kind = 'string' | 'boolean' | 'integer' | 'array' | 'object';

export interface Shape {
  readonly required: readonly string[];
  readonly types: Readonly<Record<string, Kind>>;
}

/** Fields that no schema names are let through. */
export function mistakesOf(body: Fields, { required, types }: Shape): string[] {
  const missing = required.filter((name) => body[name] === undefined).map((name) => `requires property "${name}"`);
  const wrong = Object.entries(types)
    .filter(([name, kind]) => body[name] !== undefined && !isOf(kind, body[name]))
    .map(([name, kind]) => `${name} is not of a type(s) ${kind}`);
  return [...missing, ...wrong];
}

function isOf(kind: Kind, value: unknown): boolean {
  if (kind === 'integer') return Number.isInteger(value);
  if (kind === 'array') return Array.isArray(value);
  return typeof value === kind && value !== null;
}

export const textOf = (body: Fields, name: string): string => (isText(body[name]) ? body[name] : '');
