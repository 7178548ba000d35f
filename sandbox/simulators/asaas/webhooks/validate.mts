/** What the vendor accepts in a webhook's settings. */
import { problem, type Problem } from '../answers.mts';
import { isEmail, isOneOf, isText } from '../fields.mts';
import type { JsonObject } from '../types.mts';
import { authTokenFault } from './authToken.mts';
import { eventNames } from './eventNames.mts';

export const sendTypes = ['SEQUENTIALLY', 'NON_SEQUENTIALLY'] as const;

const isUrl = (value: unknown) => typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
const isBoolean = (value: unknown) => typeof value === 'boolean';
const isEvents = (value: unknown) =>
  Array.isArray(value) && value.length > 0 && value.every((name) => eventNames.has(name as string)) && new Set(value).size === value.length;

const checks: Readonly<Record<string, (value: unknown) => boolean>> = {
  name: isText,
  url: isUrl,
  email: isEmail,
  enabled: isBoolean,
  interrupted: isBoolean,
  apiVersion: (value) => value === 3,
  authToken: (value) => value === null || (typeof value === 'string' && authTokenFault(value) === undefined),
  sendType: (value) => isOneOf(sendTypes, value),
  events: isEvents,
};

/** The nine fields of a new webhook. */
export const creationFields: readonly string[] = Object.keys(checks);

/** What a change may carry; other fields are passed over. */
export const changeFields: readonly string[] = ['name', 'url', 'sendType', 'enabled', 'interrupted', 'authToken', 'events'];

export function webhookProblems(body: JsonObject, fields: readonly string[]): Problem[] {
  return fields.filter((field) => !checks[field]!(body[field])).map((field) => problem(`invalid_${field}`, describe(field, body[field])));
}

function describe(field: string, value: unknown): string {
  if (field === 'authToken' && typeof value === 'string') return authTokenFault(value)!;
  return value === undefined ? `O campo ${field} deve ser informado.` : `O campo ${field} é inválido.`;
}
