/** Which access scopes a field needs, as the vendor's schema file lists them. */
import { getNamedType, type GraphQLResolveInfo } from 'graphql';
import { documentedScopes } from '../options.mts';
import type { ScopeRow } from './asset.mts';

export interface ScopeTable {
  /** The rule that this field breaks with these scopes, if any. */
  broken(info: GraphQLResolveInfo, granted: readonly string[]): ScopeRow | undefined;
}

export function scopeTable(rows: readonly ScopeRow[]): ScopeTable {
  const rules = new Map<string, ScopeRow>();
  for (const row of rows) {
    if (row.offlineScopes.length > 0) rules.set(row.type === 'type' ? row.typeName : `${row.typeName}.${row.fieldName}`, row);
  }
  return {
    broken(info, granted) {
      const keys = [`${info.parentType.name}.${info.fieldName}`, ...guardedTypes(getNamedType(info.returnType).name)];
      return keys.map((key) => rules.get(key)).find((rule) => rule && !rule.offlineScopes.some((scope) => granted.includes(scope)));
    },
  };
}

/** A connection or an edge is as closed as what it holds. */
const guardedTypes = (name: string): string[] => [name, name.replace(/(Connection|Edge)$/, '')];

/** Whether an app that was set up by the book could ever have been granted this. */
export const isDocumentedScope = (rule: ScopeRow): boolean => rule.offlineScopes.some((scope) => documentedScopes.includes(scope));
