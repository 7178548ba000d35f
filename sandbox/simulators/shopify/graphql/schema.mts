/** The executable schema, built once in a process: it takes about a second. */
import { buildClientSchema, type GraphQLSchema } from 'graphql';
import { readAsset } from './asset.mts';
import { strictScalars } from './scalars.mts';
import { scopeTable, type ScopeTable } from './scopes.mts';

export interface AdminSchema {
  readonly schema: GraphQLSchema;
  readonly scopes: ScopeTable;
  /** Mutations that refuse to run without the directive @idempotent. */
  readonly keyed: ReadonlySet<string>;
}

let built: AdminSchema | undefined;

export function adminSchema(): AdminSchema {
  built ??= build();
  return built;
}

function build(): AdminSchema {
  const asset = readAsset();
  const schema = buildClientSchema(asset.data);
  strictScalars(schema);
  return { schema, scopes: scopeTable(asset.offline_scopes.items), keyed: keyedMutations(schema) };
}

/** The schema says it in prose: "the idempotency key is required and must be provided using the `@idempotent` directive". */
function keyedMutations(schema: GraphQLSchema): Set<string> {
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
  return new Set(fields.filter(({ description }) => /idempotency key is required/.test(description ?? '')).map(({ name }) => name));
}
