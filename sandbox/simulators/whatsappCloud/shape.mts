/** Small readers of untyped JSON that answer a refusal for what the API would not take. */
import type { Fields } from '../../whatsapp/fields.mts';
import { refusal } from './graphError.mts';
import type { Refusal } from './graphError.mts';

export const missing = (name: string): Refusal => refusal(131008, `Parameter '${name}' is mandatory`);

export const wrong = (name: string, expected: string): Refusal => refusal(131009, `Parameter '${name}' must be ${expected}`);

/** The first key that does not belong, as the Graph API refuses it. */
export function unexpectedKey(fields: Fields, allowed: readonly string[], where: string): Refusal | undefined {
  const stranger = Object.keys(fields).find((key) => !allowed.includes(key));
  return stranger === undefined ? undefined : refusal(100, `Unexpected key "${stranger}" on param "${where}"`);
}

export function readText(fields: Fields, name: string, where: string, max: number): string | Refusal {
  const value = fields[name];
  if (value === undefined || value === null || value === '') return missing(`${where}.${name}`);
  if (typeof value !== 'string') return wrong(`${where}.${name}`, 'a string');
  if (value.length > max) return wrong(`${where}.${name}`, `at most ${max} characters`);
  return value;
}

export function firstRefusal(checks: readonly (() => Refusal | undefined)[]): Refusal | undefined {
  for (const check of checks) {
    const found = check();
    if (found) return found;
  }
  return undefined;
}
