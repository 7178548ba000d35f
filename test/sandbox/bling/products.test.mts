import { describe, expect, test } from 'vitest';
import { openAccount, saleBody } from './account.mts';

const productBody = (over: object = {}) => ({
  nome: 'Caneca de barro',
  codigo: 'CAN-BAR',
  preco: 39.9,
  tipo: 'P',
  situacao: 'A',
  formato: 'S',
  pesoBruto: 0.35,
  gtin: '7891000315507',
  tributacao: { ncm: '6912.00.00' },
  ...over,
});

describe('a product', () => {
  test('is created, and is found by its code and its id', async () => {
    const account = openAccount();
    const created = await account.post('/produtos', productBody());
    expect(created).toMatchObject({ status: 201, body: { data: { id: expect.any(Number), warnings: [] } } });
    const { id } = created.body.data;
    expect((await account.get('/produtos?codigos[]=CAN-BAR')).body.data).toEqual([
      expect.objectContaining({ id, nome: 'Caneca de barro', preco: 39.9, estoque: { saldoVirtualTotal: 0 } }),
    ]);
    expect((await account.get(`/produtos/${id}`)).body.data).toMatchObject({
      gtin: '7891000315507',
      pesoBruto: 0.35,
      tributacao: { ncm: '6912.00.00' },
    });
    expect(account.violations).toEqual([]);
  });

  test.each([
    ['without a format', { formato: undefined }, 'formato'],
    ['of a type that does not exist', { tipo: 'X' }, 'tipo'],
    ['with a name of more than 120 characters', { nome: 'x'.repeat(121) }, 'nome'],
    ['without a name', { nome: ' ' }, 'nome'],
  ])('is refused %s', async (_what, over, element) => {
    const account = openAccount();
    const refused = await account.post('/produtos', productBody(over));
    expect(refused).toMatchObject({ status: 400, body: { error: { fields: [expect.objectContaining({ element })] } } });
    expect(account.rules()).toHaveLength(1);
    expect((await account.get('/produtos?codigos[]=CAN-BAR')).body.data).toEqual([]);
  });

  test('is taken a second time under the same code, and the client is blamed', async () => {
    const account = openAccount();
    for (let time = 1; time <= 2; time++) expect((await account.post('/produtos', productBody())).status).toBe(201);
    expect((await account.get('/produtos?codigos[]=CAN-BAR')).body.data).toHaveLength(2);
    expect(account.rules()).toEqual(['product-doubled']);
  });

  test('without NCM is made, sold, and rejected by SEFAZ', async () => {
    const account = openAccount();
    const { id } = (await account.post('/produtos', productBody({ tributacao: undefined }))).body.data;
    const body = await saleBody(account);
    const itens = body.itens.map((item) => ({ ...item, codigo: 'CAN-BAR', produto: { id } }));
    const sale = (await account.post('/pedidos/vendas', { ...body, itens })).body.data;
    const { idNotaFiscal } = (await account.post(`/pedidos/vendas/${sale.id}/gerar-nfe`)).body;
    // The customer of this sale has no address yet, which SEFAZ would mind first.
    const endereco = {
      geral: { endereco: 'Rua A', numero: '1', complemento: '', bairro: 'Centro', cep: '30160011', municipio: 'Belo Horizonte', uf: 'MG' },
    };
    const contact = { nome: 'Ana Souza', tipo: 'F', situacao: 'A', numeroDocumento: '11144477735', indicadorIe: 9, endereco };
    await account.send('PUT', `/contatos/${body.contato.id}`, contact);
    await account.post(`/nfe/${idNotaFiscal}/enviar`);
    await account.clock.advance(5000);
    expect(account.bling.invoices()).toMatchObject([{ status: 'rejected', rejection: { code: '777' } }]);
  });
});
