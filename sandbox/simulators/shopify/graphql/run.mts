/** One request to the Admin API, from its text to the body of the answer: parsed, checked, priced, executed. */
import {
  execute,
  getOperationAST,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type OperationDefinitionNode,
} from 'graphql';
import { violate, type ShopContext } from '../context.mts';
import { mutationRoot } from '../resolvers/mutations.mts';
import { queryRoot } from '../resolvers/queries.mts';
import { actualCost, requestedCost, type CostInput } from './cost.mts';
import { maximumCost } from './costRules.mts';
import { readDocument } from './document.mts';
import { apiError, clientFaults } from './errors.mts';
import { resolveField, resolveType } from './resolve.mts';
import { adminSchema } from './schema.mts';
import { searchExtension } from './searchNotes.mts';
import { coerceVariables, type Variables } from './variables.mts';

export interface GraphqlRequest {
  readonly query: string;
  readonly variables?: Variables | null;
  readonly operationName?: string | null;
}

type Body = Record<string, unknown>;

export async function run(context: ShopContext, request: GraphqlRequest): Promise<Body> {
  const { document, errors: broken } = readDocument(request.query);
  if (!document) return refused(context, 'syntax-error', broken);
  const operation = getOperationAST(document, request.operationName);
  if (!operation) return refused(context, 'no-operation', [apiError('No operation named in the document', 'missingOperation')]);
  if (broken.length > 0) return refused(context, 'schema-error', broken);
  const { schema } = adminSchema();
  const { values, errors } = coerceVariables(schema, operation, request.variables ?? {});
  if (errors.length > 0) return refused(context, 'invalid-variable', errors);
  return priced(context, document, operation, request, { schema, operation, fragments: fragmentsOf(document), variables: values });
}

const fragmentsOf = (document: DocumentNode): Map<string, FragmentDefinitionNode> =>
  new Map(document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]));

/** A request that the schema refuses costs nothing and says nothing of cost. */
function refused(context: ShopContext, rule: string, errors: readonly GraphQLError[]): Body {
  for (const error of errors) violate(context, rule, describe(error));
  return { errors: errors.map((error) => error.toJSON()) };
}

/** Codes and names of fields only: a message may hold a customer's data. */
function describe({ extensions, path }: GraphQLError): string {
  const names = [extensions.typeName, extensions.fieldName, extensions.argumentName].filter(Boolean).join('.');
  const problems = (extensions.problems as { path: unknown[]; explanation: string }[] | undefined) ?? [];
  const told = problems.map((problem) => `${problem.path.join('.')}: ${problem.explanation}`);
  return [String(extensions.code ?? 'error'), names, path?.filter((part) => typeof part === 'string').join('.'), ...told]
    .filter(Boolean)
    .join(' ');
}

async function priced(
  context: ShopContext,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  request: GraphqlRequest,
  input: CostInput,
): Promise<Body> {
  const requested = requestedCost(input);
  if (requested > maximumCost) {
    violate(context, 'max-cost-exceeded', `requested cost ${requested}`);
    return { errors: [tooExpensive(requested).toJSON()] };
  }
  if (!context.bucket.hasRoomFor(requested)) {
    violate(context, 'throttled', `requested cost ${requested} with ${context.bucket.status().currentlyAvailable} available`);
    return throttled(context, requested);
  }
  context.searchWarnings = [];
  const result = await execute({
    schema: input.schema,
    document,
    rootValue: operation.operation === 'mutation' ? mutationRoot(context) : queryRoot(context),
    contextValue: context,
    variableValues: request.variables ?? {},
    operationName: request.operationName ?? null,
    fieldResolver: resolveField,
    typeResolver: resolveType,
  });
  const actual = actualCost(input, result.data);
  context.bucket.take(actual);
  for (const error of result.errors ?? []) reportFault(context, error);
  return {
    ...(result.errors ? { errors: result.errors.map((error) => error.toJSON()) } : {}),
    data: result.data ?? null,
    extensions: { cost: costOf(context, requested, actual), ...searchExtension(context) },
  };
}

function reportFault(context: ShopContext, error: GraphQLError): void {
  const bug = error.originalError && !('extensions' in error.originalError) ? error.originalError : undefined;
  if (bug) throw bug;
  const code = String(error.extensions.code ?? '');
  if (clientFaults.has(code)) violate(context, code.toLowerCase().replaceAll('_', '-'), describe(error));
}

const costOf = (context: ShopContext, requested: number, actual: number | null) => ({
  requestedQueryCost: requested,
  actualQueryCost: actual,
  throttleStatus: context.bucket.status(),
});

export const throttled = (context: ShopContext, requested: number): Body => ({
  errors: [apiError('Throttled', 'THROTTLED', { documentation: 'https://shopify.dev/api/usage/rate-limits' }).toJSON()],
  extensions: { cost: costOf(context, requested, null) },
});

const tooExpensive = (cost: number) =>
  apiError(`Query cost is ${cost}, which exceeds the single query max cost limit (${maximumCost}).`, 'MAX_COST_EXCEEDED', {
    cost,
    maxCost: maximumCost,
    documentation: 'https://shopify.dev/api/usage/rate-limits',
  });
