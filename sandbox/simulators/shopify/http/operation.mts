/** The name of the operation that a request asks for: `graphql.orders`, `graphql.fulfillmentCreate`, `oauth.token`. */
import { getOperationAST, Kind, OperationTypeNode, parse, type OperationDefinitionNode } from 'graphql';
import type { IncomingCall } from '../../../world/simulator.mts';

export function operationOf({ path, body }: IncomingCall): string {
  if (path === '/admin/oauth/access_token') return 'oauth.token';
  return /^\/admin\/api\/[^/]+\/graphql\.json$/.test(path) ? `graphql.${rootField(body)}` : 'unknown';
}

/** A GraphQL query, which changes nothing. */
export const isQuery = ({ body }: IncomingCall): boolean => operationIn(body)?.operation === OperationTypeNode.QUERY;

function rootField(body: string): string {
  const field = operationIn(body)?.selectionSet.selections.find((selection) => selection.kind === Kind.FIELD);
  return field?.name.value ?? 'unknown';
}

function operationIn(body: string): OperationDefinitionNode | undefined {
  try {
    const { query, operationName } = JSON.parse(body) as { query: string; operationName?: string };
    return getOperationAST(parse(query, { noLocation: true }), operationName) ?? undefined;
  } catch {
    return undefined;
  }
}
