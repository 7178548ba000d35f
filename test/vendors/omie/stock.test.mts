import { describe, expect, test } from 'vitest';
import { openSkuStock } from '../../../vendors/omie/stock/skuStock.ts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { omieWorld, type OmieWorld } from '../../contracts/support/omieWorld.mts';
import type { FaultScript } from '../../contracts/support/simulatedVendor.mts';

const line = (sku: string) => ({ sku, location: null });

const operations = (world: OmieWorld, from = 0) => world.calls.slice(from).map(({ operation }) => operation);

const counterOf = (world: OmieWorld, minutes = 10) => openSkuStock(world.connect({ deadline: world.clock.now() + minutes * 60_000 }));

let restarts = 0;

/** A shop with so many goods beside those of the catalogue. */
function shopWith(count: number) {
  const world = omieWorld();
  const goods = Array.from({ length: count }, (_none, index) => ({
    sku: `SKU-${index}`,
    name: `Produto ${index}`,
    price: 10,
    ncm: '61091000',
    gtin: '7891000100110',
    weightGrams: 100,
    stock: index,
  }));
  world.simulator.seedProducts(goods as never);
  return { world, skus: goods.map(({ sku }) => sku) };
}

describe('many SKUs at once', () => {
  test('are read in a few calls, page by page, each with its own level', async () => {
    const { world, skus } = shopWith(600);
    const levels = await counterOf(world).levels!([...skus, 'NO-SUCH'].map(line));
    expect(levels.slice(0, 600).map(({ quantity }) => quantity)).toEqual(skus.map((_sku, index) => index));
    expect(levels[600]).toMatchObject({ quantity: null, reason: expect.stringContaining('SKU') });
    expect(operations(world)).toEqual(['stock.list', 'stock.list', 'product.get']);
    expect(world.violations).toEqual([]);
  });

  test('are set with one call each for those that differ', async () => {
    const { world, skus } = shopWith(30);
    const counts = skus.map((sku, index) => ({ ...line(sku), quantity: index < 25 ? index : 7 }));
    const changes = await counterOf(world).set(counts);
    expect(changes.filter(({ status }) => status === 'moved').map(({ before, after }) => [before, after])).toEqual(
      [25, 26, 27, 28, 29].map((before) => [before, 7]),
    );
    expect(operations(world)).toEqual(['stock.list', ...new Array<string>(5).fill('stock.adjust')]);
    expect(world.violations).toEqual([]);
  });

  test('set again within the minute are held against what was set, not against the list of before', async () => {
    const { world, skus } = shopWith(30);
    const counts = skus.map((sku) => ({ ...line(sku), quantity: 7 }));
    await counterOf(world).set(counts);
    const before = world.calls.length;
    expect(new Set((await counterOf(world).set(counts)).map(({ status }) => status))).toEqual(new Set(['already_moved']));
    expect(operations(world, before)).toEqual([]);
  });

  test('of a location that does not exist fail one by one, with what Omie says', async () => {
    const { world, skus } = shopWith(30);
    const levels = await counterOf(world).levels!(skus.map((sku) => ({ sku, location: '9' })));
    expect(new Set(levels.map(({ quantity }) => quantity))).toEqual(new Set([null]));
    expect(levels[0]!.reason).toContain('Local de estoque');
  });
});

describe('a movement', () => {
  const movement = { ...line('CAM-ALG-M'), delta: -3, key: 'omie:shopify:1001:adjust:0' };

  test('that another process has made is found by its key, with its number', async () => {
    const world = omieWorld();
    const [first] = await counterOf(world).adjust([movement]);
    const elsewhere = openSkuStock(world.connect({ account: `other-worker-${++restarts}`, deadline: world.clock.now() + 600_000 }));
    const [again] = await elsewhere.adjust([movement]);
    expect(again).toMatchObject({ status: 'already_moved', delta: 0, after: 997, movementId: first!.movementId });
    expect(world.simulator.movements()).toHaveLength(1);
  });

  test('whose answers are all lost is told to be unclear, and the next reading asks Omie', async () => {
    const world = omieWorld();
    const counter = counterOf(world);
    const losing: FaultScript = ({ operation }) => (operation === 'stock.adjust' ? 'lostAnswer' : undefined);
    world.inject(losing);
    const other = { ...movement, sku: 'CAM-ALG-P', delta: 0 };
    const [lost] = await counter.adjust([movement, other]);
    expect(lost).toMatchObject({ status: 'unknown', delta: 0, reason: expect.stringContaining('may or may not') });
    world.inject(() => undefined);
    expect(await counter.levels!([line('CAM-ALG-M')])).toMatchObject([{ quantity: 997 }]);
    expect(await counter.adjust([movement])).toMatchObject([{ status: 'already_moved', after: 997 }]);
    expect(world.violations).toEqual([]);
  });

  test('of nothing is none', async () => {
    const world = omieWorld();
    expect(await counterOf(world).adjust([{ ...movement, delta: 0 }])).toMatchObject([{ status: 'already_moved', delta: 0 }]);
    expect(world.simulator.movements()).toEqual([]);
  });

  test('carries the average cost, without which Omie takes no goods in', async () => {
    const world = omieWorld();
    world.alterAnswers((body) => (isPosition(body) ? { ...body, cmc: 12.5 } : body));
    await counterOf(world).adjust([{ ...movement, delta: 3 }]);
    expect(world.calls.at(-1)?.body).toMatchObject({ param: [{ tipo: 'ENT', quan: 3, valor: 12.5, cod_int_ajuste: movement.key }] });
  });
});

describe('what can be sold', () => {
  test('is what lies there without what is reserved, when it is read and when it is set', async () => {
    const world = omieWorld();
    world.alterAnswers((body) => (isPosition(body) ? { ...body, reservado: 40 } : body));
    expect(await counterOf(world).levels!([line('CAM-ALG-M')])).toMatchObject([{ quantity: 960 }]);
    expect(await counterOf(world).set([{ ...line('CAM-ALG-M'), quantity: 100 }])).toMatchObject([{ before: 960, after: 100 }]);
    expect(world.calls.at(-1)?.body).toMatchObject({ param: [{ tipo: 'SLD', quan: 140 }] });
  });

  test('at a location that is no ID is not asked for', async () => {
    const world = omieWorld();
    expect(await counterOf(world).levels!([{ sku: 'CAM-ALG-M', location: 'Geral' }])).toMatchObject([{ quantity: null }]);
    expect(operations(world)).toEqual(['product.get']);
  });
});

describe('a blocked key', () => {
  test('ends the whole run with its time to wait, and one call', async () => {
    const { world, skus } = shopWith(10);
    const block = { faultcode: 'MISUSE_API_PROCESS', faultstring: 'ERROR: API bloqueada. Tente novamente em 1700 segundos.' };
    world.alterAnswers(() => block);
    const { failure } = await failureOf(counterOf(world).levels!(skus.map(line)));
    expect(failure.class).toBe('rateLimited');
    // Four were under way when the first was answered.
    expect(world.calls.length).toBeLessThanOrEqual(4);
  });
});

function isPosition(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null && 'fisico' in body;
}
