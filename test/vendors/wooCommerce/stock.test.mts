/** WooCommerce's own rules about stock, and how many calls it takes. */
import { describe, expect, test } from 'vitest';
import type { Connection } from '../../../runtime/client/connection.ts';
import type { HttpResponse } from '../../../runtime/client/http.ts';
import { catalogue } from '../../../sandbox/world/catalogue.mts';
import { openSkuStock } from '../../../vendors/wooCommerce/stock/skuStock.ts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { wooCommerceWorld, type WooCommerceWorld } from '../../contracts/support/wooCommerceWorld.mts';

const counterOf = (world: WooCommerceWorld) => openSkuStock(world.connect({ settings: world.settings }));
const operations = (world: WooCommerceWorld) => world.calls.map(({ operation }) => operation);
const count = (sku: string, quantity: number) => ({ sku, location: null, quantity });
const move = (sku: string, delta: number) => ({ sku, location: null, delta, key: sku });

describe('how often a store is asked', () => {
  const skus = catalogue.map(({ sku }) => sku);

  test('once for all SKUs, then once for all products and once for the variations of each other product', async () => {
    const world = wooCommerceWorld();
    const families = new Set(world.simulator.products().flatMap(({ parentId }) => (parentId === 0 ? [] : [parentId])));
    const changes = await counterOf(world).set(skus.map((sku) => count(sku, 5)));
    expect(changes.every(({ status }) => status === 'moved')).toBe(true);
    expect(operations(world)).toEqual(['product.list', ...operations(world).slice(1)]);
    expect(operations(world).filter((each) => each === 'product.batch')).toHaveLength(1);
    expect(operations(world).filter((each) => each === 'variation.batch')).toHaveLength(families.size);
    expect(world.calls).toHaveLength(2 + families.size);
    expect(world.violations).toEqual([]);
  });

  test('once for a reading of a hundred, twice for more', async () => {
    const world = wooCommerceWorld();
    await counterOf(world).levels(Array.from({ length: 101 }, (_, index) => ({ sku: `SKU-${index}`, location: null })));
    expect(operations(world)).toEqual(['product.list', 'product.list']);
  });

  test('no batch has more than a hundred', async () => {
    const sizes: number[] = [];
    const rows = Array.from({ length: 250 }, (_, index) => ({
      id: index + 1,
      sku: `SKU-${index}`,
      type: 'simple',
      manage_stock: true,
      stock_quantity: 0,
    }));
    const { connection } = scripted((url, body) => {
      if (!body) {
        const asked = url.searchParams.get('sku')!.split(',');
        // Without a header a full page may have another behind it.
        if (url.searchParams.has('page')) return [];
        return rows.filter(({ sku }) => asked.includes(sku));
      }
      sizes.push(body.update.length);
      return { update: body.update };
    });
    await openSkuStock(connection).set(rows.map(({ sku }) => count(sku, 5)));
    expect(sizes).toEqual([100, 100, 50]);
  });
});

describe('a product that the store does not count as asked', () => {
  test('is said, and nothing is written for it', async () => {
    const world = wooCommerceWorld();
    world.simulator.edit('CAF-MOI-250', { manageStock: false, quantity: null });
    const changes = await counterOf(world).set([count('CAF-MOI-250', 5), count('CAM-ALG-M', 6)]);
    expect(changes).toMatchObject([
      { status: 'failed', before: null, reason: expect.stringContaining('Track stock quantity') },
      { status: 'moved' },
    ]);
    expect(world.simulator.product('CAF-MOI-250')?.manageStock).toBe(false);
    expect(await counterOf(world).levels([{ sku: 'CAF-MOI-250', location: null }])).toMatchObject([{ quantity: null, location: null }]);
  });

  const empty = { id: 7, sku: 'A', type: 'simple', manage_stock: true, stock_quantity: null };

  test.each([7, 0])('C12: is counted for the first time: %i is written, whatever was there', async (quantity) => {
    const written: unknown[] = [];
    const { connection } = scripted((_url, body) => {
      if (!body) return [empty];
      written.push(...body.update);
      return { update: body.update };
    });
    expect(await openSkuStock(connection).set([count('A', quantity)])).toMatchObject([{ sku: 'A', after: quantity }]);
    expect(written).toEqual([{ id: 7, stock_quantity: quantity }]);
  });

  test.each([
    [2.5, 1.5],
    [2.3, 1.3],
  ])('C13: a store that counts by weight (%d) is moved by whole units, and what is left stays (%d)', async (before, after) => {
    let stock_quantity = before;
    const { connection } = scripted((_url, body) => {
      if (!body) return [{ ...empty, stock_quantity }];
      stock_quantity = Number(body.update[0]!.stock_quantity);
      return { update: [{ id: 7, stock_quantity }] };
    });
    expect(await openSkuStock(connection).adjust([move('A', -1)])).toMatchObject([{ before, after, status: 'moved' }]);
    expect(stock_quantity).toBe(after);
  });

  test('has no quantity that could be moved or told', async () => {
    const { connection } = scripted((_url, body) => {
      if (body) throw new Error('nothing is to be written');
      return [empty];
    });
    const reason = expect.stringContaining('does not report a quantity');
    expect(await openSkuStock(connection).adjust([move('A', -1)])).toMatchObject([{ status: 'failed', reason }]);
    expect(await openSkuStock(connection).levels([{ sku: 'A', location: null }])).toMatchObject([{ quantity: null, reason }]);
  });

  const shared = () => {
    const world = wooCommerceWorld();
    const variation = world.simulator.product('CAM-ALG-M')!;
    const parent = world.simulator.products().find(({ id }) => id === variation.parentId)!;
    Object.assign(parent, { manageStock: true, quantity: 50, sku: 'CAM-ALG' });
    for (const { sku, parentId } of world.simulator.products()) {
      if (parentId === parent.id) world.simulator.edit(sku, { manageStock: 'parent', quantity: null });
    }
    return world;
  };

  test('counting one of several variations that share a stock is refused, counting the product is not', async () => {
    const world = shared();
    const changes = await counterOf(world).set([count('CAM-ALG-M', 5), count('CAM-ALG', 40)]);
    expect(changes).toMatchObject([
      { sku: 'CAM-ALG-M', status: 'failed', reason: expect.stringContaining('share one stock') },
      { sku: 'CAM-ALG', status: 'moved', before: 50, after: 40 },
    ]);
    expect(world.simulator.product('CAM-ALG')?.quantity).toBe(40);
  });

  test('selling variations that share a stock takes all of them out of it', async () => {
    const world = shared();
    expect(await counterOf(world).levels([{ sku: 'CAM-ALG-M', location: null }])).toMatchObject([{ quantity: 50 }]);
    const changes = await counterOf(world).adjust([move('CAM-ALG-M', -2), move('CAM-ALG-P', -3)]);
    expect(changes.map(({ sku, before, after }) => [sku, before, after])).toEqual([
      ['CAM-ALG-M', 50, 48],
      ['CAM-ALG-P', 48, 45],
    ]);
    expect(world.simulator.product('CAM-ALG')?.quantity).toBe(45);
    expect(operations(world).at(-1)).toBe('product.batch');
    expect(world.violations).toEqual([]);
  });

  test('two products of one SKU: neither is touched', async () => {
    const world = wooCommerceWorld();
    world.simulator.edit('CAM-ALG-P', { sku: 'CAM-ALG-M' });
    const [change] = await counterOf(world).set([count('CAM-ALG-M', 5)]);
    expect(change).toMatchObject({ status: 'failed', reason: expect.stringContaining('2 products') });
    expect(operations(world)).toEqual(['product.list']);
  });

  test('a SKU with a comma is found as it is written, one in other letters is not', async () => {
    const world = wooCommerceWorld();
    world.simulator.edit('CAF-MOI-250', { sku: 'CAFE 1,5 kg' });
    const levels = await counterOf(world).levels(['CAFE 1,5 kg', 'cam-alg-m', 'CAM-ALG-M'].map((sku) => ({ sku, location: null })));
    expect(levels.map(({ quantity }) => quantity)).toEqual([1000, null, 1000]);
  });
});

describe('a batch of which the store refuses a part', () => {
  const product = (id: number, sku: string) => ({ id, sku, type: 'simple', manage_stock: true, stock_quantity: 3 });

  const answeredWith = (...update: object[]) =>
    scripted((_url, body) => (body ? { update } : [product(1, 'A'), product(2, 'B')])).connection;

  test('says which, and why', async () => {
    const error = { code: 'woocommerce_rest_product_invalid_id', message: 'ID inválido.', data: { status: 400 } };
    const connection = answeredWith({ id: 1, error }, { id: 2, stock_quantity: 9 });
    expect(await openSkuStock(connection).set([count('A', 9), count('B', 9)])).toMatchObject([
      { sku: 'A', status: 'failed', before: 3, after: 3, delta: 0, reason: 'ID inválido.' },
      { sku: 'B', status: 'moved', after: 9 },
    ]);
  });

  test('believes no quantity that the store does not show', async () => {
    const connection = answeredWith({ id: 1, stock_quantity: null, manage_stock: false }, { id: 2, stock_quantity: '9' });
    const changes = await openSkuStock(connection).set([count('A', 9), count('B', 9)]);
    expect(changes.map(({ status }) => status)).toEqual(['failed', 'moved']);
  });
});

describe('a store on a bad host', () => {
  test('a page in place of the answer to a write: the goods are looked at, and moved once', async () => {
    const world = wooCommerceWorld();
    const { transport, ...connection } = world.connect({ settings: world.settings });
    let pages = 1;
    const counter = openSkuStock({
      ...connection,
      transport: async (request) => {
        const answer = (await transport(request)) as HttpResponse;
        return request.method === 'POST' && pages-- > 0 ? { ...answer, body: '<html>cached</html>' } : answer;
      },
    });
    expect(await counter.adjust([move('CAF-MOI-250', -3)])).toMatchObject([{ status: 'moved', after: 997 }]);
    expect(world.simulator.product('CAF-MOI-250')?.quantity).toBe(997);
  });

  test('a key for reading only reads, and says what it lacks when it should write', async () => {
    const world = wooCommerceWorld({ permissions: 'read' });
    expect(await counterOf(world).levels([{ sku: 'CAF-MOI-250', location: null }])).toMatchObject([{ quantity: 1000 }]);
    const { failure } = await failureOf(counterOf(world).set([count('CAF-MOI-250', 1)]));
    expect(failure).toMatchObject({ class: 'auth', hint: expect.stringContaining('Read/Write') });
  });
});

type Body = { update: { id: number; stock_quantity: number }[] };

/** A store that answers what the test says. */
function scripted(answer: (url: URL, body: Body | undefined) => unknown): { connection: Connection } {
  const world = wooCommerceWorld();
  return {
    connection: world.connect({
      settings: world.settings,
      transport: async ({ url, body }) =>
        await Promise.resolve({ answered: true, status: 200, headers: {}, body: answer(new URL(url), body as Body | undefined) }),
    }),
  };
}
