/** The vendor's own schema file: the introspection of the Admin API and, beside it, the scopes that types and fields need. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { IntrospectionQuery } from 'graphql';
import { apiVersion } from '../options.mts';

export interface ScopeRow {
  readonly type: 'type' | 'field';
  readonly typeName: string;
  readonly fieldName?: string;
  /** The vendor's wording, e.g. "`read_orders` access scope or `read_marketplace_orders` access scope." */
  readonly requiredAccess: string;
  /** Any one of these will do; empty where none is needed. */
  readonly offlineScopes: readonly string[];
}

export interface SchemaAsset {
  readonly data: IntrospectionQuery;
  readonly offline_scopes: { readonly items: readonly ScopeRow[] };
}

export function readAsset(): SchemaAsset {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('@shopify/ai-toolkit/package.json'));
  const packed = readFileSync(join(folder, `skills/shopify-admin/assets/admin_${apiVersion}.json.br`));
  return JSON.parse(brotliDecompressSync(packed).toString('utf8')) as SchemaAsset;
}
