/** The key travels in a header, to the store, over https. */
import type { IHttpRequestOptions } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { PonteWooCommerceApi } from '../../../credentials/PonteWooCommerceApi.credentials.ts';
import { wooCommerceWorld } from '../../contracts/support/wooCommerceWorld.mts';

const credential = new PonteWooCommerceApi();

/** What n8n makes of the test's address; its expression is plain JavaScript over the credential. */
function testAddress(storeUrl: string): string {
  const expression = String(credential.test.request.baseURL).slice('={{'.length, -'}}'.length);
  const evaluate = new Function('$credentials', `return ${expression};`) as (credentials: object) => string;
  return `${evaluate({ storeUrl })}${credential.test.request.url}`;
}

describe('the credential', () => {
  test('logs in with what was pasted, blanks around it or not, and keeps the secret out of the address', async () => {
    const { simulator, violations } = wooCommerceWorld();
    const { consumerKey, consumerSecret } = simulator.secrets;
    const filledIn = { storeUrl: simulator.fixtures.shopUrl, consumerKey: ` ${consumerKey}`, consumerSecret: `${consumerSecret}\n` };
    const signed = await credential.authenticate(filledIn, { url: testAddress(filledIn.storeUrl) } as IHttpRequestOptions);
    expect(signed.url).not.toContain(consumerSecret);
    const answer = await simulator.app.fetch(new Request(signed.url, { headers: signed.headers as Record<string, string> }));
    expect(answer.status).toBe(200);
    expect(violations).toEqual([]);
  });

  test('C14: a store whose host drops the header is reached by the address, where that is chosen', async () => {
    const { simulator, violations } = wooCommerceWorld({ dropsAuthorization: true });
    const statusOf = async (sendKey?: string) => {
      const filledIn = { storeUrl: simulator.fixtures.shopUrl, ...simulator.secrets, ...(sendKey ? { sendKey } : {}) };
      const options = { url: testAddress(filledIn.storeUrl), qs: { page: 2 } } as unknown as IHttpRequestOptions;
      const { url, qs = {}, headers } = await credential.authenticate(filledIn, options);
      const address = `${url}&${new URLSearchParams(qs as Record<string, string>).toString()}`;
      expect(address).toContain('page=2');
      return (await simulator.app.fetch(new Request(address, { headers: (headers ?? {}) as Record<string, string> }))).status;
    };
    expect([await statusOf(), await statusOf('header'), await statusOf('query')]).toEqual([401, 401, 200]);
    expect(violations).toEqual([]);
  });

  test.each([
    ['https://loja.com.br', 'https://loja.com.br'],
    ['loja.com.br', 'https://loja.com.br'],
    [' http://loja.com.br ', 'https://loja.com.br'],
    ['https://loja.com.br/loja/wp-admin/admin.php?page=wc-settings', 'https://loja.com.br/loja'],
  ])('its test asks %s by https', (storeUrl, store) => {
    expect(testAddress(storeUrl)).toBe(`${store}/wp-json/wc/v3/products?per_page=1&_fields=id`);
  });
});
