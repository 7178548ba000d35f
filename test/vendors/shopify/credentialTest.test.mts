/** What the test button of a Shopify credential says: n8n logs in, then lets the credential sign the test's request. */
import type { IHttpRequestOptions } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { PonteShopifyAccessTokenApi } from '../../../credentials/PonteShopifyAccessTokenApi.credentials.ts';
import { PonteShopifyApi } from '../../../credentials/PonteShopifyApi.credentials.ts';
import { shopifyWorld, type ShopifyWorld } from '../../contracts/support/shopifyWorld.mts';

const everything = [
  'write_orders',
  'read_customers',
  'write_inventory',
  'read_locations',
  'write_fulfillments',
  'write_merchant_managed_fulfillment_orders',
];

let presses = 0;

/** As n8n does it, with the simulated shop at the other end. */
async function press(credential: PonteShopifyApi | PonteShopifyAccessTokenApi, world: ShopifyWorld, change: object = {}) {
  const { shop, clientId, clientSecret, staticToken } = world.simulator.secrets;
  const token = credential.name === 'ponteShopifyApi' ? `token-of-press-${++presses}` : staticToken;
  const filledIn = { shop, clientId, clientSecret, accessToken: token, grantedScopes: '', ...change };
  const send = async ({ method, url, headers, body }: IHttpRequestOptions) => {
    const isForm = String((headers as Record<string, string>)['Content-Type']).includes('form');
    const text = isForm ? new URLSearchParams(body as Record<string, string>).toString() : JSON.stringify(body);
    const init = { method: method ?? 'GET', headers: headers as Record<string, string>, body: text };
    const response = await world.simulator.app.fetch(new Request(url, init));
    if (response.status >= 400)
      throw Object.assign(new Error('refused'), { response: { status: response.status, data: await response.text() } });
    return (await response.json()) as unknown;
  };
  const login = await credential.preAuthentication.call({ helpers: { httpRequest: send } } as never, filledIn);
  const request = {
    ...credential.test.request,
    url: `https://${shop}${credential.test.request.url}`,
    headers: { 'Content-Type': 'application/json' },
  };
  return await send(await credential.authenticate({ ...filledIn, ...login }, request as IHttpRequestOptions));
}

describe.each([
  ['the app from the Dev Dashboard', new PonteShopifyApi()],
  ['the existing custom app', new PonteShopifyAccessTokenApi()],
])('%s', (_kind, credential) => {
  test('has all its scopes: the shop answers', async () => {
    const world = shopifyWorld({ scopes: everything });
    expect(await press(credential, world)).toMatchObject({ data: { shop: { name: 'Loja Ponte' } } });
    expect(world.violations).toEqual([]);
  });

  test.each([
    ['write_orders', everything.with(0, 'read_orders')],
    ['read_locations', everything.filter((scope) => scope !== 'read_locations')],
    ['write_merchant_managed_fulfillment_orders', everything.filter((scope) => !scope.includes('merchant'))],
  ])('lacks %s: the message says which', async (missing, scopes) => {
    await expect(press(credential, shopifyWorld({ scopes }))).rejects.toThrow(new RegExp(`lacks the scopes? [a-z_, ]*\\b${missing}\\b`));
  });

  test('a shop that is no name is refused before anything is sent', async () => {
    await expect(press(credential, shopifyWorld(), { shop: 'loja-ponte.example.com' })).rejects.toThrow('(shop_invalid)');
  });

  test('carries the secret that signs, and the one before it', () => {
    expect(credential.properties.map(({ name }) => name)).toEqual(expect.arrayContaining(['shop', 'clientSecret', 'previousClientSecret']));
  });
});

describe('a flow that needs no more than it has', () => {
  test('runs with scopes missing: only the test complains', async () => {
    const { authenticate } = new PonteShopifyApi();
    const request = { url: 'https://loja-ponte.myshopify.com/admin/api/2026-10/graphql.json', body: { query: '{ shop { name } }' } };
    const sent = await authenticate({ accessToken: 'token', grantedScopes: 'read_orders' }, request);
    expect(sent.headers).toEqual({ 'X-Shopify-Access-Token': 'token' });
  });
});
