import { describe, expect, test } from 'vitest';
import { contactBody, openAccount } from './account.mts';

describe('contacts', () => {
  test('are found by document, with or without punctuation, and by text', async () => {
    const account = openAccount();
    const { id } = (await account.post('/contatos', contactBody({ numeroDocumento: '111.444.777-35', email: 'ana@x.example' }))).body.data;
    for (const query of ['numeroDocumento=11144477735', 'numeroDocumento=111.444.777-35', 'pesquisa=ana@x', 'pesquisa=Souza']) {
      expect((await account.get(`/contatos?${query}`)).body.data).toEqual([
        expect.objectContaining({ id, numeroDocumento: '111.444.777-35' }),
      ]);
    }
    expect((await account.get('/contatos?numeroDocumento=52998224725')).body.data).toEqual([]);
    expect((await account.get(`/contatos/${id}`)).body.data).toMatchObject({ tipo: 'F', indicadorIe: 9, numeroDocumento: '11144477735' });
    expect(account.violations).toEqual([]);
  });

  test('need a name, a document with right digits and, to pay ICMS, a state registration', async () => {
    const account = openAccount();
    const refused = [
      { nome: ' ' },
      { numeroDocumento: '11144477734' },
      { tipo: 'J', numeroDocumento: '90025108000101' },
      { indicadorIe: 1 },
    ];
    for (const over of refused) expect((await account.post('/contatos', contactBody(over))).body.error.type).toBe('VALIDATION_ERROR');
    expect(account.rules()).toEqual(Array(4).fill('invalid-contact'));
  });

  test('may be companies with letters in their CNPJ', async () => {
    const account = openAccount();
    expect((await account.post('/contatos', contactBody({ tipo: 'J', numeroDocumento: '12.ABC.345/01DE-35' }))).status).toBe(201);
    expect((await account.get('/contatos?numeroDocumento=12ABC34501DE35')).body.data).toHaveLength(1);
  });

  test('are refused a second time, naming the first; that is no fault of a client that looked', async () => {
    const account = openAccount();
    await account.post('/contatos', contactBody());
    const second = await account.post('/contatos', contactBody({ nome: 'Outra' }));
    expect(second.body.error.fields).toEqual([
      expect.objectContaining({ element: 'numeroDocumento', msg: 'O CPF já está cadastrado no contato Ana Souza' }),
    ]);
    expect(account.violations).toEqual([]);
  });

  test('are doubled by Bling where the CNPJ has letters', async () => {
    const account = openAccount();
    const company = contactBody({ tipo: 'J', numeroDocumento: '12ABC34501DE35' });
    await account.post('/contatos', company);
    expect((await account.post('/contatos', company)).status).toBe(201);
    expect(account.rules()).toEqual(['duplicate-contact']);
  });

  test('can be changed', async () => {
    const account = openAccount();
    const { id } = (await account.post('/contatos', contactBody())).body.data;
    expect((await account.send('PUT', `/contatos/${id}`, contactBody({ nome: 'Ana Lima' }))).status).toBe(204);
    expect((await account.get(`/contatos/${id}`)).body.data.nome).toBe('Ana Lima');
  });
});

describe('what the account was set up with', () => {
  test('has the goods of the catalogue, by SKU, in pages', async () => {
    const account = openAccount();
    const { data } = (await account.get('/produtos?codigos[]=CAF-MOI-250&codigos[]=NADA')).body;
    expect(data).toEqual([expect.objectContaining({ codigo: 'CAF-MOI-250', preco: 32.45, estoque: { saldoVirtualTotal: 1000 } })]);
    expect((await account.get(`/produtos/${data[0].id}`)).body.data).toMatchObject({ pesoBruto: 0.26, tributacao: { ncm: '0901.21.00' } });
    expect((await account.get('/produtos')).body.data).toHaveLength(20);
    expect((await account.get('/produtos?limite=15&pagina=2')).body.data).toHaveLength(5);
  });

  test('gives no more than a hundred records at once', async () => {
    const account = openAccount();
    for (let count = 0; count < 120; count++) account.seed(String(3000 + count));
    expect((await account.get('/pedidos/vendas?limite=500')).body.data).toHaveLength(100);
    expect((await account.get('/pedidos/vendas?pagina=2')).body.data).toHaveLength(20);
  });

  test('has one default way to pay, nature of operation and depot, none of them the first', async () => {
    const account = openAccount();
    const flags = async (path: string) => (await account.get(path)).body.data.map(({ padrao }: { padrao: unknown }) => padrao);
    expect(await flags('/formas-pagamentos')).toEqual([0, 1, 0, 0]);
    expect(await flags('/naturezas-operacoes')).toEqual([2, 1, 0]);
    expect(await flags('/depositos')).toEqual([false, true]);
    expect((await account.get('/canais-venda?tipos[]=API')).body.data).toEqual([expect.objectContaining({ tipo: 'API', situacao: 1 })]);
    expect((await account.get('/empresas/me/dados-basicos')).body.data.id).toBe(account.bling.fixtures.companyId);
  });
});
