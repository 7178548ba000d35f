/** Topics under their two names: ORDERS_CREATE in the API, orders/create on the wire. */
import { topicMetadata } from '../payloads/examples.mts';

/** What the simulated shop really announces. */
export const announcedTopics = [
  'orders/create',
  'orders/paid',
  'orders/updated',
  'orders/cancelled',
  'orders/fulfilled',
  'orders/partially_fulfilled',
  'orders/edited',
  'orders/delete',
  'orders/risk_assessment_changed',
  'refunds/create',
  'order_transactions/create',
  'fulfillments/create',
  'fulfillments/update',
  'returns/request',
  'returns/approve',
  'returns/decline',
  'returns/cancel',
  'returns/close',
  'returns/reopen',
] as const;

export type AnnouncedTopic = (typeof announcedTopics)[number];

/** Words that stand before the slash where more than one underscore leaves it open. */
const twoWordResources =
  /^(ORDER_TRANSACTIONS|FULFILLMENT_ORDERS|FULFILLMENT_EVENTS|FULFILLMENT_HOLDS|INVENTORY_ITEMS|INVENTORY_LEVELS|DRAFT_ORDERS)_/;

export function wireTopic(apiName: string): string {
  const resource = twoWordResources.exec(apiName)?.[1] ?? apiName.split('_')[0]!;
  return `${resource.toLowerCase()}/${apiName.slice(resource.length + 1).toLowerCase()}`;
}

export const apiTopic = (wireName: string): string => wireName.replace('/', '_').toUpperCase();

/** Read scopes of which one is needed to subscribe; empty where the vendor publishes none. */
export const topicScopes = (apiName: string): string[] =>
  (topicMetadata(wireTopic(apiName))?.access_scopes ?? []).map((scope) => `read_${scope}`);

export const isProtected = (apiName: string): boolean => (topicMetadata(wireTopic(apiName))?.pii ?? []).length > 0;
