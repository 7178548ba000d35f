import { describe, expect, test } from 'vitest';
import { decided, itemBody, nfeBody, openAccount } from './account.mts';

describe('an NF-e', () => {
  test('is accepted, thought about, and authorized with its files', async () => {
    const account = openAccount();
    const sent = await account.post('/v2/nfe?ref=pedido1001', nfeBody(account));
    expect(sent).toMatchObject({ status: 202, body: { ref: 'pedido1001', status: 'processando_autorizacao' } });
    expect((await account.get('/v2/nfe/pedido1001')).body).toEqual(sent.body);
    await account.clock.advance(5000);
    const { body } = await account.get('/v2/nfe/pedido1001');
    expect(body).toMatchObject({ status: 'autorizado', status_sefaz: '100', serie: '1' });
    expect(body.chave_nfe).toMatch(new RegExp(`^NFe352611${account.focus.fixtures.cnpj}55001\\d{19}$`));
    const xml = await account.fetch(`https://api.focusnfe.com.br${body.caminho_xml_nota_fiscal}`);
    expect(xml.text).toContain('<vNF>179.70</vNF>');
    expect((await account.fetch(`https://api.focusnfe.com.br${body.caminho_danfe}`)).text).toMatch(/^%PDF/);
    expect(account.focus.ledger()).toEqual([
      expect.objectContaining({ kind: 'invoice', id: 'pedido1001', orderNumber: '1001', status: 'authorized' }),
    ]);
    expect(account.violations).toEqual([]);
  });

  test('shows what was asked, and the protocol, when it is asked for in full', async () => {
    const account = openAccount();
    const brief = await decided(account);
    expect(brief.requisicao_nota_fiscal).toBeUndefined();
    const { body } = await account.get('/v2/nfe/pedido1001?completa=1');
    expect(body.requisicao_nota_fiscal.nome_destinatario).toBe('Maria da Silva');
    expect(body.protocolo_nota_fiscal).toMatchObject({
      chave_nfe: brief.chave_nfe.slice(3),
      status: '100',
      protocolo: expect.stringMatching(/^\d{15}$/),
    });
  });

  test('keeps its ref while it is decided and for good once it was authorized', async () => {
    const account = openAccount();
    await account.post('/v2/nfe?ref=a1', nfeBody(account));
    expect(await account.post('/v2/nfe?ref=a1', nfeBody(account))).toMatchObject({ status: 422, body: { codigo: 'em_processamento' } });
    await account.clock.advance(5000);
    expect(await account.post('/v2/nfe?ref=a1', nfeBody(account))).toMatchObject({ status: 422, body: { codigo: 'nfe_autorizada' } });
    expect(account.focus.invoices()).toHaveLength(1);
  });

  test('may be sent again under the same ref and number after SEFAZ refused it', async () => {
    const account = openAccount();
    const refused = await decided(account, 'a1', { items: [itemBody({ codigo_ncm: '00' })] });
    expect(refused).toEqual(
      expect.objectContaining({ status: 'erro_autorizacao', status_sefaz: '777', mensagem_sefaz: expect.any(String) }),
    );
    expect(refused.chave_nfe).toBeUndefined();
    const number = account.focus.invoices()[0]!.number;
    expect((await decided(account, 'a1')).status).toBe('autorizado');
    expect(account.focus.invoices()).toEqual([expect.objectContaining({ number, status: 'authorized' })]);
    expect(account.violations).toEqual([]);
  });

  test('may be denied, and then its ref is gone', async () => {
    const account = openAccount();
    account.focus.setSefaz({ denyProbability: 1 });
    expect(await decided(account, 'a1')).toMatchObject({ status: 'denegado', status_sefaz: '302' });
    expect((await account.post('/v2/nfe?ref=a1', nfeBody(account))).status).toBe(422);
  });

  test('is added up by Focus where the client does not', async () => {
    const account = openAccount();
    const { valor_total: _total, valor_frete: _freight, ...body } = nfeBody(account);
    await account.post('/v2/nfe?ref=a1', body);
    await account.clock.advance(5000);
    expect(account.focus.invoices()).toEqual([expect.objectContaining({ status: 'authorized', total: 179.7 })]);
  });

  test('needs IBS and CBS under the regular regime', async () => {
    const account = openAccount({ regime: 3 });
    const taxes = { icms_situacao_tributaria: '40', pis_situacao_tributaria: '08', cofins_situacao_tributaria: '08' };
    expect(await decided(account, 'a1', { items: [itemBody(taxes)] })).toMatchObject({ status: 'erro_autorizacao', status_sefaz: '1115' });
    const reform = {
      ibs_cbs_situacao_tributaria: '000',
      ibs_cbs_classificacao_tributaria: '000001',
      ibs_cbs_base_calculo: 159.8,
      ibs_uf_aliquota: 0.1,
      ibs_uf_valor: 0.16,
      ibs_mun_aliquota: 0,
      ibs_mun_valor: 0,
      cbs_aliquota: 0.9,
      cbs_valor: 1.44,
    };
    expect((await decided(account, 'a1', { items: [itemBody({ ...taxes, ...reform })] })).status).toBe('autorizado');
    expect(account.focus.invoices()[0]!.xml).toContain('<vCBS>1.44</vCBS>');
  });

  test('that SEFAZ still thinks about is gone after a reset', async () => {
    const account = openAccount();
    await account.post('/v2/nfe?ref=a1', nfeBody(account));
    account.focus.reset();
    await account.clock.advance(5000);
    expect(account.focus.ledger()).toEqual([]);
    expect((await account.get('/v2/nfe/a1')).body.codigo).toBe('nao_encontrado');
  });
});

describe('what Focus refuses before SEFAZ sees it', () => {
  test('is a ref that is missing or has more than letters and digits', async () => {
    const account = openAccount();
    for (const path of ['/v2/nfe', '/v2/nfe?ref=', '/v2/nfe?ref=loja:1001', '/v2/nfe?ref=a-1']) {
      expect((await account.post(path, nfeBody(account))).status).toBe(400);
    }
    expect(account.rules()).toEqual(Array(4).fill('invalid-ref'));
  });

  test('is a body without a field, naming it', async () => {
    const account = openAccount();
    const faults = [
      [{ natureza_operacao: undefined }, 'natureza_operacao'],
      [{ cpf_destinatario: undefined }, 'cpf_destinatario'],
      [{ cnpj_destinatario: '12ABC34501DE35' }, 'cpf_destinatario'],
      [{ bairro_destinatario: undefined }, 'bairro_destinatario'],
      [{ items: [] }, 'items'],
      [{ items: [itemBody({ cfop: undefined })] }, 'items.0.cfop'],
      [{ items: [itemBody({ icms_situacao_tributaria: 'x' })] }, 'items.0.icms_situacao_tributaria'],
      [{ indicador_inscricao_estadual_destinatario: 3 }, 'indicador_inscricao_estadual_destinatario'],
    ] as const;
    for (const [over, field] of faults) {
      const { status, body } = await account.post('/v2/nfe?ref=a1', nfeBody(account, over));
      expect(status).toBe(422);
      expect(body.erros.map(({ campo }: { campo: string }) => campo)).toContain(field);
    }
    expect(account.rules()).toEqual(faults.map(() => 'invalid-body'));
    expect(account.focus.invoices()).toEqual([]);
  });

  test('is no field that it does not know, but the client is to blame', async () => {
    const account = openAccount();
    expect((await account.post('/v2/nfe?ref=a1', nfeBody(account, { inventado: 1 }))).status).toBe(202);
    expect(account.violations).toEqual([expect.objectContaining({ rule: 'unknown-property', detail: 'nfe.create: inventado' })]);
  });

  test('is a document of another company', async () => {
    const account = openAccount();
    const { status, body } = await account.post('/v2/nfe?ref=a1', nfeBody(account, { cnpj_emitente: '12ABC34501DE35' }));
    expect([status, body.codigo]).toEqual([403, 'permissao_negada']);
    expect(account.rules()).toEqual(['foreign-issuer']);
  });

  test('is text that is no JSON, and a path that is no endpoint', async () => {
    const account = openAccount();
    expect((await account.post('/v2/nfe?ref=a1', '{')).body.codigo).toBe('requisicao_invalida');
    expect((await account.get('/v2/nada')).status).toBe(404);
    expect(account.rules()).toEqual(['invalid-body', 'unknown-route']);
  });
});

describe('homologation', () => {
  test('has a token, documents and a name for the recipient of its own', async () => {
    const account = openAccount();
    const name = 'NF-E EMITIDA EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL';
    await account.inHomologation('POST', '/v2/nfe?ref=a1', nfeBody(account));
    await account.inHomologation('POST', '/v2/nfe?ref=a2', nfeBody(account, { nome_destinatario: name }));
    await account.clock.advance(5000);
    expect((await account.inHomologation('GET', '/v2/nfe/a1')).body.status_sefaz).toBe('598');
    expect((await account.inHomologation('GET', '/v2/nfe/a2')).body.status).toBe('autorizado');
    expect((await account.get('/v2/nfe/a2')).status).toBe(404);
    expect(account.focus.invoices()[1]!.xml).toContain('<tpAmb>2</tpAmb>');
  });
});

describe('an NFC-e', () => {
  const nfceBody = (account: Parameters<typeof nfeBody>[0], over: object = {}) => {
    const { cpf_destinatario: _cpf, nome_destinatario: _name, ...body } = nfeBody(account, { presenca_comprador: 1, ...over });
    return { ...body, modalidade_frete: 9, formas_pagamento: [{ forma_pagamento: '17', valor_pagamento: 179.7, tipo_integracao: 2 }] };
  };

  test('is decided in the answer', async () => {
    const account = openAccount();
    const { status, body } = await account.post('/v2/nfce?ref=c1', nfceBody(account));
    expect([status, body.status]).toEqual([201, 'autorizado']);
    expect(body.chave_nfe).toMatch(/^NFe.{20}65/);
    const refused = await account.post('/v2/nfce?ref=c2', nfceBody(account, { items: [itemBody({ codigo_ncm: '00' })] }));
    expect(refused.body).toMatchObject({ status: 'erro_autorizacao', status_sefaz: '777' });
    expect((await account.get('/v2/nfe/c1')).status).toBe(404);
    expect(account.violations).toEqual([]);
  });
});
