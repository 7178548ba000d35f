/** An order by its number: the one that has it whole, and no other shop's. */
import { describe, expect, test } from 'vitest';
import { openOrderKeeper } from '../../../vendors/shopify/orders/orderKeeper.ts';
import { getOrder } from '../../../vendors/shopify/orders/readOrders.ts';
import { shopOrderReference } from '../../../nodes/shared/shopOrderReference.ts';
import { shopifyWorld } from '../../contracts/support/shopifyWorld.mts';
import { paidOrders } from './support/paidOrders.mts';

/** Shopify's answer to a search for #1001: the newest first, as it takes beginnings for hits. */
function shopOf(names: readonly string[]) {
  const asked: number[] = [];
  const node = (name: string, index: number) => ({
    id: `gid://shopify/Order/${9000 - index}`,
    name,
    currencyCode: 'BRL',
    presentmentCurrencyCode: 'BRL',
    currentTotalPriceSet: { shopMoney: { amount: '10.00' } },
    totalPriceSet: { shopMoney: { amount: '10.00' } },
    lineItems: { nodes: [], pageInfo: { hasNextPage: false } },
  });
  const graphql = async ({ variables }: { variables: { first: number; after: string | null } }) => {
    asked.push(variables.first);
    const start = Number(variables.after ?? 0);
    const nodes = names.map(node).slice(start, start + variables.first);
    const end = start + nodes.length;
    return await Promise.resolve({ orders: { nodes, pageInfo: { hasNextPage: end < names.length, endCursor: String(end) } } });
  };
  return { graphql: graphql as never, asked };
}

const later = (count: number) => Array.from({ length: count }, (_, index) => `#${10010 + count - index}`);

describe('an order of Shopify by its number', () => {
  test.each([1, 5, 120])('is found behind %i newer ones that begin alike', async (count) => {
    const { graphql } = shopOf([...later(count), '#1001']);
    expect(await getOrder(graphql, 'loja', { number: '1001' })).toMatchObject({ number: '1001', id: `shopify:loja/${9000 - count}` });
  });

  test('costs one small question where it stands in front', async () => {
    const { graphql, asked } = shopOf(['#1001', '#10011']);
    await getOrder(graphql, 'loja', { number: '#1001' });
    expect(asked).toEqual([5]);
  });

  test('is none where only others begin so, and neither of two', async () => {
    const none = getOrder(shopOf(later(30)).graphql, 'loja', { number: '1001' });
    await expect(none).rejects.toMatchObject({ failure: { code: 'orderNotFound' } });
    const two = getOrder(shopOf(['#1001', '#10011', '#1001']).graphql, 'loja', { number: '1001' });
    await expect(two).rejects.toMatchObject({
      failure: { class: 'conflict', code: 'orderAmbiguous', hint: expect.stringContaining('ID') },
    });
  });
});

describe('the order of a payment', () => {
  const referenceOf = (payment: object) => {
    const context = { getNodeParameter: () => 'item', getInputData: () => [{ json: { payment } }] };
    return shopOrderReference(context as never, 0);
  };

  test.each([
    ['shopify:loja-b/6123', { id: '6123', of: { source: 'shopify', account: 'loja-b' } }],
    ['wooCommerce:loja.example/br/727', { id: '727', of: { source: 'wooCommerce', account: 'loja.example/br' } }],
    ['shopify:1001', { number: '1001' }],
    [null, { number: '1001' }],
  ])('that names it as %s is that one, not the one of the same number here', (orderId, expected) => {
    expect(referenceOf({ orderId, orderNumber: '1001' })).toEqual(expected);
  });

  test('is read by the ID alone, and refused where it is another system’s', async () => {
    const world = shopifyWorld();
    const [order] = await paidOrders(world, 1);
    const keeper = openOrderKeeper(world.connect());
    const of = { source: 'shopify', account: order!.account } as never;
    expect((await keeper.get({ id: order!.sourceId.split('/').at(-1)!, of })).number).toBe(order!.number);
    await expect(keeper.get({ id: '727', of: { source: 'wooCommerce' } as never })).rejects.toMatchObject({
      failure: { code: 'orderSource' },
    });
  });
});
