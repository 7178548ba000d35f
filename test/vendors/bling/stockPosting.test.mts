import { describe, expect, test } from 'vitest';
import { openOrderStock } from '../../../vendors/bling/stock/orderStock.ts';
import { openInvoiceIssuer } from '../../../vendors/bling/invoice/invoiceIssuer.ts';
import { blingWorld } from '../../contracts/support/blingWorld.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { paidOrder } from '../../contracts/support/order.mts';
import { refusal, scripted } from './scripted.mts';

const deduction = { order: null, orderNumber: '1001', key: 'k', location: null };
const list = { call: 'GET /pedidos/vendas', body: { data: [{ id: 7, numeroLoja: '1001', situacao: { id: 6, valor: 0 } }] } };
const line = (codigo: string, quantidade: number, id: number) => ({ codigo, quantidade, valor: 1, produto: { id } });
const saleOf = (...itens: object[]) => ({ call: 'GET /pedidos/vendas/7', body: { data: { id: 7, situacao: { id: 6, valor: 0 }, itens } } });
const post = (status: number, body: unknown = '') => ({ call: 'POST /pedidos/vendas/7/lancar-estoque', status, body });
const balances = (...rows: [number, number | string][]) => ({
  call: 'GET /estoques/saldos',
  body: { data: rows.map(([id, saldoFisicoTotal]) => ({ produto: { id }, saldoFisicoTotal })) },
});

describe("posting a sale's stock", () => {
  test.each(['O estoque já foi lançado.', 'Estoque já lançado', 'Estoque ja lancado para esta venda'])(
    'knows from "%s" that it was done before',
    async (words) => {
      const { connection } = scripted([list, saleOf(line('A', 2, 1)), post(400, refusal(words)), balances([1, 8])]);
      const changes = await openOrderStock(connection).deductOrder(deduction);
      expect(changes).toMatchObject([{ sku: 'A', before: 8, after: 8, delta: 0, status: 'already_moved' }]);
    },
  );

  test.each(['Saldo insuficiente para o produto A', 'A venda está cancelada', 'Lançamento de estoque não permitido'])(
    'does not take "%s" for done',
    async (words) => {
      const { connection, left } = scripted([list, saleOf(line('A', 2, 1)), post(400, refusal(words))]);
      const { failure } = await failureOf(openOrderStock(connection).deductOrder(deduction));
      expect(failure).toMatchObject({ class: 'validation', message: expect.stringContaining(words) });
      expect(left).toEqual([]);
    },
  );

  test('reports one line a product, however often the sale names it', async () => {
    const sale = saleOf(line('A', 2, 1), line('B', 1, 2), line('A', 1, 1), { codigo: 'FREE', quantidade: 1, produto: { id: 0 } });
    const { connection } = scripted([list, sale, post(204), balances([1, 7], [2, '4.5'])]);
    expect(await openOrderStock(connection).deductOrder(deduction)).toMatchObject([
      { sku: 'A', before: 10, after: 7, delta: -3 },
      { sku: 'B', before: 5.5, after: 4.5, delta: -1 },
      { sku: 'FREE', before: null, after: null, delta: 0 },
    ]);
  });

  test('says that goods moved even where the balances cannot be read afterwards', async () => {
    const broken = { call: 'GET /estoques/saldos', status: 404, body: {} };
    const { connection } = scripted([list, saleOf(line('A', 2, 1)), post(204), broken]);
    expect(await openOrderStock(connection).deductOrder(deduction)).toMatchObject([
      { delta: -2, before: null, after: null, status: 'moved' },
    ]);
  });

  test('looks for a sale anew that was deleted since it was remembered', async () => {
    const gone = { ...saleOf(), status: 404, body: { error: { type: 'RESOURCE_NOT_FOUND' } } };
    const { connection, left } = scripted([list, gone, { ...list, body: { data: [] } }]);
    const keeper = openOrderStock(connection);
    expect((await failureOf(keeper.deductOrder(deduction))).failure.code).toBe('RESOURCE_NOT_FOUND');
    expect((await failureOf(keeper.deductOrder(deduction))).failure.code).toBe('saleNotFound');
    expect(left).toEqual([]);
  });

  test('moves nothing where Bling moved the stock itself when the invoice was authorized', async () => {
    const world = blingWorld({ invoiceMovesStock: true });
    const request = { order: paidOrder('1001'), orderNumber: '1001', key: 'k', model: 55 as const, sendEmail: false };
    await openInvoiceIssuer(world.connect()).issue(request);
    await world.clock.sleep(10_000);
    const changes = await openOrderStock(world.connect()).deductOrder(deduction);
    expect(changes.map(({ status, after }) => [status, after])).toEqual([
      ['already_moved', 998],
      ['already_moved', 999],
    ]);
    expect(world.simulator.movements()).toHaveLength(2);
    expect(world.violations).toEqual([]);
  });

  test.each([55, 65] as const)('takes back what Bling moved itself when the invoice (model %i) was authorized', async (model) => {
    const world = blingWorld({ invoiceMovesStock: true });
    await openInvoiceIssuer(world.connect()).issue({ order: paidOrder('1001'), orderNumber: '1001', key: 'k', model, sendEmail: false });
    await world.clock.sleep(10_000);
    expect(world.simulator.stockOf('CAM-ALG-M')).toBe(998);
    const keeper = openOrderStock(world.connect());
    expect(await keeper.returnOrder!(deduction)).toMatchObject([{ sku: 'CAM-ALG-M', delta: 2, status: 'moved' }, { status: 'moved' }]);
    expect(await keeper.returnOrder!(deduction)).toMatchObject([{ status: 'already_moved' }, { status: 'already_moved' }]);
    expect([world.simulator.stockOf('CAM-ALG-M'), world.simulator.stockOf('CAF-MOI-250')]).toEqual([1000, 1000]);
    expect(world.violations).toEqual([]);
  });

  test.each(['O estoque não foi lançado.', 'Estoque nao lancado', 'O estoque já foi estornado'])(
    'knows from "%s" that nothing is to be taken back',
    async (words) => {
      const takeBack = { ...post(400, refusal(words)), call: 'POST /pedidos/vendas/7/estornar-estoque' };
      const { connection } = scripted([list, saleOf(line('A', 2, 1)), takeBack, balances([1, 8])]);
      expect(await openOrderStock(connection).returnOrder!(deduction)).toMatchObject([
        { sku: 'A', after: 8, delta: 0, status: 'already_moved', reason: expect.any(String) },
      ]);
    },
  );
});
