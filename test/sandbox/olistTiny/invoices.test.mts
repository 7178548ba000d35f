import { describe, expect, test } from 'vitest';
import { emitted, openAccount, pendingInvoice } from './account.mts';

describe('an invoice', () => {
  test('is made from a sale, once', async () => {
    const account = openAccount();
    const { id } = account.seed();
    const made = await account.post(`/pedidos/${id}/gerar-nota-fiscal`, { modelo: 55 });
    expect(made.body).toEqual({ id: expect.any(Number), numero: expect.any(String), serie: '1' });
    expect((await account.post(`/pedidos/${id}/gerar-nota-fiscal`, { modelo: 55 })).status).toBe(400);
    expect((await account.get('/notas?numeroPedidoEcommerce=1001')).body.itens).toEqual([
      expect.objectContaining({ id: made.body.id, situacao: 1 }),
    ]);
    expect((await account.get(`/notas/${made.body.id}/xml`)).status).toBe(404);
    expect(account.violations).toEqual([]);
  });

  test('is authorized only after a while', async () => {
    const account = openAccount();
    const { id } = await pendingInvoice(account);
    const sent = await account.post(`/notas/${id}/emitir`, { enviarEmail: false });
    expect(sent.body).toMatchObject({ id, situacao: 4, linkAcesso: '' });
    expect(sent.body.xml).not.toContain('protNFe');
    expect((await account.get(`/notas/${id}/link`)).status).toBe(400);
    await account.clock.advance(5000);
    expect((await account.get(`/notas/${id}`)).body).toMatchObject({ situacao: 6, chaveAcesso: sent.body.chaveAcesso, valor: 277.05 });
    expect((await account.get(`/notas/${id}/xml`)).body).toEqual({
      xmlNfe: expect.stringContaining('<cStat>100</cStat>'),
      xmlCancelamento: '',
    });
    const { link } = (await account.get(`/notas/${id}/link`)).body;
    expect((await account.fetch(link)).text).toMatch(/^%PDF/);
    expect((await account.fetch(`${link}0`)).status).toBe(404);
    expect(account.tiny.ledger().find(({ kind }) => kind === 'invoice')).toMatchObject({ orderNumber: '1001', status: 'authorized' });
    expect(account.violations).toEqual([]);
  });

  test('has the verdict in the answer where SEFAZ does not make it wait', async () => {
    const account = openAccount();
    account.tiny.setSefaz({ delayMs: [0, 0] });
    const { id } = await pendingInvoice(account);
    expect((await account.post(`/notas/${id}/emitir`, {})).body).toMatchObject({
      situacao: 6,
      linkAcesso: expect.stringContaining('https'),
    });
  });

  test('that SEFAZ refused says why in its XML, and may be emitted again', async () => {
    const account = openAccount();
    account.tiny.setSefaz({ rejectProbability: 1, rejections: [{ code: '778', reason: 'Rejeição: Informado NCM inexistente' }] });
    const { id } = await pendingInvoice(account);
    await emitted(account, id);
    expect((await account.get(`/notas/${id}`)).body.situacao).toBe(5);
    expect((await account.get(`/notas/${id}/xml`)).body.xmlNfe).toContain('<cStat>778</cStat>');
    account.tiny.setSefaz({ rejectProbability: 0 });
    await emitted(account, id);
    expect((await account.get(`/notas/${id}`)).body.situacao).toBe(6);
    expect((await emitted(account, id)).status).toBe(400);
    expect(account.tiny.invoices()).toHaveLength(1);
  });

  test('is rejected for goods without an NCM', async () => {
    const account = openAccount();
    account.tiny.seedProducts([
      { sku: 'CAM-ALG-P', name: 'Camiseta', price: 79.9, ncm: '', gtin: '', weightGrams: 1, width: 1, height: 1, length: 1, stock: 9 },
    ]);
    const { id } = await pendingInvoice(account);
    await emitted(account, id);
    expect(account.tiny.invoices()).toEqual([
      expect.objectContaining({ status: 'rejected', rejection: expect.objectContaining({ code: '777' }) }),
    ]);
  });

  test('may be denied', async () => {
    const account = openAccount();
    account.tiny.setSefaz({ denyProbability: 1 });
    const { id } = await pendingInvoice(account);
    await emitted(account, id);
    expect((await account.get(`/notas/${id}`)).body.situacao).toBe(10);
  });

  test('needs a recipient with an address; that lack is not the client’s', async () => {
    const account = openAccount();
    const { id } = await pendingInvoice(account, '1001', { customer: { name: 'Maria', document: '52998224725' } });
    const refused = await emitted(account, id);
    expect(refused.body.detalhes.map(({ campo }: { campo: string }) => campo)).toContain('cliente.cep');
    expect((await account.get(`/notas/${id}`)).body.situacao).toBe(1);
    expect(account.violations).toEqual([]);
  });

  test('that SEFAZ still thinks about is gone after a reset', async () => {
    const account = openAccount();
    const { id } = await pendingInvoice(account);
    await account.post(`/notas/${id}/emitir`, {});
    account.tiny.reset();
    await account.clock.advance(5000);
    expect(account.tiny.invoices()).toEqual([]);
  });
});

describe('stock', () => {
  const productId = async (account: ReturnType<typeof openAccount>) => (await account.get('/produtos?codigo=CAM-ALG-P')).body.itens[0].id;

  test('goes out, comes in and is set', async () => {
    const account = openAccount();
    const id = await productId(account);
    const { otherDepotId } = account.tiny.fixtures;
    for (const body of [
      { tipo: 'S', quantidade: 5 },
      { tipo: 'E', quantidade: 2, deposito: { id: otherDepotId } },
      { tipo: 'B', quantidade: 40, observacoes: 'shopify:1001' },
    ])
      expect((await account.post(`/estoque/${id}`, body)).body).toEqual({ idLancamento: expect.any(Number) });
    expect((await account.get(`/estoque/${id}`)).body).toMatchObject({
      codigo: 'CAM-ALG-P',
      saldo: 42,
      depositos: [{ saldo: 2 }, { saldo: 40 }],
    });
    expect(account.tiny.ledger().at(-1)).toMatchObject({ kind: 'movement', detail: { quantity: -955, remarks: 'shopify:1001' } });
    for (const body of [
      { tipo: 'S', quantidade: 0 },
      { tipo: 'B', quantidade: 1, deposito: { id: 1 } },
    ])
      expect((await account.post(`/estoque/${id}`, body)).status).toBe(400);
    expect(account.rules()).toEqual(['invalid-stock', 'invalid-stock']);
  });

  test('of a sale is posted once, taken back, and doubled by who posts the invoice, too', async () => {
    const account = openAccount();
    const { id, saleId } = await pendingInvoice(account);
    expect((await account.post(`/pedidos/${saleId}/lancar-estoque`)).status).toBe(204);
    expect((await account.post(`/pedidos/${saleId}/lancar-estoque`)).status).toBe(400);
    expect(account.tiny.stockOf('CAM-ALG-P')).toBe(998);
    expect((await account.post(`/pedidos/${saleId}/estornar-estoque`)).status).toBe(204);
    expect(account.tiny.stockOf('CAM-ALG-P')).toBe(1000);
    await account.post(`/pedidos/${saleId}/lancar-estoque`);
    expect(account.violations).toEqual([]);
    expect((await account.post(`/notas/${id}/lancar-estoque`)).status).toBe(204);
    expect(account.rules()).toEqual(['stock-posted-twice']);
    expect((await account.post(`/notas/${id}/estornar-estoque`)).status).toBe(204);
    expect(account.tiny.stockOf('CAM-ALG-P')).toBe(998);
  });
});
