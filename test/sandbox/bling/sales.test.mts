import { describe, expect, test } from 'vitest';
import { openAccount, saleBody } from './account.mts';

describe('a sale', () => {
  test('is created and found again by the number in the shop', async () => {
    const account = openAccount();
    const created = await account.post('/pedidos/vendas', await saleBody(account));
    expect(created).toMatchObject({ status: 201, body: { data: { id: expect.any(Number), alertas: [] } } });
    const { id } = created.body.data;
    expect((await account.get('/pedidos/vendas?numerosLojas[]=2001')).body.data).toEqual([
      expect.objectContaining({ id, numeroLoja: '2001', total: 179.7, totalProdutos: 159.8 }),
    ]);
    expect((await account.get('/pedidos/vendas?numerosLojas[]=999')).body.data).toEqual([]);
    expect((await account.get(`/pedidos/vendas/${id}`)).body.data).toMatchObject({
      notaFiscal: { id: 0 },
      itens: [{ codigo: 'CAM-ALG-P', quantidade: 2, valor: 79.9 }],
      transporte: { frete: 19.9 },
      situacao: { id: 6 },
    });
    expect(account.violations).toEqual([]);
    expect(account.bling.ledger()).toEqual([expect.objectContaining({ kind: 'sale', orderNumber: '2001', status: 'open' })]);
  });

  test('must have instalments that add up to the total, discount and freight included', async () => {
    const account = openAccount();
    const body = await saleBody(account, { desconto: { valor: 10, unidade: 'PERCENTUAL' } });
    const refused = await account.post('/pedidos/vendas', body);
    expect(refused.body.error.fields).toEqual([expect.objectContaining({ element: 'parcelas' })]);
    expect(account.rules()).toEqual(['invalid-sale']);
    const parcelas = [100, 63.72].map((valor) => ({ ...body.parcelas[0]!, valor }));
    expect((await account.post('/pedidos/vendas', { ...body, parcelas })).status).toBe(201);
  });

  test('must name a contact, a channel, goods and a way to pay that exist', async () => {
    const account = openAccount();
    account.seed();
    const body = await saleBody(account);
    const faults = [
      [{ contato: { id: 1 } }, 'contato'],
      [{ loja: { id: 1 } }, 'loja'],
      [{ itens: [{ ...body.itens[0]!, produto: { id: 1 } }] }, 'itens'],
      [{ itens: [{ ...body.itens[0]!, naturezaOperacao: { id: 1 } }] }, 'itens'],
      [{ itens: [{ ...body.itens[0]!, quantidade: 0 }] }, 'itens'],
      [{ itens: [] }, 'itens'],
      [{ numero: account.bling.sales()[0]!.number }, 'numero'],
      [{ parcelas: [{ ...body.parcelas[0]!, formaPagamento: { id: 1 } }] }, 'parcelas'],
    ] as const;
    for (const [over, element] of faults) {
      const { status, body: answer } = await account.post('/pedidos/vendas', { ...body, ...over });
      expect(status).toBe(400);
      expect(answer.error.fields.map((field: { element: string }) => field.element)).toContain(element);
    }
    expect(account.bling.sales()).toHaveLength(1);
  });

  test('has the nature of operation that its items name, and so has its invoice', async () => {
    const account = openAccount();
    const { otherNatureId } = account.bling.fixtures;
    const body = await saleBody(account);
    const invoiceOf = async (itens: object[], numeroLoja: string) => {
      const { id } = (await account.post('/pedidos/vendas', { ...body, itens, numeroLoja })).body.data;
      const { idNotaFiscal } = (await account.post(`/pedidos/vendas/${id}/gerar-nfe`)).body;
      const [sale, invoice] = [await account.get(`/pedidos/vendas/${id}`), await account.get(`/nfe/${idNotaFiscal}`)];
      return [sale.body.data.itens[0].naturezaOperacao.id, invoice.body.data.naturezaOperacao.id];
    };
    const itens = [{ ...body.itens[0]!, naturezaOperacao: { id: otherNatureId } }];
    expect(await invoiceOf(itens, '2001')).toEqual([otherNatureId, otherNatureId]);
    const usual = (await account.get('/naturezas-operacoes')).body.data.find(({ padrao }: { padrao: number }) => padrao === 1).id;
    expect(await invoiceOf(body.itens, '2002')).toEqual([0, usual]);
    expect(account.violations).toEqual([]);
  });

  test('needs the dates that the vendor’s document requires', async () => {
    const account = openAccount();
    const { dataSaida: _dataSaida, ...body } = await saleBody(account);
    expect((await account.post('/pedidos/vendas', body)).body.error.fields).toEqual([expect.objectContaining({ element: 'dataSaida' })]);
  });

  test('is accepted twice for one order of a shop: the doubling is the client’s', async () => {
    const account = openAccount();
    const body = await saleBody(account);
    await account.post('/pedidos/vendas', body);
    expect((await account.post('/pedidos/vendas', { ...body, numeroLoja: '2002' })).status).toBe(201);
    expect(account.violations).toEqual([]);
    const second = await account.post('/pedidos/vendas', body);
    expect(second.status).toBe(201);
    expect(account.rules()).toEqual(['sale-doubled']);
    expect(account.bling.ledger().filter(({ orderNumber }) => orderNumber === '2001')).toHaveLength(2);
    const isMended = account.violations[0]!.isMended!;
    expect(isMended()).toBe(false);
    await account.send('DELETE', `/pedidos/vendas/${second.body.data.id}`);
    expect(isMended()).toBe(true);
  });

  test('can come from the shop’s own integration, with its customer', async () => {
    const account = openAccount();
    const { id } = account.seed('1001');
    expect((await account.get(`/pedidos/vendas/${id}`)).body.data).toMatchObject({ numeroLoja: '1001', total: 277.05 });
    account.seed('1002');
    expect((await account.get('/contatos')).body.data).toHaveLength(1);
    const listed = (await account.get('/pedidos/vendas')).body.data;
    expect(listed.map(({ numeroLoja }: { numeroLoja: string }) => numeroLoja)).toEqual(['1002', '1001']);
  });

  test('is forgotten by a reset, its id never given again', () => {
    const account = openAccount();
    const before = account.seed('1001').id;
    account.bling.reset();
    expect(account.bling.ledger()).toEqual([]);
    expect(account.seed('1001').id).toBeGreaterThan(before);
  });
});
