/** A small fake world around the simulated shop: a clock that is moved by hand, and webhooks that are only written down. */
import { createShopify, type ShopifyOptions } from '../../../sandbox/simulators/shopify/index.mts';
import { createWorldClock } from '../../../sandbox/world/clock.mts';
import { createRandom } from '../../../sandbox/world/random.mts';
import type { Violation } from '../../../sandbox/world/simulator.mts';
import type { Strictness } from '../../../sandbox/world/strictness.mts';
import type { Delivery } from '../../../sandbox/world/webhooks.mts';
import type { Loose } from '../support/loose.mts';

export type { Loose } from '../support/loose.mts';

interface GraphqlBody {
  readonly data?: Loose;
  readonly errors?: { message: string; path?: unknown[]; extensions: Record<string, Loose> }[];
  readonly extensions?: Loose;
}

export function openShop(options: ShopifyOptions = {}, seed = 1, strict: Partial<Strictness> = {}) {
  let wallNow = Date.parse('2026-11-24T12:00:00Z');
  const clock = createWorldClock({ live: false, wall: () => wallNow });
  const violations: Violation[] = [];
  const deliveries: Delivery[] = [];
  const webhooks = {
    send: async (delivery: Delivery) => {
      deliveries.push(delivery);
      return true;
    },
    records: [],
    inFlight: () => 0,
    waiting: () => 0,
  };
  const shop = createShopify({ clock, random: createRandom(seed), webhooks, strict, violation: (one) => violations.push(one) }, options);
  let token = shop.secrets.staticToken;

  const post = (path: string, body: string, headers: Record<string, string> = {}, method = 'POST') =>
    shop.app.fetch(new Request(`https://${shop.secrets.shop}${path}`, { method, headers, ...(method === 'GET' ? {} : { body }) }));

  const graphql = async (query: string, variables: Record<string, unknown> = {}): Promise<GraphqlBody> => {
    const headers = { 'content-type': 'application/json', 'x-shopify-access-token': token };
    const response = await post('/admin/api/2026-10/graphql.json', JSON.stringify({ query, variables }), headers);
    return (await response.json()) as GraphqlBody;
  };

  const subscribe = (topic: string, webhookSubscription: Record<string, unknown> = { uri: 'https://n8n.example/webhook/1' }) =>
    graphql(
      `
        mutation Subscribe($topic: WebhookSubscriptionTopic!, $input: WebhookSubscriptionInput!) {
          webhookSubscriptionCreate(topic: $topic, webhookSubscription: $input) {
            webhookSubscription {
              id
              uri
              topic
            }
            userErrors {
              field
              message
            }
          }
        }
      `,
      { topic, input: webhookSubscription },
    );

  return {
    shop,
    clock,
    violations,
    deliveries,
    post,
    graphql,
    subscribe,
    useToken: (value: string) => (token = value),
    passWallSeconds: (seconds: number) => (wallNow += seconds * 1000),
    rules: () => violations.map(({ rule }) => rule),
    deliveredTopics: () => deliveries.map(({ topic }) => topic),
    /** The data of a query that must succeed. */
    async data(query: string, variables: Record<string, unknown> = {}) {
      const body = await graphql(query, variables);
      if (body.errors) throw new Error(JSON.stringify(body.errors));
      return body.data;
    },
  };
}

export type Shop = ReturnType<typeof openShop>;

/** What a client needs to know to ship an order. */
export const workQuery = `query Work($id: ID!) {
  order(id: $id) {
    displayFulfillmentStatus
    fulfillmentOrders(first: 5) {
      nodes { id status supportedActions { action } lineItems(first: 50) { nodes { id totalQuantity remainingQuantity sku } } }
    }
    fulfillments(first: 5) { id status displayStatus trackingInfo { company number url } }
  }
}`;

export const shipMutation = `mutation Ship($fulfillment: FulfillmentInput!) {
  fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { id status } userErrors { field message } }
}`;
