/** Patch semantics: objects are merged, null removes, lists are replaced. */
import type { JsonObject } from '../types.mts';

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

export function mergePatch(into: JsonObject, patch: JsonObject): JsonObject {
  const merged = { ...into };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = isObject(value) ? mergePatch(isObject(merged[name]) ? merged[name] : {}, value) : value;
  }
  return merged;
}
