/** A query's text, parsed and held against the schema. Clients send few different ones, so the outcome is remembered. */
import { parse, validate, type DocumentNode, type GraphQLError } from 'graphql';
import { inShopifysWords } from './dialect.mts';
import { apiError } from './errors.mts';
import { adminSchema } from './schema.mts';

export interface ReadDocument {
  /** Undefined where the text is no GraphQL. */
  readonly document?: DocumentNode;
  readonly errors: readonly GraphQLError[];
}

const remembered = new Map<string, ReadDocument>();
const rememberedAtMost = 200;

export function readDocument(query: string): ReadDocument {
  const known = remembered.get(query);
  if (known) return known;
  const read = readAnew(query);
  if (remembered.size >= rememberedAtMost) remembered.clear();
  remembered.set(query, read);
  return read;
}

function readAnew(query: string): ReadDocument {
  try {
    const document = parse(query);
    return { document, errors: validate(adminSchema().schema, document).map((error) => inShopifysWords(error, document)) };
  } catch (error) {
    return { errors: [apiError(`syntax error, ${(error as Error).message.replace(/^Syntax Error: /, '')}`, 'parseError')] };
  }
}
