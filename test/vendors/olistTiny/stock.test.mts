import { describe, expect, test } from 'vitest';
import { openSkuStock } from '../../../vendors/olistTiny/stock/skuStock.ts';
import { openOrderStock } from '../../../vendors/olistTiny/stock/orderStock.ts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { olistTinyWorld } from '../../contracts/support/olistTinyWorld.mts';
import { onWrite } from '../../contracts/support/simulatedVendor.mts';
import { listOf, refusal, scripted } from './scripted.mts';

const sku = 'CAM-ALG-M';
const product = (over: object = {}) => ({ call: 'GET /produtos', body: listOf({ id: 7, sku, ...over }) });
const stockOf = (...depots: [id: number, saldo: number, disponivel?: number][]) => ({
  call: 'GET /estoque/7',
  body: { id: 7, depositos: depots.map(([id, saldo, disponivel = saldo]) => ({ id, nome: `Depósito ${id}`, saldo, disponivel })) },
});
const change = (over: object = {}) => ({ call: 'POST /estoque/7', body: { idLancamento: 55 }, ...over });
const movement = (delta: number, location: string | null = null) => ({ sku, location, delta, key: 'olistTiny:shopify:1001:stock:0' });

describe('a count', () => {
  test('is of what can be sold: what open sales have reserved stays on top', async () => {
    const { connection, requests, left } = scripted([product(), stockOf([1, 30, 26]), change()]);
    const changes = await openSkuStock(connection).set([{ sku, location: null, quantity: 10 }]);
    expect(requests[2]!.body).toEqual({ tipo: 'B', quantidade: 14, deposito: { id: 1 } });
    expect(changes).toEqual([
      { vendor: 'olistTiny', sku, location: '1', before: 26, after: 10, delta: -16, movementId: '55', status: 'moved' },
    ]);
    expect(left).toEqual([]);
  });

  test('leaves the average cost of the product as it is', async () => {
    const steps = [product({ precos: { preco: 80, precoCustoMedio: 31.5 } }), stockOf([1, 30]), change()];
    const { connection, requests } = scripted(steps);
    await openSkuStock(connection).set([{ sku, location: null, quantity: 10 }]);
    expect(requests[2]!.body).toMatchObject({ precoUnitario: 31.5 });
  });

  test('in a default warehouse with reserved goods is corrected as soon as that one is known', async () => {
    const { connection, requests, left } = scripted([
      product(),
      stockOf([1, 0], [2, 30, 26]),
      change(),
      stockOf([1, 0], [2, 10, 6]),
      change(),
    ]);
    const changes = await openSkuStock(connection).set([{ sku, location: null, quantity: 10 }]);
    expect(requests.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
      { tipo: 'B', quantidade: 10 },
      { tipo: 'B', quantidade: 14, deposito: { id: 2 } },
    ]);
    expect(changes).toMatchObject([{ location: '2', before: 26, after: 10, status: 'moved' }]);
    expect(left).toEqual([]);
  });

  test('is still true where the default warehouse cannot be told, and nothing is learnt from it', async () => {
    const { connection, requests } = scripted([
      product(),
      stockOf([1, 4], [2, 9]),
      change(),
      stockOf([1, 6], [2, 6]),
      stockOf([1, 6], [2, 6]),
      change(),
      stockOf([1, 6], [2, 3]),
    ]);
    const counter = openSkuStock(connection);
    expect(await counter.set([{ sku, location: null, quantity: 6 }])).toMatchObject([
      { location: null, before: null, after: 6, status: 'moved' },
    ]);
    expect(await counter.set([{ sku, location: null, quantity: 3 }])).toMatchObject([
      { location: '2', before: 6, after: 3, status: 'moved' },
    ]);
    expect(requests[5]!.body).not.toHaveProperty('deposito');
  });

  test('in a warehouse that is not there fails that line alone', async () => {
    const world = olistTinyWorld();
    const changes = await openSkuStock(world.connect()).set([
      { sku, location: '1', quantity: 1 },
      { sku, location: String(world.simulator.fixtures.otherDepotId), quantity: 1 },
    ]);
    expect(changes).toMatchObject([
      { status: 'failed', reason: expect.stringContaining('depósito') },
      { status: 'moved', before: 0, after: 1 },
    ]);
    expect(world.violations).toEqual([]);
  });

  test('may have its answer lost at every write', async () => {
    for (const k of [1, 2]) {
      const world = olistTinyWorld();
      world.inject(onWrite(k, 'lostAnswer'));
      const counts = [
        { sku, location: null, quantity: 5 },
        { sku: 'CAF-MOI-250', location: null, quantity: 6 },
      ];
      expect(await openSkuStock(world.connect()).set(counts)).toMatchObject([
        { before: 1000, after: 5, status: 'moved' },
        { before: 1000, after: 6, status: 'moved' },
      ]);
      expect([world.simulator.stockOf(sku), world.simulator.stockOf('CAF-MOI-250')]).toEqual([5, 6]);
    }
  });
});

describe('goods that come or go', () => {
  test('carry the name of their movement in the remarks', async () => {
    const world = olistTinyWorld();
    await openSkuStock(world.connect()).adjust([movement(-2)]);
    expect(world.simulator.movements()).toMatchObject([{ operation: 'S', delta: -2, remarks: 'olistTiny:shopify:1001:stock:0' }]);
  });

  test.each([1, 2])('are found where the answer to write %i was lost', async (k) => {
    const world = olistTinyWorld();
    world.inject(onWrite(k, 'lostAnswer'));
    const changes = await openSkuStock(world.connect()).adjust([movement(-2), { ...movement(3), sku: 'CAF-MOI-250' }]);
    expect(changes).toMatchObject([
      { before: 1000, after: 998, status: 'moved' },
      { before: 1000, after: 1003, status: 'moved' },
    ]);
    expect(world.simulator.movements().map(({ delta }) => delta)).toEqual([-2, 3]);
    expect(world.violations).toEqual([]);
  });

  test.each([
    [1, 'reset', [3]],
    [1, 'serverError', [3]],
    [2, 'reset', [-2]],
    [2, 'serverError', [-2]],
  ] as const)('are not moved again where write %i met %s, because nothing names a movement', async (k, fault, moved) => {
    const world = olistTinyWorld();
    world.inject(onWrite(k, fault));
    const changes = await openSkuStock(world.connect()).adjust([movement(-2), { ...movement(3), sku: 'CAF-MOI-250' }]);
    expect(changes.map(({ status }) => status)).toEqual(k === 1 ? ['unknown', 'moved'] : ['moved', 'unknown']);
    expect(world.simulator.movements().map(({ delta }) => delta)).toEqual(moved);
    expect(world.violations).toEqual([]);
  });

  test('are said to be unknown, not moved again, where the answer was lost and something else moved as well', async () => {
    const { connection, left } = scripted([product(), stockOf([1, 10]), change({ lost: true }), stockOf([1, 7])]);
    const changes = await openSkuStock(connection).adjust([movement(-2)]);
    expect(changes).toMatchObject([{ status: 'unknown', reason: expect.stringContaining('lost') }]);
    expect(left).toEqual([]);
  });

  test('are said to be unknown where after the lost answer the balance cannot be read', async () => {
    const { connection, left } = scripted([product(), stockOf([1, 10]), change({ lost: true }), { call: 'GET /estoque/7', status: 404 }]);
    expect(await openSkuStock(connection).adjust([movement(-2)])).toMatchObject([{ status: 'unknown' }]);
    expect(left).toEqual([]);
  });

  test('are counted to the gram', async () => {
    const { connection, left } = scripted([product(), stockOf([1, 0.3]), change({ lost: true }), stockOf([1, 0.1])]);
    expect(await openSkuStock(connection).adjust([movement(-0.2)])).toMatchObject([{ status: 'moved' }]);
    expect(left).toEqual([]);
  });

  test('of nothing are nothing', async () => {
    const { connection, left } = scripted([product(), stockOf([1, 10])]);
    expect(await openSkuStock(connection).adjust([movement(0)])).toMatchObject([{ status: 'already_moved', delta: 0 }]);
    expect(left).toEqual([]);
  });

  test('go out of the warehouse that was chosen', async () => {
    const { connection, requests } = scripted([product(), stockOf([1, 10], [2, 5]), change()]);
    expect(await openSkuStock(connection).adjust([movement(-2, '2')])).toMatchObject([{ location: '2', before: 5, after: 3 }]);
    expect(requests[2]!.body).toMatchObject({ tipo: 'S', quantidade: 2, deposito: { id: 2 } });
  });
});

describe('levels', () => {
  test('are what can be sold, and say of a SKU that nobody sells that it is not there', async () => {
    const { connection } = scripted([product(), stockOf([1, 30, 26]), { call: 'GET /produtos', body: listOf() }]);
    const levels = await openSkuStock(connection).levels!([
      { sku, location: null },
      { sku: 'NO-SUCH', location: null },
    ]);
    expect(levels).toEqual([
      { sku, location: null, quantity: 26 },
      { sku: 'NO-SUCH', location: null, quantity: null, reason: expect.stringContaining('SKU') },
    ]);
  });

  test('ask for a location where several warehouses have the product and the default one is not known', async () => {
    const { connection } = scripted([product(), stockOf([1, 4], [2, 9]), stockOf([1, 4], [2, 9]), stockOf([1, 0], [2, 9])]);
    const counter = openSkuStock(connection);
    expect(await counter.levels!([{ sku, location: null }])).toMatchObject([
      { quantity: null, reason: expect.stringContaining('location') },
    ]);
    expect(await counter.levels!([{ sku, location: '1' }])).toMatchObject([{ quantity: 4 }]);
    expect(await counter.levels!([{ sku, location: null }])).toMatchObject([{ quantity: 9 }]);
  });
});

describe('the warehouses', () => {
  test('have a default one as soon as a movement has shown it', async () => {
    const world = olistTinyWorld();
    const counter = openSkuStock(world.connect());
    expect((await counter.locations!()).filter(({ isDefault }) => isDefault)).toEqual([]);
    await counter.adjust([movement(-1)]);
    const { defaultDepotId } = world.simulator.fixtures;
    expect((await counter.locations!()).filter(({ isDefault }) => isDefault)).toEqual([
      { id: String(defaultDepotId), name: 'Geral', isDefault: true },
    ]);
  });

  test('are none where there is no product', async () => {
    expect(await openSkuStock(scripted([{ call: 'GET /produtos', body: listOf() }]).connection).locations!()).toEqual([]);
  });
});

describe('the stock of a sale', () => {
  const deduction = { order: null, orderNumber: '1001', key: 'k', location: null };
  const found = { call: 'GET /pedidos', body: listOf({ id: 3, situacao: 3, ecommerce: { numeroPedidoEcommerce: '1001' } }) };
  const sale = (over: object = {}) => ({
    call: 'GET /pedidos/3',
    body: { id: 3, situacao: 1, itens: [{ produto: { id: 7, sku }, quantidade: 2 }], ...over },
  });
  const post = (status: number, body: unknown = '', path = 'lancar-estoque') => ({ call: `POST /pedidos/3/${path}`, status, body });

  test.each([
    [409, 'O estoque do pedido já foi lançado'],
    [400, 'Estoque já lançado.'],
  ])('was posted before, says %i %s', async (status, words) => {
    const { connection } = scripted([found, sale(), post(status, refusal(words)), stockOf([1, 8])]);
    expect(await openOrderStock(connection).deductOrder(deduction)).toMatchObject([{ delta: 0, after: 8, status: 'already_moved' }]);
  });

  test.each([
    [409, 'O estoque do pedido não foi lançado'],
    [400, 'Estoque já estornado.'],
  ])('has come back before, says %i %s', async (status, words) => {
    const { connection } = scripted([found, sale(), post(status, refusal(words), 'estornar-estoque'), stockOf([1, 10])]);
    expect(await openOrderStock(connection).returnOrder!(deduction)).toMatchObject([{ delta: 0, after: 10, status: 'already_moved' }]);
  });

  test.each(['Saldo insuficiente', 'Lançamento de estoque não permitido para a situação'])(
    'is not posted where Olist Tiny says "%s"',
    async (words) => {
      const { connection, left } = scripted([found, sale(), post(400, refusal(words))]);
      expect((await failureOf(openOrderStock(connection).deductOrder(deduction))).message).toContain(words);
      expect(left).toEqual([]);
    },
  );

  test('leaves the warehouse that the sale names, and no other one', async () => {
    const steps = [found, sale({ deposito: { id: 2 } }), post(204), stockOf([1, 50], [2, 5])];
    const chosen = await openOrderStock(scripted(steps).connection).deductOrder({ ...deduction, location: '2' });
    expect(chosen).toMatchObject([{ location: '2', before: 7, after: 5, delta: -2 }]);
    const { connection, left } = scripted(steps.slice(0, 2));
    const { failure } = await failureOf(openOrderStock(connection).deductOrder({ ...deduction, location: '1' }));
    expect(failure).toMatchObject({ class: 'validation', code: 'locationOfSale', hint: expect.stringContaining('ERP Invoice') });
    expect(left).toEqual([]);
  });

  test('has moved even where the balances cannot be read afterwards', async () => {
    const { connection } = scripted([found, sale(), post(204), { call: 'GET /estoque/7', status: 404 }]);
    expect(await openOrderStock(connection).deductOrder(deduction)).toMatchObject([
      { delta: -2, before: null, after: null, status: 'moved' },
    ]);
  });

  test('comes back once, whatever is run again and whichever answer is lost', async () => {
    for (const fault of ['lostAnswer', 'reset', 'serverError'] as const) {
      const world = olistTinyWorld();
      world.importSale('1001');
      const keeper = openOrderStock(world.connect());
      await keeper.deductOrder(deduction);
      world.inject(onWrite(2, fault));
      expect(await keeper.returnOrder!(deduction)).toMatchObject([
        { before: 998, after: 1000, delta: 2, status: 'moved' },
        { before: 999, after: 1000, delta: 1, status: 'moved' },
      ]);
      expect((await keeper.returnOrder!(deduction)).map(({ status, delta }) => [status, delta])).toEqual([
        ['already_moved', 0],
        ['already_moved', 0],
      ]);
      expect([world.simulator.stockOf(sku), world.simulator.stockOf('CAF-MOI-250')]).toEqual([1000, 1000]);
      expect(world.violations).toEqual([]);
    }
  });
});
