import { describe, expect, test } from 'vitest';
import { contactBody, openAccount, saleBody } from './account.mts';

describe('what Bling refuses at the door', () => {
  test('answers 404 in its own shape to a route that it does not have', async () => {
    const account = openAccount();
    expect(await account.post('/nfe/123/cancelar')).toMatchObject({ status: 404, body: { error: { type: 'RESOURCE_NOT_FOUND' } } });
    expect((await account.get('/contatos/tipos')).status).toBe(404);
    expect((await account.send('DELETE', '/estoques')).status).toBe(405);
    expect(account.rules()).toEqual(['unknown-route', 'route-not-simulated', 'unknown-route']);
  });

  test('takes a look-up of something that is not there for what it is', async () => {
    const account = openAccount();
    for (const path of ['/contatos/1', '/nfe/1', '/pedidos/vendas/1', '/produtos/1']) expect((await account.get(path)).status).toBe(404);
    expect(account.violations).toEqual([]);
  });

  test.each([
    ['an id that is no number', '/nfe/abc'],
    ['a status that does not exist', '/nfe?situacao=77'],
    ['a page below one', '/contatos?pagina=0'],
    ['a single value given twice', '/nfe?situacao=1&situacao=5'],
    ['a date that is none', '/pedidos/vendas?dataInicial=24/11/2026'],
    ['a period over a year', '/pedidos/vendas?dataInicial=2025-01-01&dataFinal=2026-11-01'],
    ['balances without idsProdutos[]', '/estoques/saldos?codigos[]=CAM-ALG-P'],
  ])('refuses %s', async (_what, path) => {
    const account = openAccount();
    expect(await account.get(path)).toMatchObject({ status: 400, body: { error: { type: 'VALIDATION_ERROR' } } });
    expect(account.rules()).toEqual(['invalid-parameter']);
  });

  test('ignores a parameter it does not know, as Bling does, and blames the client', async () => {
    const account = openAccount();
    account.seed();
    expect((await account.get('/contatos?cpf_cnpj=00000000000')).body.data).toHaveLength(1);
    expect(account.violations).toEqual([{ vendor: 'bling', rule: 'unknown-parameter', detail: 'contact.list: cpf_cnpj' }]);
  });

  test('wants a body that is there, is JSON and says so', async () => {
    const account = openAccount();
    expect((await account.post('/contatos')).body.error.type).toBe('MISSING_REQUIRED_FIELD_ERROR');
    expect((await account.post('/contatos', '{"nome":')).body.error.type).toBe('INVALID_REQUEST_BODY');
    const { send } = account.client(account.tokens.access_token, { 'Content-Type': 'text/plain' });
    expect((await send('POST', '/contatos', contactBody())).body.error.type).toBe('INVALID_REQUEST_BODY');
    expect(account.rules()).toEqual(['empty-body', 'invalid-body', 'invalid-body']);
  });

  test('blames a client that sends a body where none belongs', async () => {
    const account = openAccount();
    const { id } = account.seed();
    expect((await account.post(`/pedidos/vendas/${id}/gerar-nfe`, { serie: 2 })).status).toBe(201);
    expect(account.rules()).toEqual(['unexpected-body']);
  });

  test("holds bodies against the vendor's document and says what is wrong, without the values", async () => {
    const account = openAccount();
    const answer = await account.post('/contatos', { nome: 'Segredo', tipo: 'X', indicadorIe: '9' });
    expect(answer.status).toBe(400);
    expect(answer.body.error.fields.map((field: { element: string }) => field.element).sort()).toEqual(['indicadorIe', 'situacao', 'tipo']);
    expect(answer.body.error.fields[0]).toMatchObject({ code: expect.any(Number), msg: expect.any(String), namespace: 'CONTATOS' });
    expect(account.violations).toHaveLength(1);
    expect(JSON.stringify(account.violations)).not.toContain('Segredo');
  });

  test('gathers the faults of list entries under the list', async () => {
    const account = openAccount();
    const body = await saleBody(account);
    const answer = await account.post('/pedidos/vendas', {
      ...body,
      itens: [...body.itens, { quantidade: 1, valor: '5', descricao: 'x' }],
    });
    expect(answer.body.error.fields).toEqual([
      expect.objectContaining({
        element: 'itens',
        namespace: 'VENDAS',
        collection: [expect.objectContaining({ index: 2, element: 'valor' })],
      }),
    ]);
  });

  test('drops a field it does not know and blames the client', async () => {
    const account = openAccount();
    expect((await account.post('/contatos', contactBody({ cpf: '1', endereco: { geral: { rua: 'A' } } }))).status).toBe(201);
    expect(account.violations.map(({ detail }) => detail)).toEqual(['contact.create: cpf', 'contact.create: endereco.geral.rua']);
  });

  test('gives operations stable names', () => {
    const { bling } = openAccount();
    const name = (method: string, path: string) => bling.operationOf({ method, path: `/Api/v3${path}`, body: '' });
    expect(name('POST', '/nfe/12/enviar')).toBe('nfe.send');
    expect(name('GET', '/nfe/documento/35')).toBe('nfe.document');
    expect(name('POST', '/pedidos/vendas/1/gerar-nfe')).toBe('sale.generateNfe');
    expect(name('GET', '/estoques/saldos')).toBe('stock.balances');
    expect(name('POST', '/oauth/token')).toBe('oauth.token');
    expect(name('GET', '/nada')).toBe('unknown');
  });

  test('words injected faults in its own way', async () => {
    const { bling } = openAccount();
    const call = { method: 'GET', path: '/Api/v3/nfe', body: '' };
    expect(await bling.rateLimitedAnswer(call).json()).toMatchObject({ error: { type: 'TOO_MANY_REQUESTS', limit: 3, period: 'second' } });
    expect(bling.serverErrorAnswer(call).status).toBe(500);
  });
});
