import { describe, expect, test } from 'vitest';
import { PonteShopifyApi } from '../../../credentials/PonteShopifyApi.credentials.ts';
import { parseShop } from '../../../vendors/shopify/client/shop.ts';

const written: [string, string | undefined][] = [
  ['loja-ponte', 'loja-ponte'],
  ['  Loja-Ponte ', 'loja-ponte'],
  ['loja-ponte.myshopify.com', 'loja-ponte'],
  ['https://loja-ponte.myshopify.com', 'loja-ponte'],
  ['https://loja-ponte.myshopify.com/admin/orders?x=1', 'loja-ponte'],
  ['https://admin.shopify.com/store/loja-ponte/products', 'loja-ponte'],
  ['www.lojaponte.com.br', undefined],
  ['loja-ponte.myshopify.com.evil.example', undefined],
  ['evil.example/loja-ponte.myshopify.com', undefined],
  ['user@loja-ponte.myshopify.com', undefined],
  ['evil.example#.myshopify.com', undefined],
  ['-loja', undefined],
  ['', undefined],
];

describe('the shop as people write it', () => {
  test.each(written)('%s', (text, name) => expect(parseShop(text)).toBe(name));

  test.each(written)('the credential reads %s in the same way', async (shop, name) => {
    const urls: string[] = [];
    const helpers = {
      httpRequest: async ({ url }: { url: string }) => {
        urls.push(url);
        return { access_token: 'shpat_test' };
      },
    };
    const credential = new PonteShopifyApi();
    const work = credential.preAuthentication.call({ helpers } as never, { shop, clientId: 'id', clientSecret: 'secret', accessToken: '' });
    const outcome = await work.then(
      () => 'token',
      (error: Error) => error.message,
    );
    expect(urls).toEqual(name === undefined ? [] : [`https://${name}.myshopify.com/admin/oauth/access_token`]);
    expect(outcome).toMatch(name === undefined ? /\(shop_invalid\)$/ : /^token$/);
  });
});
