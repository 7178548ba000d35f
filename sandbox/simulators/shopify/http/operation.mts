/** The name of the operation that a request asks for: `graphql.orders`, `graphql.fulfillmentCreate`, `oauth.token`. */
import { getOperationAST, Kind, parse } from 'graphql';
import type { IncomingCall } from '../../../world/simulator.mts';

export function operationOf({ path, body }: IncomingCall): string {
  if (path === '/admin/oauth/access_token') return 'oauth.token';
  return /^\/admin\/api\/[^/]+\/graphql\.json$/.test(path) ? `graphql.${rootField(body)}` : 'unknown';
}

function rootField(body: string): string {
  try {
    const { query, operationName } = JSON.parse(body) as { query: string; operationName?: string };
    const operation = getOperationAST(parse(query, { noLocation: true }), operationName);
    const field = operation?.selectionSet.selections.find((selection) => selection.kind === Kind.FIELD);
    return field?.name.value ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
