/** Bling's own rules about counting: what is reserved, what a balance cannot be, and how often it is asked. */
import { describe, expect, test } from 'vitest';
import { openSkuStock } from '../../../vendors/bling/stock/skuStock.ts';
import { openOrderStock } from '../../../vendors/bling/stock/orderStock.ts';
import { blingShelf } from '../../contracts/support/blingShelf.mts';
import { blingWorld } from '../../contracts/support/blingWorld.mts';
import { refusal, scripted } from './scripted.mts';

const depots = { call: 'GET /depositos', body: { data: [{ id: 5, descricao: 'Geral', situacao: 1, padrao: true }] } };
const products = { call: 'GET /produtos', body: { data: [{ id: 7, codigo: 'A', situacao: 'A' }] } };
const balance = (...rows: object[]) => ({ call: 'GET /estoques/saldos/5', body: { data: rows } });
const row = (saldoFisicoTotal: number, saldoVirtualTotal?: number) => ({ produto: { id: 7 }, saldoFisicoTotal, saldoVirtualTotal });
const posted = { call: 'POST /estoques', status: 201, body: { data: { id: 99 } } };
const count = (sku: string, quantity: number) => ({ sku, location: null, quantity });
const move = (sku: string, delta: number, key = `key-of-${sku}`) => ({ sku, location: null, delta, key });

describe('what is written to the shelf', () => {
  test('is what is to be sold and what is reserved, because Bling counts both', async () => {
    const { connection, requests } = scripted([depots, products, balance(row(10, 8)), posted]);
    expect(await openSkuStock(connection).set([count('A', 5)])).toMatchObject([{ before: 8, after: 5, delta: -3, movementId: '99' }]);
    expect(requests.at(-1)?.body).toEqual({ produto: { id: 7 }, deposito: { id: 5 }, operacao: 'B', quantidade: 7 });
  });

  test('carries the key of a movement in the remarks', async () => {
    const world = blingWorld();
    await openSkuStock(world.connect()).adjust([move('CAF-MOI-250', -2, 'bling:shopify:1001:adjust:0')]);
    expect(world.simulator.movements()).toMatchObject([{ operation: 'B', quantity: -2, remarks: 'bling:shopify:1001:adjust:0' }]);
  });

  test('is never below nothing: that line fails by name, without a call', async () => {
    const { connection, left } = scripted([depots, products, balance(row(1))]);
    expect(await openSkuStock(connection).adjust([move('A', -3)])).toMatchObject([
      { status: 'failed', before: 1, after: 1, delta: 0, reason: expect.stringContaining('-2 units') },
    ]);
    expect(left).toEqual([]);
  });
});

describe('a balance that Bling does not list at first', () => {
  test('is asked for among those of 0 and below, because the list may hold only what is above', async () => {
    const { connection, requests, left } = scripted([depots, products, balance(), balance(), balance(row(-2))]);
    expect(await openSkuStock(connection).levels([{ sku: 'A', location: null }])).toMatchObject([{ quantity: -2 }]);
    expect(requests.slice(2).map(({ url }) => new URL(url).searchParams.get('filtroSaldoEstoque'))).toEqual([null, '0', '2']);
    expect(left).toEqual([]);
  });

  test('and nowhere else: the product is said not to be counted', async () => {
    const { connection } = scripted([depots, products, balance(), balance(), balance()]);
    expect(await openSkuStock(connection).levels([{ sku: 'A', location: null }])).toMatchObject([
      { quantity: null, reason: expect.stringContaining('no balance') },
    ]);
  });
});

describe('a refusal', () => {
  test('of one product is told in Bling’s words, and the product is looked for anew next time', async () => {
    const refused = { call: 'POST /estoques', status: 400, body: refusal('Produto não encontrado', 'produto') };
    const { connection, left } = scripted([depots, products, balance(row(3)), refused, depots, products, balance(row(3)), posted]);
    const counter = openSkuStock(connection);
    await expect(counter.set([count('A', 5)])).rejects.toMatchObject({ message: expect.stringContaining('Produto não encontrado') });
    expect(await counter.set([count('A', 5)])).toMatchObject([{ status: 'moved' }]);
    expect(left).toEqual([]);
  });

  test('of a warehouse that is not there concerns all, and is thrown', async () => {
    const world = blingWorld();
    const work = openSkuStock(world.connect()).set([{ sku: 'CAF-MOI-250', location: '1', quantity: 5 }]);
    await expect(work).rejects.toMatchObject({ failure: { class: 'notFound' } });
  });
});

describe('how often Bling is asked', () => {
  const skus = ['CAF-MOI-250', 'CAM-ALG-M', 'CAM-ALG-P'];
  const operations = (world: ReturnType<typeof blingWorld>) => world.calls.map(({ operation }) => operation);

  test('three times to read up to 100 SKUs, and once for each that has to change', async () => {
    const world = blingWorld();
    await openSkuStock(world.connect()).set(skus.map((sku, index) => count(sku, index === 0 ? 1000 : 5)));
    expect(operations(world)).toEqual(['depot.list', 'product.list', 'stock.depotBalances', 'stock.create', 'stock.create']);
    await openSkuStock(world.connect()).set(skus.map((sku) => count(sku, 5)));
    expect(operations(world).slice(5)).toEqual(['depot.list', 'stock.depotBalances', 'stock.create']);
  });

  test('500 SKUs: 17 readings of 30 at a time and 500 writes, never more than 3 in a second', async () => {
    const world = blingWorld();
    const many = numbered(world, 500);
    const changes = await openSkuStock(world.connect({ deadline: Infinity })).set(many.map((sku) => count(sku, 7)));
    expect(changes.every(({ status }) => status === 'moved')).toBe(true);
    const asked = operations(world);
    expect(asked.filter((each) => each === 'stock.create')).toHaveLength(500);
    expect(asked.filter((each) => each !== 'stock.create')).toHaveLength(1 + 17 + 17);
    expect(world.violations).toEqual([]);
  });

  test('500 SKUs, read only: once for the warehouse, and twice for each hundred', async () => {
    const world = blingWorld();
    const levels = await openSkuStock(world.connect()).levels(numbered(world, 500).map((sku) => ({ sku, location: null })));
    expect(levels.every(({ quantity }) => quantity === 3)).toBe(true);
    expect(world.calls).toHaveLength(11);
  });
});

describe('a sale that is posted while goods are counted', () => {
  test('waits its turn, so that no balance is written over it', async () => {
    const world = blingWorld();
    const shelf = blingShelf(world);
    world.simulator.seedSale({
      orderNumber: '77',
      customer: { name: 'Ana Souza', document: '52998224725' },
      items: [{ sku: 'CAF-MOI-250', quantity: 4 }],
    });
    const moving = openSkuStock(world.connect()).adjust([move('CAF-MOI-250', -1), move('CAM-ALG-M', -1)]);
    const posting = openOrderStock(world.connect()).deductOrder({ order: null, orderNumber: '77', key: 'k', location: null });
    await Promise.all([moving, posting]);
    expect(shelf.available('CAF-MOI-250')).toBe(995);
  });
});

/** Goods with 3 units of each. */
function numbered(world: ReturnType<typeof blingWorld>, howMany: number): string[] {
  const skus = Array.from({ length: howMany }, (_, index) => `SKU-${index + 1}`);
  const goods = { price: 10, ncm: '09012100', gtin: '7891000100196', weightGrams: 100, length: 10, width: 10, height: 10, stock: 3 };
  world.simulator.seedProducts(skus.map((sku) => ({ ...goods, sku, name: sku })));
  return skus;
}
