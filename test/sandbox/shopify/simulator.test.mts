import { expect, test } from 'vitest';
import { openShop, type Loose } from './shop.mts';

const path = '/admin/api/2026-10/graphql.json';
const call = (query: string) => ({ method: 'POST', path, body: JSON.stringify({ query }) });

test('operations are named after their root field', () => {
  const { shop } = openShop();
  expect(shop.operationOf(call('query Q { latest: orders(first: 1) { nodes { id } } }'))).toBe('graphql.orders');
  expect(shop.operationOf(call('mutation M { tagsAdd(id: "1", tags: []) { userErrors { message } } }'))).toBe('graphql.tagsAdd');
  expect(shop.operationOf({ method: 'POST', path, body: 'x' })).toBe('graphql.unknown');
  expect(shop.operationOf({ method: 'POST', path: '/admin/oauth/access_token', body: '' })).toBe('oauth.token');
  expect(shop.operationOf({ method: 'GET', path: '/admin/products', body: '' })).toBe('unknown');
});

test('injected faults speak the vendor’s dialect', async () => {
  const { shop } = openShop();
  const throttled = shop.rateLimitedAnswer(call('{ shop { name } }'));
  expect([throttled.status, await throttled.json()]).toEqual([
    200,
    expect.objectContaining({ errors: [expect.objectContaining({ message: 'Throttled' })] }),
  ]);
  const slowDown = shop.rateLimitedAnswer({ method: 'POST', path: '/admin/oauth/access_token', body: '' });
  expect([slowDown.status, slowDown.headers.get('retry-after')]).toEqual([429, '2.0']);
  expect(shop.serverErrorAnswer(call('{ shop { name } }')).status).toBe(500);
});

test('every behaviour is labelled', () => {
  const { shop } = openShop();
  expect(new Set(shop.truths.map(({ label }) => label))).toEqual(new Set(['captured', 'documented', 'assumed']));
  expect(new Set(shop.truths.map(({ behaviour }) => behaviour)).size).toBe(shop.truths.length);
});

test('the ledger tells what came to exist, without personal data', () => {
  const { shop } = openShop();
  const { payload } = shop.placeOrder({ overrides: { items: [{ sku: 'CAF-MOI-250', quantity: 2 }], discount: 'none', shipping: 'free' } });
  expect(shop.ledger()).toEqual([
    {
      kind: 'order',
      vendor: 'shopify',
      id: payload.admin_graphql_api_id,
      orderNumber: '1001',
      status: 'paid, unfulfilled',
      detail: expect.objectContaining({ units: 2, total: 64.9, lines: [{ sku: 'CAF-MOI-250', quantity: 2 }] }),
    },
  ]);
  expect(JSON.stringify(shop.ledger())).not.toContain((payload.customer as Loose).email);
});

test('a reset forgets orders, tokens, subscriptions, stock and scopes', async () => {
  const world = openShop();
  await world.subscribe('ORDERS_CREATE');
  world.shop.placeOrder();
  world.shop.setGrantedScopes([]);
  world.shop.rotateSecret();
  const before = world.shop.secrets.clientSecret;
  world.shop.reset();
  await world.clock.advance(7_200_000);
  expect([world.shop.ledger(), world.shop.subscriptions(), world.shop.stock('CAF-MOI-250').available]).toEqual([[], [], 1000]);
  expect(world.shop.secrets.clientSecret).not.toBe(before);
  expect((await world.data('{ currentAppInstallation { accessScopes { handle } } }')).currentAppInstallation.accessScopes).toContainEqual({
    handle: 'write_orders',
  });
});
