/** A client that nobody here wrote, Shopify's own SDK, takes the simulated shop for a real one. */
import { createHmac } from 'node:crypto';
import { ApiVersion, shopifyApi } from '@shopify/shopify-api';
import '@shopify/shopify-api/adapters/web-api';
import { setAbstractFetchFunc } from '@shopify/shopify-api/runtime';
import { beforeEach, describe, expect, test } from 'vitest';
import { openShop, type Shop } from './shop.mts';

let world: Shop;

beforeEach(() => {
  world = openShop();
  // The SDK's way of saying where requests go; everything but the shop is out of reach.
  setAbstractFetchFunc(async (input, init) => {
    const request = new Request(input as string, init as RequestInit);
    if (new URL(request.url).hostname !== world.shop.secrets.shop) throw new Error(`${request.url} is not the shop`);
    return (await world.shop.app.fetch(request)) as never;
  });
});

function sdk(secret = world.shop.secrets.clientSecret) {
  return shopifyApi({
    apiKey: world.shop.secrets.clientId,
    apiSecretKey: secret,
    apiVersion: ApiVersion.October26,
    hostName: 'n8n.example',
    isEmbeddedApp: false,
    logger: { log: () => undefined },
  });
}

const logIn = async (api = sdk()) => (await api.auth.clientCredentials({ shop: world.shop.secrets.shop })).session;

describe("Shopify's own SDK", () => {
  test('logs in by client credentials and gets a session with scopes and an end', async () => {
    const session = await logIn();
    expect(session.accessToken).toEqual(expect.any(String));
    expect(session.scope).toContain('write_orders');
    expect(session.expires?.getTime()).toBeGreaterThan(Date.now());
  });

  test('does not log in with a wrong secret', async () => {
    await expect(logIn(sdk('wrong'))).rejects.toThrow();
  });

  test('reads and writes by GraphQL with its session', async () => {
    const { id } = world.shop.placeOrder({ overrides: { tags: [] } });
    const api = sdk();
    const client = new api.clients.Graphql({ session: await logIn(api) });
    const read = await client.request('query Q($id: ID!) { order(id: $id) { id name } }', { variables: { id } });
    expect(read.data).toEqual({ order: { id, name: '#1001' } });
    expect(read.extensions?.cost).toMatchObject({ throttleStatus: { maximumAvailable: 2000 } });
    const add = 'mutation A($id: ID!) { tagsAdd(id: $id, tags: ["nf-e"]) { userErrors { message } } }';
    expect((await client.request(add, { variables: { id } })).data).toEqual({ tagsAdd: { userErrors: [] } });
    expect(world.shop.orders()[0]?.tags).toEqual(['nf-e']);
  });

  test('throws what the shop refuses', async () => {
    const api = sdk();
    const client = new api.clients.Graphql({ session: await logIn(api) });
    await expect(client.request('{ shop { colour } }')).rejects.toMatchObject({
      body: { errors: { graphQLErrors: [{ extensions: { code: 'undefinedField', fieldName: 'colour' } }] } },
    });
  });

  test('validates a delivery of the shop, and refuses a forged one', async () => {
    await world.subscribe('ORDERS_CREATE');
    world.shop.placeOrder();
    const [delivery] = world.deliveries;
    const { headers, body } = delivery!;
    const validate = async (rawBody: string) =>
      await sdk().webhooks.validate({ rawBody, rawRequest: new Request('https://n8n.example/webhook', { method: 'POST', headers }) });
    const text = Buffer.from(body).toString();
    expect(await validate(text)).toMatchObject({ valid: true, topic: 'ORDERS_CREATE', domain: world.shop.secrets.shop });
    expect(await validate(`${text} `)).toMatchObject({ valid: false });
    // The signature is what Shopify documents, told without the SDK.
    const signature = createHmac('sha256', world.shop.secrets.clientSecret).update(body).digest('base64');
    expect(new Headers(headers).get('x-shopify-hmac-sha256')).toBe(signature);
  });
});
