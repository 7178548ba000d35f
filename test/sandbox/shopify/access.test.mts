import { describe, expect, test } from 'vitest';
import { openShop } from './shop.mts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const json = { 'content-type': 'application/json' };
const tokenPath = '/admin/oauth/access_token';
const graphqlPath = '/admin/api/2026-10/graphql.json';

const credentials = (world: ReturnType<typeof openShop>, more: Record<string, string> = {}) => ({
  grant_type: 'client_credentials',
  client_id: world.shop.secrets.clientId,
  client_secret: world.shop.secrets.clientSecret,
  ...more,
});

async function buyToken(world: ReturnType<typeof openShop>): Promise<string> {
  const answer = await world.post(tokenPath, new URLSearchParams(credentials(world)).toString(), form);
  return ((await answer.json()) as { access_token: string }).access_token;
}

const ask = (world: ReturnType<typeof openShop>, token: string, path = graphqlPath) =>
  world.post(path, JSON.stringify({ query: '{ shop { name } }' }), { ...json, 'x-shopify-access-token': token });

describe('an app gets a token', () => {
  test.each(['form', 'json'])('with its client credentials as %s', async (kind) => {
    const world = openShop();
    const body = kind === 'form' ? new URLSearchParams(credentials(world)).toString() : JSON.stringify(credentials(world));
    const answer = await world.post(tokenPath, body, kind === 'form' ? form : json);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      access_token: expect.stringMatching(/^shpat_/),
      scope: expect.stringContaining('read_orders'),
      expires_in: 86399,
    });
    expect(world.violations).toEqual([]);
  });

  test('which works for a day and not a second longer', async () => {
    const world = openShop();
    const token = await buyToken(world);
    expect((await ask(world, token)).status).toBe(200);
    await world.clock.advance(86_399_000);
    const late = await ask(world, token);
    expect(late.status).toBe(401);
    expect(await late.json()).toEqual({ errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' });
    expect(world.violations).toEqual([]);
  });

  test('but not with a wrong id, a wrong secret or after the app was removed', async () => {
    const world = openShop();
    const buy = (more: Record<string, string>) => world.post(tokenPath, JSON.stringify(credentials(world, more)), json);
    const wrongId = await buy({ client_id: 'x' });
    expect([wrongId.status, await wrongId.text()]).toEqual([400, expect.stringContaining('application_cannot_be_found')]);
    const wrongSecret = await buy({ client_secret: 'x' });
    expect([wrongSecret.status, await wrongSecret.json()]).toEqual([
      400,
      { error: 'invalid_request', error_description: expect.any(String) },
    ]);
    world.shop.setInstalled(false);
    const removed = await buy({});
    expect([removed.status, await removed.text()]).toEqual([400, expect.stringContaining('app_not_installed')]);
    expect(world.violations).toEqual([]);
  });

  test('and is faulted for another grant, missing fields or a strange body', async () => {
    const world = openShop();
    await world.post(tokenPath, JSON.stringify(credentials(world, { grant_type: 'authorization_code' })), json);
    await world.post(tokenPath, JSON.stringify({ grant_type: 'client_credentials' }), json);
    await world.post(tokenPath, 'x', { 'content-type': 'text/plain' });
    expect(world.rules()).toEqual(['token-grant', 'token-request', 'token-request']);
  });

  test('again and again: tokens can be revoked, and all of them expired', async () => {
    const world = openShop();
    const [first, second] = [await buyToken(world), await buyToken(world)];
    world.shop.revokeToken(first);
    expect([(await ask(world, first)).status, (await ask(world, second)).status]).toEqual([401, 200]);
    world.shop.expireTokens();
    expect((await ask(world, second)).status).toBe(401);
    expect((await ask(world, world.shop.secrets.staticToken)).status).toBe(200);
  });

  test('with either secret for an hour after a rotation', async () => {
    const world = openShop();
    const old = world.shop.secrets.clientSecret;
    const fresh = world.shop.rotateSecret();
    expect(world.shop.secrets.clientSecret).toBe(fresh);
    const status = async (secret: string) =>
      (await world.post(tokenPath, JSON.stringify(credentials(world, { client_secret: secret })), json)).status;
    expect([await status(old), await status(fresh)]).toEqual([200, 200]);
    await world.clock.advance(3_600_000);
    expect([await status(old), await status(fresh)]).toEqual([400, 200]);
  });
});

describe('the door', () => {
  test('needs the header', async () => {
    const world = openShop();
    expect((await world.post(graphqlPath, JSON.stringify({ query: '{ shop { name } }' }), json)).status).toBe(401);
    expect(world.rules()).toEqual(['access-token-header']);
  });

  test('needs JSON with a query', async () => {
    const world = openShop();
    const headers = { ...json, 'x-shopify-access-token': world.shop.secrets.staticToken };
    const answer = await world.post(graphqlPath, '{}', headers);
    expect([answer.status, await answer.json()]).toEqual([400, { errors: { query: 'Required parameter missing or invalid' } }]);
    await world.post(graphqlPath, '{', headers);
    await world.post(graphqlPath, 'query=x', { ...headers, 'content-type': 'application/x-www-form-urlencoded' });
    expect(world.rules()).toEqual(['graphql-body', 'graphql-body', 'graphql-body']);
  });

  test.each([
    ['/admin/api/2025-07/graphql.json', 'api-version'],
    ['/admin/api/2026-04/graphql.json', 'api-version-not-simulated'],
    ['/admin/api/2026-10/orders.json', 'rest-is-legacy'],
    ['/admin/api/2026-10/orders/820982911946154508.json', 'rest-is-legacy'],
    ['/admin/oauth/token', 'unknown-route'],
  ])('is closed at %s', async (path, rule) => {
    const world = openShop();
    const answer = await ask(world, world.shop.secrets.staticToken, path);
    expect([answer.status, await answer.json()]).toEqual([404, { errors: 'Not Found' }]);
    expect(world.rules()).toEqual([rule]);
    expect(JSON.stringify(world.violations)).not.toContain('820982911946154508');
  });

  test('is another shop’s door under another name', async () => {
    const world = openShop();
    const answer = await world.shop.app.fetch(new Request('https://outra.myshopify.com/admin/oauth/access_token', { method: 'POST' }));
    expect([answer.status, world.violations]).toEqual([404, []]);
  });
});

describe('access scopes', () => {
  test('are listed, read ones included with the write ones', async () => {
    const world = openShop({ scopes: ['write_orders'] });
    const { currentAppInstallation } = await world.data('{ currentAppInstallation { accessScopes { handle } } }');
    expect(currentAppInstallation.accessScopes).toEqual([{ handle: 'read_orders' }, { handle: 'write_orders' }]);
  });

  test('close single fields, in the vendor’s words, and are no fault of the client', async () => {
    const world = openShop({ scopes: ['read_orders'] });
    const { id } = world.shop.placeOrder();
    const { data, errors } = await world.graphql('query Q($id: ID!) { order(id: $id) { name customer { email } } }', { id });
    expect(data.order).toEqual({ name: '#1001', customer: null });
    expect(errors).toMatchObject([
      {
        message: 'Access denied for customer field. Required access: `read_customers` access scope.',
        path: ['order', 'customer'],
        extensions: { code: 'ACCESS_DENIED' },
      },
    ]);
    expect(world.violations).toEqual([]);
  });

  test('close fulfillment orders and writes as well', async () => {
    const world = openShop();
    const { id } = world.shop.placeOrder();
    world.shop.setGrantedScopes(['read_orders']);
    const work = await world.graphql('query Q($id: ID!) { order(id: $id) { fulfillmentOrders(first: 1) { nodes { id } } } }', { id });
    expect(work.errors?.[0]?.message).toContain('read_merchant_managed_fulfillment_orders');
    const tags = await world.graphql('mutation M($id: ID!) { tagsAdd(id: $id, tags: ["x"]) { userErrors { message } } }', { id });
    expect(tags.errors?.[0]?.extensions.code).toBe('ACCESS_DENIED');
    expect(world.shop.orders()[0]?.tags).not.toContain('x');
  });

  test('are a fault where the app could never have them', async () => {
    const world = openShop();
    const { errors } = await world.graphql('{ shop { draftOrderTags(first: 1) { edges { node } } } }');
    expect(errors?.[0]?.extensions.code).toBe('ACCESS_DENIED');
    expect(world.rules()).toEqual(['scope-never-requested']);
  });
});
