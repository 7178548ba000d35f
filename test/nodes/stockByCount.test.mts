/** Stock Update on a system that counts by SKU: many items, few calls, nothing twice. */
import { NodeHelpers, type IDataObject, type INodeCredentialDescription, type INodeProperties } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { skuStocks, orderStocks } from '../../vendors/index.ts';
import { StockUpdate } from '../../nodes/StockUpdate/StockUpdate.node.ts';
import { shopifyWorld, type ShopifyWorld } from '../contracts/support/shopifyWorld.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { paidOrders } from '../vendors/shopify/support/paidOrders.mts';
import { shopifyContext } from './support/shopifyContext.mts';

const node = new StockUpdate();

/** Runs the node as one workflow does, again and again, on one memory of n8n's. */
function workflow(world: ShopifyWorld, remembered = new Set<string>()) {
  return async (parameters: Record<string, unknown>, items: object[], continueOnFail = false) => {
    const { context } = shopifyContext(world, {
      parameters: { vendor: 'shopify', orderFrom: 'item', ...parameters },
      nodeId: world.simulator.secrets.shop,
      items: items.map((json) => ({ json: json as IDataObject })),
      continueOnFail,
      remembered,
    });
    const [output] = await node.execute.call(context);
    return output!.map(({ json, pairedItem }) => ({ ...json, pairedItem })) as unknown as (IDataObject & { stock: IDataObject[] })[];
  };
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `SKU-${index + 1}`);

describe('setting stock', () => {
  test('300 items of one product each, or one item of 300: the same five calls', async () => {
    for (const form of ['items', 'list'] as const) {
      const world = shopifyWorld();
      const skus = numbered(300);
      world.simulator.addProducts(skus);
      const products = skus.map((sku) => ({ sku, quantity: '7' }));
      const output = await workflow(world)({ operation: 'set' }, form === 'items' ? products : [{ products }]);
      expect(world.calls).toHaveLength(5);
      expect(output).toHaveLength(form === 'items' ? 300 : 1);
      expect(output.flatMap(({ stock }) => stock).map(({ after }) => after)).toEqual(skus.map(() => 7));
      expect(output.at(-1)).toMatchObject({ pairedItem: { item: output.length - 1 } });
    }
  }, 20_000);

  test('one product by the fields, in the location that was chosen', async () => {
    const world = shopifyWorld();
    const locations = await node.methods.loadOptions.getLocations.call(
      shopifyContext(world, { parameters: { vendor: 'shopify' } }).loadOptions,
    );
    expect(locations[0]).toMatchObject({ value: '' });
    expect(locations.slice(1).map(({ name }) => name)).toEqual(['Depósito principal (default)', 'Loja de bairro']);
    const location = locations[2]!.value;
    const [item] = await workflow(world)({ operation: 'set', linesFrom: 'fields', sku: 'CAF-MOI-250', quantity: 3, location }, [{}]);
    expect(item?.stock).toMatchObject([{ sku: 'CAF-MOI-250', location, before: 0, after: 3 }]);
  });

  test.each([
    [{ sku: '', quantity: 1 }, 'products[0].sku is missing'],
    [{ sku: 'A' }, 'products[0].quantity is not a whole number'],
    [{ sku: 'A', quantity: 1.5 }, 'products[0].quantity is not a whole number'],
    [{ sku: 'A', quantity: -1 }, 'products[0].quantity is below 0'],
    [{ sku: 'A', quantity: 1e10 }, 'products[0].quantity is beyond a billion'],
    [{ name: 'no product at all' }, 'there is no product'],
    // One of two warehouses, perhaps; and which of them is the last one is chance.
    [
      {
        products: [
          { sku: 'A', quantity: 3 },
          { sku: ' A', quantity: '4' },
        ],
      },
      'name A with several quantities (3 and 4), and one product has one',
    ],
  ])('%j cannot be counted, and nothing is sent for anybody where the node stops at a failure', async (item, problem) => {
    const world = shopifyWorld();
    const work = workflow(world)({ operation: 'set' }, [{ sku: 'CAF-MOI-250', quantity: 1 }, item]);
    await expect(work).rejects.toMatchObject({ message: expect.stringContaining(`${problem} [item 1]`) });
    expect(world.calls).toEqual([]);
  });

  test('an item that cannot be read leaves by the error output, the others are set', async () => {
    const world = shopifyWorld();
    const items = [
      { sku: 'CAF-MOI-250', quantity: 'x' },
      { sku: 'CAF-MOI-250', quantity: 1 },
      { sku: 'NO-SUCH', quantity: 1 },
    ];
    const output = await workflow(world)({ operation: 'set' }, items, true);
    expect(output).toMatchObject([
      { error: { class: 'validation', code: 'products' } },
      { stock: [{ after: 1 }] },
      { error: { class: 'validation', code: 'stockNotMoved', message: expect.stringContaining('NO-SUCH') } },
    ]);
  });
});

describe('adjusting stock', () => {
  const item = { event: { correlationId: 'wooCommerce:77' }, products: [{ sku: 'CAF-MOI-250', quantity: -2 }] };

  test('the same event again, alone or among others, moves nothing', async () => {
    const world = shopifyWorld();
    const run = workflow(world);
    const other = { event: { correlationId: 'wooCommerce:78' }, products: [{ sku: 'CAF-MOI-250', quantity: -1 }] };
    expect((await run({ operation: 'adjust' }, [item]))[0]?.stock).toMatchObject([{ status: 'moved', after: 998 }]);
    const again = await run({ operation: 'adjust' }, [item, other, item]);
    expect(again.map(({ stock }) => stock[0]?.status)).toEqual(['already_moved', 'moved', 'already_moved']);
    expect(world.simulator.stock('CAF-MOI-250').available).toBe(997);
  });

  test('what failed may be run again, and then only that is moved', async () => {
    const world = shopifyWorld();
    const run = workflow(world);
    const both = { ...item, products: [...item.products, { sku: 'LATE', quantity: -1 }] };
    expect((await run({ operation: 'adjust' }, [both]))[0]?.stock).toMatchObject([{ status: 'moved' }, { status: 'failed' }]);
    world.simulator.addProducts(['LATE'], 5);
    expect((await run({ operation: 'adjust' }, [both]))[0]?.stock).toMatchObject([{ status: 'already_moved' }, { status: 'moved' }]);
    expect([world.simulator.stock('CAF-MOI-250').available, world.simulator.stock('LATE').available]).toEqual([998, 4]);
  });

  test('without an order the execution names the movement: a second execution is a second one', async () => {
    const world = shopifyWorld();
    const run = workflow(world);
    const plain = { sku: 'CAF-MOI-250', quantity: 5 };
    await run({ operation: 'adjust' }, [plain, plain]);
    expect(world.simulator.stock('CAF-MOI-250').available).toBe(1010);
  });
});

describe('deducting an order by SKU', () => {
  test('an order of another system is taken out once', async () => {
    const world = shopifyWorld();
    const run = workflow(world);
    const order = paidOrder('501', { id: 'wooCommerce:501', source: 'wooCommerce' });
    const [first] = await run({ operation: 'deductOrder' }, [{ order }]);
    expect(first?.stock).toMatchObject([
      { sku: 'CAM-ALG-M', delta: -2, status: 'moved' },
      { sku: 'CAF-MOI-250', delta: -1, status: 'moved' },
    ]);
    const [again] = await run({ operation: 'deductOrder' }, [{ order }]);
    expect(again?.stock.map(({ status }) => status)).toEqual(['already_moved', 'already_moved']);
    expect([world.simulator.stock('CAM-ALG-M').available, world.simulator.stock('CAF-MOI-250').available]).toEqual([998, 999]);
  });

  test('two shops of one system in one workflow have goods of their own', async () => {
    const remembered = new Set<string>();
    const worlds = [shopifyWorld(), shopifyWorld({ shop: 'loja-do-sul.myshopify.com' })];
    const order = paidOrder('502', { id: 'wooCommerce:502', source: 'wooCommerce' });
    const stock = () => worlds.map(({ simulator }) => simulator.stock('CAM-ALG-M').available);
    for (const operation of ['deductOrder', 'deductOrder'])
      for (const world of worlds) await workflow(world, remembered)({ operation }, [{ order }]);
    expect(stock()).toEqual([998, 998]);
    await workflow(worlds[1]!, remembered)({ operation: 'returnOrder' }, [{ order }]);
    expect(stock()).toEqual([998, 1000]);
    await workflow(worlds[0]!, remembered)({ operation: 'returnOrder' }, [{ order }]);
    expect(stock()).toEqual([1000, 1000]);
  });

  test('the shop’s own order was counted when it was placed: nothing is moved and nothing asked', async () => {
    const world = shopifyWorld();
    const [order] = await paidOrders(world, 1, { overrides: { items: [{ sku: 'CAF-MOI-250', quantity: 4 }] } });
    const before = world.calls.length;
    const [item] = await workflow(world)({ operation: 'deductOrder' }, [{ order }]);
    expect(item?.stock).toMatchObject([{ sku: 'CAF-MOI-250', delta: 0, status: 'already_moved' }]);
    expect(world.calls).toHaveLength(before);
    expect(world.simulator.stock('CAF-MOI-250').available).toBe(996);
  });

  test('an order of another shop of the same system is taken out of this one, which knows nothing of it, and comes back', async () => {
    const world = shopifyWorld();
    const run = workflow(world);
    const order = { ...paidOrder('1001', { id: 'shopify:outra-loja/6123' }), source: 'shopify', account: 'outra-loja' };
    const [out] = await run({ operation: 'deductOrder' }, [{ order }]);
    expect(out?.stock.map(({ status, delta }) => [status, delta])).toEqual([
      ['moved', -2],
      ['moved', -1],
    ]);
    expect([world.simulator.stock('CAM-ALG-M').available, world.simulator.stock('CAF-MOI-250').available]).toEqual([998, 999]);
    await run({ operation: 'returnOrder' }, [{ order }]);
    expect([world.simulator.stock('CAM-ALG-M').available, world.simulator.stock('CAF-MOI-250').available]).toEqual([1000, 1000]);
  });
});

test.each(['shopify', 'bling'])(
  'an order of which no goods are known, as of one that was deleted, is not "nothing to move" (%s)',
  async (vendor) => {
    const order = paidOrder('1001', { items: [], source: 'wooCommerce' });
    for (const operation of ['deductOrder', 'returnOrder'])
      await expect(workflow(shopifyWorld())({ operation, vendor }, [{ order }])).rejects.toMatchObject({
        message: expect.stringContaining('has no product'),
      });
  },
);

test.each([
  ['without ids', undefined],
  ['of one id', '7'],
])('of two lines %s the second one is not taken for the first one again', async (_, id) => {
  const world = shopifyWorld();
  const items = paidOrder().items.map((item) => ({ ...item, id }));
  const order = { ...paidOrder('1001', { source: 'manual' }), items };
  await expect(workflow(world)({ operation: 'deductOrder' }, [{ order }])).rejects.toMatchObject({
    message: expect.stringContaining('order.items[1].id'),
  });
  expect(world.writes()).toBe(0);
  const [one] = await workflow(world)({ operation: 'deductOrder' }, [{ order: { ...order, items: items.slice(0, 1) } }]);
  expect(one?.stock).toMatchObject([{ status: 'moved' }]);
});

describe.each(['deductOrder', 'returnOrder'])('%s of an order with quantities that are none', (operation) => {
  test.each([-2, 0, 0.5, 1.5, 1_000_001, 1e21, NaN, Infinity, '2', null, true, [2]])(
    '%j: the line is named, and nothing moves',
    async (quantity) => {
      const world = shopifyWorld();
      const order = paidOrder('701', { id: 'wooCommerce:701', source: 'wooCommerce' });
      const items = order.items.map((item, index) => (index === 0 ? { ...item, quantity } : item));
      const [item] = await workflow(world)({ operation }, [{ order: { ...order, items } }], true);
      expect(JSON.stringify(item)).toContain('order.items[0].quantity');
      expect(item?.stock).toBeUndefined();
      expect(world.calls).toEqual([]);
    },
  );

  test.each([1, 999_999, 1_000_000])('%i units are moved', async (quantity) => {
    const world = shopifyWorld();
    const order = paidOrder('702', { id: 'wooCommerce:702', source: 'wooCommerce' });
    const items = order.items.map((each) => ({ ...each, quantity }));
    const run = workflow(world);
    if (operation === 'returnOrder') await run({ operation: 'deductOrder' }, [{ order: { ...order, items } }]);
    const [item] = await run({ operation }, [{ order: { ...order, items } }]);
    expect(item?.stock.map(({ status }) => status)).toEqual(items.map(() => 'moved'));
  });
});

describe('putting an order back by SKU', () => {
  const order = paidOrder('601', { id: 'wooCommerce:601', source: 'wooCommerce' });

  test('after it was taken out, once, also where both have the same key of the user', async () => {
    for (const options of [{}, { 'options.key': 'mine' }]) {
      const world = shopifyWorld();
      const run = workflow(world);
      await run({ operation: 'deductOrder', ...options }, [{ order }]);
      const [returned] = await run({ operation: 'returnOrder', ...options }, [{ order }]);
      expect(returned?.stock).toMatchObject([
        { sku: 'CAM-ALG-M', delta: 2, after: 1000, status: 'moved' },
        { sku: 'CAF-MOI-250', delta: 1, after: 1000, status: 'moved' },
      ]);
      const [again] = await run({ operation: 'returnOrder', ...options }, [{ order }]);
      expect(again?.stock.map(({ status }) => status)).toEqual(['already_moved', 'already_moved']);
      expect([world.simulator.stock('CAM-ALG-M').available, world.simulator.stock('CAF-MOI-250').available]).toEqual([1000, 1000]);
    }
  });

  test('the shop’s own order is refused with the way to do it, because a refund restocks it', async () => {
    const world = shopifyWorld();
    const [own] = await paidOrders(world, 1);
    const before = world.calls.length;
    await expect(workflow(world)({ operation: 'returnOrder' }, [{ order: own }])).rejects.toMatchObject({
      message: expect.stringContaining('puts the goods back itself'),
      description: expect.stringContaining('restocking'),
    });
    expect(world.calls).toHaveLength(before);
  });
});

/** As n8n itself decides it. */
const isShown = (chosen: Record<string, string>) => (each: INodeProperties | INodeCredentialDescription) =>
  NodeHelpers.displayParameter(chosen, each, null, node.description);

/** Names of the parameters that a person sees who has chosen this. */
function shown(chosen: Record<string, string>): string[] {
  return node.description.properties.filter(isShown(chosen)).map(({ name }) => name);
}

const optionsOf = (chosen: Record<string, string>) => {
  const fitting = node.description.properties.filter(({ name }) => name === 'options').filter(isShown(chosen));
  expect(fitting).toHaveLength(1);
  return fitting[0]?.options?.map(({ name }) => name);
};

describe('what the editor shows', () => {
  test.each([
    ['bling', 'deductOrder', ['allow', 'maxWaitSeconds', 'orderNumberPrefix']],
    ['bling', 'returnOrder', ['maxWaitSeconds', 'orderNumberPrefix']],
    ['bling', 'adjust', ['key', 'maxWaitSeconds']],
    ['shopify', 'deductOrder', ['allow', 'key', 'maxWaitSeconds']],
    ['omie', 'deductOrder', ['allow', 'key', 'maxWaitSeconds']],
    ['shopify', 'get', ['maxWaitSeconds']],
    ['shopify', 'set', ['dryRun', 'maxWaitSeconds']],
  ])('%s, %s: a key only where it means something', (vendor, operation, options) => {
    expect(optionsOf({ vendor, operation })).toEqual(options);
  });

  test('the location where one is chosen, and not where the system knows where the goods came from', () => {
    expect(shown({ vendor: 'bling', operation: 'deductOrder' })).toContain('location');
    expect(shown({ vendor: 'shopify', operation: 'returnOrder' })).toContain('location');
    expect(shown({ vendor: 'bling', operation: 'returnOrder' })).not.toContain('location');
  });

  test('the ways to log in of the system that has several, and the one credential that is chosen', () => {
    expect(shown({ vendor: 'shopify' })).toContain('authentication');
    expect(shown({ vendor: 'bling' })).not.toContain('authentication');
    const needed = (chosen: Record<string, string>) => node.description.credentials?.filter(isShown(chosen)).map(({ name }) => name);
    expect(needed({ vendor: 'bling', authentication: 'accessToken' })).toEqual(['ponteBlingOAuth2Api']);
    expect(needed({ vendor: 'shopify', authentication: 'devDashboard' })).toEqual(['ponteShopifyApi']);
    expect(needed({ vendor: 'shopify', authentication: 'accessToken' })).toEqual(['ponteShopifyAccessTokenApi']);
  });

  test('whoever keeps the stock of orders can count, too', () => {
    const counters = skuStocks.map(({ id }) => id);
    expect(orderStocks.filter(({ id }) => !counters.includes(id))).toEqual([]);
  });
});
