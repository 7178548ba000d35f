/** Parameters of lists, read and refused as Google does. */
import { blame, type Call } from '../call.mts';
import { badRequest, invalid, timeRangeEmpty } from '../errors.mts';
import { always, type Window } from '../events/occurrences.mts';
import { parseRfc3339 } from '../time/when.mts';

const rule = 'invalid-parameter';

export function countParameter(call: Call, name: string): number | undefined {
  const text = call.query.get(name);
  if (text === null) return undefined;
  if (!/^\d+$/.test(text) || Number(text) < 1)
    return blame(call, rule, invalid(`Invalid value '${text}'. Values must be within the range: [1, 2147483647]`, name));
  return Number(text);
}

export function timeParameter(call: Call, name: string): number | undefined {
  const text = call.query.get(name);
  if (text === null) return undefined;
  return parseRfc3339(text) ?? blame(call, rule, badRequest(name));
}

/** `timeMin` bounds the end, `timeMax` the start. */
export function windowParameters(call: Call): Window {
  const from = timeParameter(call, 'timeMin');
  const until = timeParameter(call, 'timeMax');
  if (from === undefined && until === undefined) return always;
  if (from !== undefined && until !== undefined && from >= until) blame(call, rule, timeRangeEmpty('timeMax'));
  return { from: from ?? -Infinity, until: until ?? Infinity };
}

export function oneOf<T extends string>(call: Call, name: string, values: readonly T[]): T[] {
  return call.query.getAll(name).map((text) => {
    const known = values.find((value) => value === text);
    return known ?? blame(call, rule, invalid(`Invalid string value: '${text}'. Allowed values: [${values.join(', ')}]`, name));
  });
}

/** `name=value`; the value may hold further signs of equality. */
export function propertyParameters(call: Call, name: string): (readonly [string, string])[] {
  return call.query.getAll(name).map((text) => {
    const at = text.indexOf('=');
    if (at < 1) return blame(call, rule, badRequest(name));
    return [text.slice(0, at), text.slice(at + 1)] as const;
  });
}
