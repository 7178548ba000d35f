import { describe, expect, test } from 'vitest';
import { openSkuStock } from '../../../vendors/wooCommerce/stock/skuStock.ts';
import { parseStoreUrl } from '../../../vendors/wooCommerce/client/storeUrl.ts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { wooCommerceWorld } from '../../contracts/support/wooCommerceWorld.mts';

describe('the address of a store', () => {
  test.each([
    ['https://loja.com.br', 'https://loja.com.br'],
    ['loja.com.br', 'https://loja.com.br'],
    ['  https://WWW.Loja.com.br/ ', 'https://www.loja.com.br'],
    ['https://loja.com.br/loja/', 'https://loja.com.br/loja'],
    ['https://loja.com.br:8443', 'https://loja.com.br:8443'],
    ['https://loja.com.br/wp-admin/admin.php?page=wc-settings', 'https://loja.com.br'],
    ['https://loja.com.br/blog/wp-json/wc/v3', 'https://loja.com.br/blog'],
    ['https://lojação.com.br', 'https://lojação.com.br'],
  ])('%s is %s', (written, url) => {
    expect(parseStoreUrl(written)).toBe(url);
  });

  test.each([
    'http://loja.com.br',
    'ftp://loja.com.br',
    '//loja.com.br',
    'https://user:password@loja.com.br',
    'https://loja.com.br?x=1',
    'https://loja.com.br#top',
    'https://loja.com.br/../secret files',
    'https://localhost',
    'minha loja',
    'https://',
    '',
  ])('%s is refused, and nothing is sent', async (storeUrl) => {
    const world = wooCommerceWorld();
    const connection = world.connect({ settings: { ...world.settings, storeUrl } });
    const { failure } = await failureOf((async () => await openSkuStock(connection).levels([{ sku: 'A', location: null }]))());
    expect(failure).toMatchObject({ class: 'auth', code: storeUrl === '' ? expect.any(String) : 'storeUrlInvalid' });
    expect(world.calls).toEqual([]);
  });
});
