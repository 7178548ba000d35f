/** Shopify Order Trigger: with the CPF in the payload nobody has a reason to ask Shopify. */
import { createHmac } from 'node:crypto';
import { compareTriggers, numbered, type Comparison } from './compareTriggers.mts';
import type { BenchOptions } from './run.mts';

/** A shop of its own for n8n's trigger, which registers by REST; the simulated Shopify refuses that, as it should. */
const builtInShop = 'bench-built-in';

let payload: object;

const shopify: Comparison = {
  name: 'bench-shopify-trigger',
  seed: 41,
  /** n8n's trigger looks for its webhook, makes it, and deletes it in the end. */
  instead(host, { method }) {
    if (host !== `${builtInShop}.myshopify.com`) return undefined;
    return Response.json(method === 'GET' ? { webhooks: [] } : { webhook: { id: 1 } });
  },
  async triggers({ rest, world, credentials }) {
    payload = world.vendors.shopify.placeOrder({ overrides: { taxIdPlace: 'noteAttribute', lineCount: 3 } }).payload;
    const { clientSecret, staticToken } = world.vendors.shopify.secrets;
    const login = { shopSubdomain: builtInShop, accessToken: staticToken, appSecretKey: clientSecret };
    const id = await rest.createCredential('Built-in', 'shopifyAccessTokenApi', login);
    return {
      ours: {
        type: 'n8n-nodes-ponte.shopifyOrderTrigger',
        typeVersion: 2,
        parameters: { events: ['ORDERS_PAID'] },
        credentials: { ponteShopifyApi: credentials.ponteShopifyApi! },
      },
      builtIn: {
        type: 'n8n-nodes-base.shopifyTrigger',
        typeVersion: 1,
        parameters: { authentication: 'accessToken', topic: 'orders/paid' },
        credentials: { shopifyAccessTokenApi: { id, name: 'Built-in' } },
      },
    };
  },
  /** Every delivery its own event, because a trigger that knows duplicates would drop the others. */
  deliveries({ world }, target) {
    const { shop, clientSecret } = world.vendors.shopify.secrets;
    const next = numbered(JSON.stringify({ ...payload, token: `bench-${target}-{n}` }));
    return () => {
      const { text: body, number } = next();
      const headers = {
        'content-type': 'application/json',
        'x-shopify-topic': 'orders/paid',
        'x-shopify-hmac-sha256': createHmac('sha256', clientSecret).update(body).digest('base64'),
        'x-shopify-shop-domain': shop,
        'x-shopify-api-version': '2026-10',
        'x-shopify-event-id': `bench-${target}-${number}`,
      };
      return { body, headers };
    };
  },
};

export const shopifyTrigger = async (options: BenchOptions): Promise<object> => await compareTriggers(shopify, options);
