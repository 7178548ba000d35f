import { describe, expect, test } from 'vitest';
import { decided, decidedService, nfseBody, nfsenBody, openAccount } from './account.mts';

const reason = { justificativa: 'Serviço não foi prestado' };
const company = '12ABC34501DE35';
const address = { logradouro: 'Rua das Flores', numero: '10', bairro: 'Centro', codigo_municipio: '3550308', uf: 'SP', cep: '01001-000' };

describe('an NFS-e of a town', () => {
  test('is accepted, thought about for a while, and authorized with its file', async () => {
    const account = openAccount();
    const sent = await account.post('/v2/nfse?ref=s1', nfseBody(account));
    const head = { cnpj_prestador: account.focus.fixtures.cnpj, ref: 's1', status: 'processando_autorizacao' };
    expect(sent).toMatchObject({ status: 202, body: head });
    expect(Object.keys(sent.body)).toEqual(Object.keys(head));
    const { body: early } = await account.get('/v2/nfse/s1');
    expect(early).toEqual({ ...head, numero_rps: expect.stringMatching(/^\d+$/), serie_rps: '1' });
    await account.clock.advance(9_999);
    expect((await account.get('/v2/nfse/s1')).body).toEqual(early);
    await account.clock.advance(50_001);
    const { body } = await account.get('/v2/nfse/s1');
    expect(body).toEqual({
      ...early,
      status: 'autorizado',
      numero: expect.stringMatching(/^\d+$/),
      codigo_verificacao: expect.stringMatching(/^[0-9A-F]{8}$/),
      data_emissao: expect.stringMatching(/^2026-11-24T12:00:\d\d-03:00$/),
      url: expect.stringMatching(/^https:/),
      caminho_xml_nota_fiscal: expect.stringMatching(/^\/arquivos\/.+\.xml$/),
    });
    const xml = await account.fetch(`https://api.focusnfe.com.br${body.caminho_xml_nota_fiscal}`);
    expect(xml.text).toContain(`<Numero>${body.numero}</Numero>`);
    expect(xml.text).toContain('<ValorServicos>50.00</ValorServicos>');
    expect(account.violations).toEqual([]);
  });

  test('stands in the ledger with the order’s number, or with its ref', async () => {
    const account = openAccount();
    await account.post('/v2/nfse?ref=s1', nfseBody(account));
    await decidedService(account, 's2', nfseBody(account, { servico: { discriminacao: 'Ajuste de costura' } }));
    expect(account.focus.ledger()).toEqual([
      expect.objectContaining({ kind: 'invoice', id: 's1', orderNumber: '1001', status: 'authorized' }),
      expect.objectContaining({ id: 's2', orderNumber: 's2', detail: expect.objectContaining({ model: 'nfse', total: 50 }) }),
    ]);
  });

  test.each([
    ['Pedido: 2001', '2001'],
    ['Pedido na loja: 2001', '2001'],
    ['Conserto.\nPedido #2001.', '2001'],
    ['pedido 2001: ajuste', '2001'],
  ])('names its order in %j', async (discriminacao, orderNumber) => {
    const account = openAccount();
    await account.post('/v2/nfse?ref=s1', nfseBody(account, { servico: { discriminacao } }));
    expect(account.focus.ledger()[0]).toMatchObject({ orderNumber });
  });

  test('keeps its ref while it is decided and for good once it was authorized', async () => {
    const account = openAccount();
    const again = () => account.post('/v2/nfse?ref=s1', nfseBody(account));
    await again();
    expect(await again()).toMatchObject({ status: 422, body: { codigo: 'em_processamento' } });
    await account.clock.advance(60_000);
    expect(await again()).toMatchObject({ status: 422, body: { codigo: 'nfe_autorizada' } });
    await account.del('/v2/nfse/s1', reason);
    expect(await again()).toMatchObject({ status: 400, body: { codigo: 'nfe_cancelada' } });
    expect(account.focus.invoices()).toHaveLength(1);
  });

  test('says what the town found wrong, and may be sent again under the same ref and RPS', async () => {
    const account = openAccount();
    const refused = await decidedService(account, 's1', nfseBody(account, { servico: { item_lista_servico: '41.01' } }));
    expect(refused).toMatchObject({ status: 'erro_autorizacao', erros: [{ codigo: 'E30', correcao: expect.any(String) }] });
    expect(refused.numero).toBeUndefined();
    expect(account.focus.invoices()[0]).toMatchObject({ status: 'rejected', rejection: { code: 'E30' }, number: undefined });
    const authorized = await decidedService(account, 's1', nfseBody(account));
    expect(authorized).toMatchObject({ status: 'autorizado', numero_rps: refused.numero_rps });
    expect(authorized.erros).toBeUndefined();
    expect(account.focus.invoices()).toHaveLength(1);
    expect(account.violations).toEqual([]);
  });

  test('may meet the town in a bad mood', async () => {
    const account = openAccount();
    account.focus.setCityHall({ rejectProbability: 1, rejections: [{ code: 'E145', reason: 'Regime Especial de Tributação inválido.' }] });
    expect(await decidedService(account, 's1', nfseBody(account))).toMatchObject({
      erros: [{ codigo: 'E145', mensagem: 'Regime Especial de Tributação inválido.', correcao: null }],
    });
    account.focus.reset();
    expect((await decidedService(account, 's1', nfseBody(account))).status).toBe('autorizado');
  });

  test.each([
    ['E16', { data_emissao: '2026-11-25' }],
    ['E15', { data_emissao: '2026-02-30' }],
    ['E18', { servico: { valor_servicos: 0 } }],
    ['E19', { servico: { valor_deducoes: 50.01 } }],
    ['E21', { servico: { desconto_incondicionado: 30, desconto_condicionado: 20.01 } }],
    ['E47', { tomador: { cpf: '52998224724' } }],
    ['E107', { servico: { discriminacao: 'x'.repeat(2001) } }],
    ['E117', { tomador: { razao_social: 'x'.repeat(116) } }],
    ['E118', { tomador: { razao_social: undefined } }],
    ['E126', { tomador: { email: `${'x'.repeat(80)}@a.example` } }],
    ['E127', { tomador: { telefone: '5511987654321' } }],
    ['E116', { tomador: { endereco: { ...address, uf: 'XX' } } }],
    ['E119', { tomador: { endereco: { ...address, logradouro: 'x'.repeat(126) } } }],
    ['E120', { tomador: { endereco: { ...address, numero: 'x'.repeat(11) } } }],
    ['E121', { tomador: { endereco: { ...address, complemento: 'x'.repeat(61) } } }],
    ['E122', { tomador: { endereco: { ...address, bairro: 'x'.repeat(61) } } }],
    ['E125', { tomador: { endereco: { ...address, cep: '0100100' } } }],
    ['E144', { natureza_operacao: 7 }],
    ['E145', { regime_especial_tributacao: '7' }],
    ['E114', { tomador: { cpf: undefined, cnpj: company, endereco: { ...address, bairro: undefined } } }],
  ])('is rejected with %s', async (codigo, over) => {
    const account = openAccount();
    const { status, erros } = await decidedService(account, 's1', nfseBody(account, over));
    expect([status, erros]).toEqual(['erro_autorizacao', [expect.objectContaining({ codigo })]]);
    expect(account.violations).toEqual([]);
  });

  test('names a company with its whole address, and never the provider itself', async () => {
    const account = openAccount();
    const bare = await decidedService(account, 's1', nfseBody(account, { tomador: { cpf: undefined, cnpj: company } }));
    expect(bare.erros.map(({ codigo }: { codigo: string }) => codigo)).toEqual(['E56', 'E113', 'E114', 'E59', 'E115']);
    const whole = { cpf: undefined, cnpj: company, endereco: address };
    expect((await decidedService(account, 's1', nfseBody(account, { tomador: whole }))).status).toBe('autorizado');
    const itself = { ...whole, cnpj: account.focus.fixtures.cnpj };
    expect((await decidedService(account, 's2', nfseBody(account, { tomador: itself }))).erros).toEqual([
      expect.objectContaining({ codigo: 'E52' }),
    ]);
  });

  test.each(['1409', '14.09', '0107', '106', '140901', '10301'])('knows %s of the list of services', async (item_lista_servico) => {
    const account = openAccount();
    expect((await decidedService(account, 's1', nfseBody(account, { servico: { item_lista_servico } }))).status).toBe('autorizado');
  });

  test.each(['0', '14', '4101', '1400', 'abcd', '1409010'])('does not know %s', async (item_lista_servico) => {
    const account = openAccount();
    expect((await decidedService(account, 's1', nfseBody(account, { servico: { item_lista_servico } }))).erros).toMatchObject([
      { codigo: 'E30' },
    ]);
  });

  test('is refused at the door for the first field that is missing or wrong', async () => {
    const account = openAccount();
    const provider = nfseBody(account).prestador;
    const faults = [
      [{ prestador: { ...provider, codigo_municipio: undefined } }, 'Parâmetro "prestador.codigo_municipio" não informado'],
      [{ prestador: { ...provider, codigo_municipio: '35503' } }, 'Parâmetro "prestador.codigo_municipio" inválido'],
      [{ prestador: { ...provider, inscricao_municipal: '' } }, 'Parâmetro "prestador.inscricao_municipal" inválido'],
      [{ data_emissao: undefined }, 'Parâmetro "data_emissao" não informado'],
      [{ data_emissao: '24/11/2026' }, 'Parâmetro "data_emissao" inválido'],
      [{ servico: { valor_servicos: undefined } }, 'Parâmetro "servico.valor_servicos" não informado'],
      [{ servico: { valor_servicos: '50,00' } }, 'Parâmetro "servico.valor_servicos" inválido'],
      [{ servico: { discriminacao: ' ' } }, 'Parâmetro "servico.discriminacao" inválido'],
      [{ servico: { iss_retido: 'talvez' } }, 'Parâmetro "servico.iss_retido" inválido'],
      [{ tomador: { cnpj: company } }, 'Parâmetro "tomador.cnpj" inválido'],
    ] as const;
    for (const [over, mensagem] of faults) {
      expect(await account.post('/v2/nfse?ref=s1', nfseBody(account, over))).toMatchObject({
        status: 400,
        body: { codigo: 'requisicao_invalida', mensagem },
      });
    }
    expect(account.rules()).toEqual(faults.map(() => 'invalid-body'));
    expect(account.focus.invoices()).toEqual([]);
  });

  test('may lack a taker, and has the client blamed for fields that nobody knows', async () => {
    const account = openAccount();
    const { tomador: _taker, ...body } = nfseBody(account, { valor: 1, servico: { codigo: 'x' } });
    expect((await decidedService(account, 's1', body)).status).toBe('autorizado');
    expect(account.violations.map(({ detail }) => detail).sort()).toEqual(['nfse.create: servico.codigo', 'nfse.create: valor']);
  });

  test('is for the company of the token, and for one that was enabled', async () => {
    const account = openAccount({ services: ['nfsen'] });
    expect(await account.post('/v2/nfse?ref=s1', nfseBody(account))).toMatchObject({
      status: 400,
      body: { codigo: 'empresa_nao_habilitada' },
    });
    expect((await account.post('/v2/nfsen?ref=s1', nfsenBody(account, { cnpj_prestador: company }))).body.codigo).toBe('permissao_negada');
    expect((await account.post('/v2/nfsen?ref=s1', nfsenBody(account))).status).toBe(202);
    expect(account.rules()).toEqual(['foreign-issuer']);
  });

  test('shares its ref with no other document', async () => {
    const account = openAccount();
    await decided(account, 'x1');
    expect((await account.post('/v2/nfse?ref=x1', nfseBody(account))).status).toBe(422);
  });

  test('has a PDF where the town makes one', async () => {
    const account = openAccount({ townPrints: true });
    const { url_danfse } = await decidedService(account, 's1', nfseBody(account));
    expect((await account.fetch(url_danfse)).text).toMatch(/^%PDF/);
    expect((await account.fetch(url_danfse.replace('danfse', 'x').replace('s1', 's2'))).status).toBe(404);
  });

  test('that the town still thinks about is gone after a reset', async () => {
    const account = openAccount();
    await account.post('/v2/nfse?ref=s1', nfseBody(account));
    account.focus.reset();
    await account.clock.advance(60_000);
    expect(account.focus.ledger()).toEqual([]);
  });
});

describe('cancelling an NFS-e', () => {
  test('is done in the answer, and once', async () => {
    const account = openAccount();
    const { caminho_xml_nota_fiscal } = await decidedService(account, 's1', nfseBody(account));
    expect(await account.del('/v2/nfse/s1', reason)).toMatchObject({ status: 200, body: { status: 'cancelado' } });
    const { body } = await account.get('/v2/nfse/s1');
    expect(body).toMatchObject({ status: 'cancelado', caminho_xml_nota_fiscal });
    expect((await account.fetch(`https://api.focusnfe.com.br${body.caminho_xml_cancelamento}`)).text).toContain('<NfseCancelamento/>');
    expect(await account.del('/v2/nfse/s1', reason)).toMatchObject({ status: 400, body: { codigo: 'nfe_cancelada' } });
    expect(account.focus.ledger()[0]).toMatchObject({ status: 'cancelled' });
    expect(account.violations).toEqual([]);
  });

  test('needs an authorized one and a reason of 15 to 255 characters', async () => {
    const account = openAccount();
    await account.post('/v2/nfse?ref=s1', nfseBody(account));
    expect(await account.del('/v2/nfse/s1', reason)).toMatchObject({ status: 400, body: { codigo: 'nfe_nao_autorizada' } });
    expect(account.violations).toEqual([]);
    for (const justificativa of ['x'.repeat(14), 'x'.repeat(256)])
      expect(await account.del('/v2/nfse/s1', { justificativa })).toMatchObject({ status: 400, body: { codigo: 'requisicao_invalida' } });
    expect((await account.del('/v2/nfse/s2', reason)).status).toBe(404);
  });

  test('has a term, which is the town’s', async () => {
    const account = openAccount();
    account.focus.setCityHall({ cancellableMs: 0 });
    await decidedService(account, 's1', nfseBody(account));
    expect(await account.del('/v2/nfse/s1', reason)).toMatchObject({
      status: 200,
      body: { status: 'erro_cancelamento', erros: [{ codigo: 'E523' }] },
    });
    expect((await account.get('/v2/nfse/s1')).body.status).toBe('autorizado');
  });
});

describe('an NFS-e of the national system', () => {
  test('is flat, named by 50 digits, and has its PDF on another host', async () => {
    const account = openAccount();
    const body = await decidedService(account, 'n1', nfsenBody(account), 'nfsen');
    expect(body).toMatchObject({ status: 'autorizado', tipo_rps: '1', codigo_verificacao: expect.stringMatching(/^\d{50}$/) });
    expect(body.url).toBe(`https://www.nfse.gov.br/consultapublica/?tpc=1&chave=${body.codigo_verificacao}`);
    expect(body.url_danfse).toMatch(/^https:\/\/focusnfe\.s3\.sa-east-1\.amazonaws\.com\/arquivos\/.+\.pdf$/);
    expect((await account.fetch(body.url_danfse)).text).toMatch(/^%PDF/);
    expect((await account.get('/v2/nfse/n1')).status).toBe(404);
    expect(account.focus.ledger()).toEqual([
      expect.objectContaining({
        id: 'n1',
        orderNumber: '1001',
        detail: expect.objectContaining({ model: 'nfse', kind: 'nfsen', total: 50 }),
      }),
    ]);
    expect((await account.del('/v2/nfsen/n1', reason)).body).toEqual({ status: 'cancelado' });
    expect(account.violations).toEqual([]);
  });

  test('rejects a tax code that is not in its list', async () => {
    const account = openAccount();
    for (const codigo_tributacao_nacional_iss of ['1409', '410101', '14.09.01'])
      expect((await decidedService(account, 'n1', nfsenBody(account, { codigo_tributacao_nacional_iss }), 'nfsen')).erros).toMatchObject([
        { codigo: 'E0310' },
      ]);
    const rent = nfsenBody(account, { codigo_tributacao_nacional_iss: '990401' });
    expect((await decidedService(account, 'n1', rent, 'nfsen')).status).toBe('autorizado');
  });

  test('is refused at the door without what the system needs', async () => {
    const account = openAccount();
    const { codigo_municipio_emissora: _town, ...body } = nfsenBody(account);
    expect((await account.post('/v2/nfsen?ref=n1', body)).body).toEqual({
      codigo: 'requisicao_invalida',
      mensagem: 'Parâmetro "codigo_municipio_emissora" não informado',
    });
    expect((await account.post('/v2/nfsen?ref=n1', nfseBody(account))).status).toBe(400);
  });
});

describe('hooks of NFS-e', () => {
  test.each([
    ['nfse', nfseBody],
    ['nfsen', nfsenBody],
  ] as const)('tell of %s what a GET shows: decided, refused, cancelled', async (event, body) => {
    const account = openAccount();
    await account.post('/v2/hooks', { event, url: 'https://n8n.example/webhook/focus', authorization: 'segredo' });
    const shown = await decidedService(account, 's1', body(account), event);
    account.focus.setCityHall({ rejectProbability: 1 });
    await decidedService(account, 's2', body(account), event);
    await account.del(`/v2/${event}/s1`, reason);
    const told = account.deliveries.map((delivery) => JSON.parse(String(delivery.body)));
    expect(told[0]).toEqual(shown);
    expect(told.map(({ ref, status }) => [ref, status])).toEqual([
      ['s1', 'autorizado'],
      ['s2', 'erro_autorizacao'],
      ['s1', 'cancelado'],
    ]);
    expect(account.deliveries[0]).toMatchObject({ topic: event, headers: { Authorization: 'segredo' } });
  });
});
