import { describe, expect, test } from 'vitest';
import { contactBody, openAccount, saleBody } from './account.mts';

describe('a contact', () => {
  test('is made, changed and found by document', async () => {
    const account = openAccount();
    const { id } = (await account.post('/contatos', contactBody())).body;
    expect((await account.send('PUT', `/contatos/${id}`, contactBody({ nome: 'Ana Lima' }))).status).toBe(204);
    const { itens, paginacao } = (await account.get('/contatos?cpfCnpj=111.444.777-35')).body;
    expect(itens).toEqual([expect.objectContaining({ id, nome: 'Ana Lima', cpfCnpj: '111.444.777-35' })]);
    expect(paginacao).toEqual({ limit: 100, offset: 0, total: 1 });
    expect(account.violations).toEqual([]);
  });

  test('needs right digits; a second one with the same is made all the same', async () => {
    const account = openAccount();
    const wrong = await account.post('/contatos', contactBody({ cpfCnpj: '11144477734' }));
    expect([wrong.status, wrong.body.detalhes]).toEqual([400, [expect.objectContaining({ campo: 'cpfCnpj' })]]);
    await account.post('/contatos', contactBody());
    expect((await account.post('/contatos', contactBody())).status).toBe(200);
    expect(account.rules()).toEqual(['invalid-contact', 'contact-doubled']);
  });
});

describe('a sale', () => {
  test('is created and found by the number in the shop', async () => {
    const account = openAccount();
    const made = await account.post('/pedidos', await saleBody(account));
    expect(made.body).toEqual({ id: expect.any(Number), numeroPedido: expect.any(Number) });
    const { itens } = (await account.get('/pedidos?numeroPedidoEcommerce=2001')).body;
    expect(itens).toEqual([expect.objectContaining({ id: made.body.id, situacao: 0 })]);
    expect((await account.get('/pedidos?numeroPedidoEcommerce=9')).body.itens).toEqual([]);
    expect((await account.get(`/pedidos/${made.body.id}`)).body).toMatchObject({ valorTotalPedido: 179.7, idNotaFiscal: 0 });
    expect(account.tiny.ledger()).toEqual([expect.objectContaining({ kind: 'sale', orderNumber: '2001', status: 'open' })]);
    expect(account.violations).toEqual([]);
  });

  test('is accepted twice for one order: the doubling is the client’s', async () => {
    const account = openAccount();
    const body = await saleBody(account);
    await account.post('/pedidos', body);
    expect((await account.post('/pedidos', { ...body, ecommerce: { ...body.ecommerce, numeroPedidoEcommerce: '2002' } })).status).toBe(200);
    expect(account.violations).toEqual([]);
    const second = await account.post('/pedidos', body);
    expect(second.status).toBe(200);
    expect(account.rules()).toEqual(['sale-doubled']);
    const isMended = account.violations[0]!.isMended!;
    expect(isMended()).toBe(false);
    await account.send('PUT', `/pedidos/${second.body.id}/situacao`, { situacao: 2 });
    expect(isMended()).toBe(true);
  });

  test('must name a contact, goods, a depot and quantities', async () => {
    const account = openAccount();
    const body = await saleBody(account);
    const faults = [
      [{ idContato: 1 }, 'idContato'],
      [{ deposito: { id: 1 } }, 'deposito.id'],
      [{ itens: [{ ...body.itens[0]!, produto: { id: 1 } }] }, 'itens.0.produto.id'],
      [{ itens: [{ ...body.itens[0]!, quantidade: 0 }] }, 'itens.0.quantidade'],
    ] as const;
    for (const [over, campo] of faults) {
      const { status, body: answer } = await account.post('/pedidos', { ...body, ...over });
      expect([status, answer.detalhes]).toEqual([400, [expect.objectContaining({ campo })]]);
    }
    expect(account.rules()).toEqual(faults.map(() => 'invalid-sale'));
    expect(account.tiny.sales()).toEqual([]);
  });

  test('must have the fields that are required; others are ignored, and the client’s mistake', async () => {
    const account = openAccount();
    const { idContato: _contact, ...body } = await saleBody(account);
    expect((await account.post('/pedidos', body)).body.detalhes).toEqual([{ campo: 'idContato', mensagem: 'Campo obrigatório' }]);
    expect((await account.post('/pedidos', '{')).status).toBe(400);
    expect((await account.post('/contatos', contactBody({ cpfCnpj: '52998224725', inventado: 1 }))).status).toBe(200);
    expect(account.rules()).toEqual(['invalid-body', 'invalid-body', 'unknown-property']);
  });

  test('is forgotten by a reset, its id never given again', () => {
    const account = openAccount();
    const before = account.seed('1001').id;
    account.tiny.reset();
    expect(account.tiny.ledger()).toEqual([]);
    expect(account.seed('1001').id).toBeGreaterThan(before);
  });
});
