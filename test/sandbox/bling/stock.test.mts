import { describe, expect, test } from 'vitest';
import { openAccount, pendingInvoice } from './account.mts';
import type { Account } from './account.mts';

async function movementBody(account: Account, over: object = {}) {
  const [product] = (await account.get('/produtos?codigos[]=CAM-ALG-P')).body.data;
  return { produto: { id: product.id }, deposito: { id: account.bling.fixtures.defaultDepotId }, operacao: 'S', quantidade: 5, ...over };
}

describe('stock by hand', () => {
  test('goes out, comes in, and is set', async () => {
    const account = openAccount();
    const balances: number[] = [];
    for (const over of [{}, { operacao: 'E', quantidade: 2 }, { operacao: 'B', quantidade: 40, observacoes: 'shopify:1001' }]) {
      expect((await account.post('/estoques', await movementBody(account, over))).status).toBe(201);
      balances.push(account.bling.stockOf('CAM-ALG-P'));
    }
    expect(balances).toEqual([995, 997, 40]);
    expect(account.bling.movements().map(({ quantity }) => quantity)).toEqual([-5, 2, -957]);
    expect(account.bling.ledger().at(-1)).toMatchObject({
      kind: 'movement',
      detail: { sku: 'CAM-ALG-P', quantity: -957, remarks: 'shopify:1001' },
    });
    expect(account.violations).toEqual([]);
  });

  test('is read by product, in all depots and in one', async () => {
    const account = openAccount();
    const { defaultDepotId, otherDepotId } = account.bling.fixtures;
    const body = await movementBody(account, { deposito: { id: otherDepotId }, operacao: 'E', quantidade: 7 });
    await account.post('/estoques', body);
    const all = (await account.get(`/estoques/saldos?idsProdutos[]=${body.produto.id}`)).body.data;
    expect(all).toMatchObject([{ produto: { codigo: 'CAM-ALG-P' }, saldoFisicoTotal: 1007 }]);
    expect(all[0].depositos.map((depot: { saldoFisico: number }) => depot.saldoFisico)).toEqual([7, 1000]);
    const one = (await account.get(`/estoques/saldos/${defaultDepotId}?idsProdutos[]=${body.produto.id}`)).body.data;
    expect(one).toMatchObject([{ saldoFisicoTotal: 1000 }]);
  });

  test('refuses goods and depots that do not exist, and moving nothing', async () => {
    const account = openAccount();
    for (const over of [{ produto: { id: 1 } }, { deposito: { id: 1 } }, { quantidade: 0 }, { quantidade: -1 }]) {
      expect((await account.post('/estoques', await movementBody(account, over))).body.error.type).toBe('VALIDATION_ERROR');
    }
    expect((await account.post('/estoques', await movementBody(account, { operacao: 'X' }))).status).toBe(400);
    expect(account.rules()).toEqual([...Array(4).fill('invalid-stock'), 'invalid-body']);
    expect(account.bling.movements()).toEqual([]);
  });

  test('comes with new goods', () => {
    const { bling } = openAccount();
    bling.seedProducts([
      { sku: 'NOVO', name: 'Novo', price: 1, ncm: '61091000', gtin: '', weightGrams: 1, width: 1, height: 1, length: 1, stock: 3 },
    ]);
    expect(bling.stockOf('NOVO')).toBe(3);
    expect(() => bling.stockOf('NADA')).toThrow();
  });
});

describe('the stock of a sale', () => {
  test('is posted once', async () => {
    const account = openAccount();
    const { id } = account.seed('1001');
    expect((await account.post(`/pedidos/vendas/${id}/lancar-estoque`)).status).toBe(204);
    expect([account.bling.stockOf('CAM-ALG-P'), account.bling.stockOf('CAF-MOI-250')]).toEqual([998, 997]);
    const again = await account.post(`/pedidos/vendas/${id}/lancar-estoque`);
    expect(again.body.error.fields).toEqual([expect.objectContaining({ element: 'estoque' })]);
    expect(account.bling.stockOf('CAM-ALG-P')).toBe(998);
    expect(account.bling.ledger().filter(({ kind, orderNumber }) => kind === 'movement' && orderNumber === '1001')).toHaveLength(2);
    expect(account.violations).toEqual([]);
  });

  test('can be taken back, into the depot it came from, and posted again', async () => {
    const account = openAccount();
    const { id } = account.seed();
    expect((await account.post(`/pedidos/vendas/${id}/estornar-estoque`)).status).toBe(400);
    await account.post(`/pedidos/vendas/${id}/lancar-estoque/${account.bling.fixtures.otherDepotId}`);
    expect((await account.post(`/pedidos/vendas/${id}/estornar-estoque`)).status).toBe(204);
    expect(account.bling.stockOf('CAM-ALG-P')).toBe(1000);
    expect((await account.post(`/pedidos/vendas/${id}/lancar-estoque`)).status).toBe(204);
  });

  test('is moved twice by a client that posts the sale and the invoice', async () => {
    const account = openAccount();
    const { id, saleId } = await pendingInvoice(account);
    await account.post(`/pedidos/vendas/${saleId}/lancar-estoque`);
    expect((await account.post(`/nfe/${id}/lancar-estoque`)).status).toBe(204);
    expect(account.bling.stockOf('CAM-ALG-P')).toBe(996);
    expect(account.rules()).toEqual(['stock-posted-twice']);
  });

  test('does not move by itself when the invoice is authorized', async () => {
    const account = openAccount();
    const { id } = await pendingInvoice(account);
    await account.post(`/nfe/${id}/enviar`);
    await account.clock.advance(5000);
    expect(account.bling.movements()).toEqual([]);
  });

  test('moves by itself where the account is set so, and then no more', async () => {
    const account = openAccount({ invoiceMovesStock: true });
    const { id, saleId } = await pendingInvoice(account);
    await account.post(`/nfe/${id}/enviar`);
    expect(account.bling.movements()).toEqual([]);
    await account.clock.advance(5000);
    expect(account.bling.stockOf('CAM-ALG-P')).toBe(998);
    for (const path of [`/nfe/${id}`, `/pedidos/vendas/${saleId}`]) expect((await account.post(`${path}/lancar-estoque`)).status).toBe(400);
    expect(account.bling.stockOf('CAM-ALG-P')).toBe(998);
    expect(account.violations).toEqual([]);
  });

  test('does not move again on authorization where the sale had it posted', async () => {
    const account = openAccount({ invoiceMovesStock: true });
    const { id, saleId } = await pendingInvoice(account);
    await account.post(`/pedidos/vendas/${saleId}/lancar-estoque`);
    await account.post(`/nfe/${id}/enviar`);
    await account.clock.advance(5000);
    expect(account.bling.stockOf('CAM-ALG-P')).toBe(998);
  });
});
