import { describe, expect, test } from 'vitest';
import { seededSale } from '../support/customers.mts';
import { billed, customerParam, openAccount, saleParam, statusOf } from './account.mts';

describe('a customer', () => {
  test('is made and changed under the client’s key, and found by document', async () => {
    const account = openAccount();
    const made = await account.call('geral/clientes', 'UpsertCliente', customerParam());
    expect(made.body).toMatchObject({ codigo_status: '0', codigo_cliente_integracao: '11144477735' });
    const again = await account.call('geral/clientes', 'UpsertCliente', customerParam({ razao_social: 'Ana Lima' }));
    expect(again.body.codigo_cliente_omie).toBe(made.body.codigo_cliente_omie);
    const listed = await account.call('geral/clientes', 'ListarClientes', { clientesFiltro: { cnpj_cpf: '11144477735' } });
    expect(listed.body.clientes_cadastro).toEqual([expect.objectContaining({ razao_social: 'Ana Lima', cnpj_cpf: '111.444.777-35' })]);
    expect(account.violations).toEqual([]);
  });

  test('is refused a second time under another key, naming the first', async () => {
    const account = openAccount();
    const { codigo_cliente_omie: id } = (await account.call('geral/clientes', 'UpsertCliente', customerParam())).body;
    const second = await account.call('geral/clientes', 'UpsertCliente', customerParam({ codigo_cliente_integracao: 'x' }));
    expect([second.status, second.body.faultcode]).toEqual([500, 'SOAP-ENV:Client-102']);
    expect(second.body.faultstring).toContain(`[${id}]`);
    expect(account.violations).toEqual([]);
  });

  test('needs right digits; an empty page is a fault', async () => {
    const account = openAccount();
    expect((await account.call('geral/clientes', 'UpsertCliente', customerParam({ cnpj_cpf: '11144477734' }))).status).toBe(500);
    expect(account.rules()).toEqual(['invalid-customer']);
    expect((await account.call('geral/clientes', 'ListarClientes')).body.faultcode).toBe('SOAP-ENV:Client-5113');
  });
});

describe('a sale', () => {
  test('is made once for a key', async () => {
    const account = openAccount();
    const param = await saleParam(account);
    const made = await account.call('produtos/pedido', 'IncluirPedido', param);
    expect(made.body).toMatchObject({ codigo_pedido: expect.any(Number), codigo_pedido_integracao: 'shopify:2001', codigo_status: '0' });
    const again = await account.call('produtos/pedido', 'IncluirPedido', param);
    expect([again.status, again.body.faultcode]).toEqual([500, 'SOAP-ENV:Client-102']);
    expect(again.body.faultstring).toContain(`[${made.body.codigo_pedido}]`);
    expect(account.omie.sales()).toEqual([expect.objectContaining({ orderNumber: '2001', total: 169.9, status: 'open' })]);
    const found = await account.call('produtos/pedido', 'ConsultarPedido', { codigo_pedido_integracao: 'shopify:2001' });
    expect(found.body.pedido_venda_produto.total_pedido.valor_total_pedido).toBe(169.9);
    expect(account.violations).toEqual([]);
  });

  test('carries the shop’s number in its own field, too', async () => {
    const account = openAccount();
    await account.call('produtos/pedido', 'IncluirPedido', await saleParam(account, {}, { numero_pedido_cliente: '77' }));
    expect(account.omie.ledger()).toEqual([expect.objectContaining({ kind: 'sale', orderNumber: '77' })]);
  });

  test('must name customer, terms, category, account and goods that exist', async () => {
    const account = openAccount();
    const param = await saleParam(account);
    const product = param.det[0]!.produto;
    const faults = [
      { ...param, cabecalho: { ...param.cabecalho, codigo_cliente_integracao: 'x' } },
      { ...param, cabecalho: { ...param.cabecalho, codigo_parcela: '123' } },
      { ...param, informacoes_adicionais: { ...param.informacoes_adicionais, codigo_categoria: '9' } },
      { ...param, informacoes_adicionais: { ...param.informacoes_adicionais, codigo_conta_corrente: 9 } },
      { ...param, det: [{ ...param.det[0]!, produto: { ...product, codigo_produto: 9 } }] },
      { ...param, det: [{ ...param.det[0]!, produto: { ...product, quantidade: 0 } }] },
      { ...param, det: [param.det[0]!, param.det[0]!] },
    ];
    for (const fault of faults) expect((await account.call('produtos/pedido', 'IncluirPedido', fault)).status).toBe(500);
    expect(account.rules()).toEqual(faults.map(() => 'invalid-sale'));
    expect(account.omie.sales()).toEqual([]);
  });

  test('must have the tags of the method and no others', async () => {
    const account = openAccount();
    const param = await saleParam(account);
    const { data_previsao: _date, ...header } = param.cabecalho;
    expect((await account.call('produtos/pedido', 'IncluirPedido', { ...param, cabecalho: header })).status).toBe(500);
    const invented = await account.call('produtos/pedido', 'IncluirPedido', { ...param, inventado: 1 });
    expect(invented.body.faultstring).toContain('[INVENTADO]');
    expect(account.rules()).toEqual(['invalid-body', 'unknown-tag']);
  });
});

describe('an invoice', () => {
  test('is made of the sale, thought about, and told by the status', async () => {
    const account = openAccount();
    const { id } = account.omie.seedSale(seededSale());
    const sent = await account.call('produtos/pedidovendafat', 'FaturarPedidoVenda', { nCodPed: id });
    expect(sent.body).toMatchObject({ nCodPed: id, cCodStatus: '0' });
    expect(await statusOf(account, id)).toMatchObject({ faturada: 'N', ListaNfe: [{ status_nfe: '', chave_nfe: '', danfe: '' }] });
    account.pass(61_000);
    await account.clock.advance(5000);
    const status = await statusOf(account, id);
    expect(status).toMatchObject({ faturada: 'S', cancelada: 'N', etapa: '60', data_faturamento: '24/11/2026' });
    const [nfe] = status.ListaNfe;
    expect(nfe).toMatchObject({ status_nfe: '100', mensagens: [] });
    expect(nfe.chave_nfe).toMatch(new RegExp(`^352611${account.omie.fixtures.cnpj}55001`));
    expect((await account.fetch(nfe.xml_distr)).text).toContain('<vNF>277.05</vNF>');
    expect((await account.fetch(nfe.danfe)).text).toMatch(/^%PDF/);
    expect(account.omie.ledger().find(({ kind }) => kind === 'invoice')).toMatchObject({ orderNumber: '1001', status: 'authorized' });
    expect(account.violations).toEqual([]);
  });

  test('can be read as a document by the id that ConsultarNF tells', async () => {
    const account = openAccount();
    const { id } = account.omie.seedSale(seededSale());
    await billed(account, id);
    const { compl } = (await account.call('produtos/nfconsultar', 'ConsultarNF', { nIdPedido: id })).body;
    const { body } = await account.call('produtos/dfedocs', 'ObterNfe', { nIdNfe: compl.nIdNF });
    expect(body.cXmlNfe).toContain(compl.cChaveNFe);
    expect((await account.fetch(body.cPdf)).text).toMatch(/^%PDF/);
  });

  test('that SEFAZ refused says why, and may be billed again under its number', async () => {
    const account = openAccount();
    account.omie.setSefaz({ rejectProbability: 1, rejections: [{ code: '778', reason: 'Rejeição: Informado NCM inexistente' }] });
    const { id } = account.omie.seedSale(seededSale());
    await billed(account, id);
    expect(await statusOf(account, id)).toMatchObject({
      faturada: 'N',
      ListaNfe: [{ status_nfe: '778', mensagens: ['Rejeição: Informado NCM inexistente'], chave_nfe: '' }],
    });
    account.omie.setSefaz({ rejectProbability: 0 });
    await billed(account, id);
    expect((await statusOf(account, id)).faturada).toBe('S');
    expect(account.omie.invoices()).toHaveLength(1);
  });

  test('is not made twice, whatever became of it', async () => {
    const account = openAccount();
    const { id } = account.omie.seedSale(seededSale());
    const bill = () => account.call('produtos/pedidovendafat', 'FaturarPedidoVenda', { nCodPed: id });
    await bill();
    expect((await bill()).status).toBe(500);
    await account.clock.advance(5000);
    expect((await bill()).body.faultstring).toContain('já faturado');
    expect(account.omie.invoices()).toHaveLength(1);
    expect(account.violations).toEqual([]);
  });

  test('needs a customer with an address; that lack is not the client’s', async () => {
    const account = openAccount();
    const { id } = account.omie.seedSale(seededSale('1001', { customer: { name: 'Maria', document: '52998224725' } }));
    const refused = await account.call('produtos/pedidovendafat', 'ValidarPedidoVenda', { nCodPed: id });
    expect(refused.body.faultstring).toContain('Endereço, Bairro, Cidade, Estado, CEP');
    expect((await billed(account, id)).status).toBe(500);
    expect(account.violations).toEqual([]);
  });

  test('is cancelled with its sale within a day', async () => {
    const account = openAccount();
    const cancel = (id: number) => account.call('produtos/pedidovendafat', 'CancelarPedidoVenda', { nCodPed: id });
    const [first, second] = [account.omie.seedSale(seededSale('1')), account.omie.seedSale(seededSale('2'))];
    for (const { id } of [first, second]) await billed(account, id);
    expect((await cancel(first.id)).status).toBe(200);
    expect(await statusOf(account, first.id)).toMatchObject({ cancelada: 'S', ListaNfe: [{ status_nfe: '101' }] });
    expect(account.omie.stockOf('CAM-ALG-P')).toBe(998);
    await account.clock.advance(25 * 3_600_000);
    expect((await cancel(second.id)).body.faultstring).toContain('Prazo');
  });

  test('that SEFAZ still thinks about is gone after a reset', async () => {
    const account = openAccount();
    const { id } = account.omie.seedSale(seededSale());
    await account.call('produtos/pedidovendafat', 'FaturarPedidoVenda', { nCodPed: id });
    account.omie.reset();
    await account.clock.advance(5000);
    expect(account.omie.ledger()).toEqual([]);
  });
});
