import { describe, expect, test } from 'vitest';
import type { InvoiceOverrides } from '../../../domain/ports/invoiceIssuer.ts';
import { openInvoiceIssuer } from '../../../vendors/olistTiny/invoice/invoiceIssuer.ts';
import { contactBody } from '../../../vendors/olistTiny/contact/contactBody.ts';
import { saleBody } from '../../../vendors/olistTiny/sale/saleBody.ts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { olistTinyWorld } from '../../contracts/support/olistTinyWorld.mts';
import { address, paidOrder } from '../../contracts/support/order.mts';
import { listOf, scripted } from './scripted.mts';

const references = {
  contactId: 7,
  productIds: new Map([
    ['CAM-ALG-M', 11],
    ['CAF-MOI-250', 12],
  ]),
};
const now = Date.parse('2026-11-24T15:00:00Z');
const bodyOf = (order = paidOrder(), overrides: InvoiceOverrides = {}) => saleBody(order, references, overrides, now);
const requestFor = (number: string, over: object = {}) => ({
  order: paidOrder(number),
  orderNumber: number,
  key: number,
  model: 55 as const,
  sendEmail: false,
  ...over,
});

describe('the sale of an order', () => {
  test('names customer, goods by id, freight, and the day of the order in Brazil', () => {
    // 02:30 UTC is still the day before in Brasília.
    expect(bodyOf(paidOrder('1001', { createdAt: '2026-11-24T02:30:00Z' }))).toMatchObject({
      idContato: 7,
      data: '2026-11-23',
      ecommerce: { numeroPedidoEcommerce: '1001' },
      observacoesInternas: 'shopify:1001',
      valorFrete: 20,
      itens: [
        { produto: { id: 11 }, quantidade: 2, valorUnitario: 79.9 },
        { produto: { id: 12 }, quantidade: 1, valorUnitario: 32.45 },
      ],
      enderecoEntrega: { enderecoNro: '1148', municipio: 'Belo Horizonte', cep: '30160011', uf: 'MG' },
    });
  });

  test('takes the discount off as one amount, so that the total is the shop’s to the cent', () => {
    const { items } = paidOrder();
    const order = paidOrder('1001', { items: [{ ...items[0]!, discount: 10, total: 149.8 }, items[1]!] });
    expect(bodyOf(order)).toMatchObject({ valorDesconto: 10 });
    expect(bodyOf()).not.toHaveProperty('valorDesconto');
    expect(bodyOf()).not.toHaveProperty('valorOutrasDespesas');
  });

  test('says nothing of how it is paid: ids that do not fit make the whole sale fail', () => {
    expect(bodyOf()).not.toHaveProperty('pagamento');
  });

  test.each([
    [0, 'R'],
    [1, 'D'],
    [2, 'T'],
    [3, '3'],
    [4, '4'],
    [9, 'S'],
  ] as const)('writes freight mode %i as %s', (freightMode, fretePorConta) => {
    expect(bodyOf(paidOrder(), { freightMode })).toMatchObject({ transportador: { fretePorConta } });
  });

  test('of goods that nobody sends has no carriage and no address of delivery', () => {
    const items = paidOrder().items.map((item) => ({ ...item, requiresShipping: false }));
    const body = bodyOf(paidOrder('1001', { items }));
    expect(body).toMatchObject({ transportador: { fretePorConta: 'S' } });
    expect(body).not.toHaveProperty('enderecoEntrega');
  });

  test('goes abroad with the state EX', () => {
    const order = paidOrder('1001', { shippingAddress: { ...address, country: 'PT', state: 'Lisboa' } });
    expect(bodyOf(order)).toMatchObject({ enderecoEntrega: { uf: 'EX' } });
  });

  test('carries every wish as Olist Tiny knows it, and nothing that it would ignore', async () => {
    const world = olistTinyWorld();
    const { otherDepotId, shopId } = world.simulator.fixtures;
    const overrides = { operationNature: '335', location: String(otherDepotId), store: String(shopId), freightMode: 1 as const };
    await openInvoiceIssuer(world.connect()).issue(requestFor('1001', { overrides }));
    const sent = world.calls.find(({ operation }) => operation === 'sale.create')!.body;
    expect(sent).toMatchObject({
      naturezaOperacao: { id: 335 },
      deposito: { id: otherDepotId },
      ecommerce: { id: shopId, numeroPedidoEcommerce: '1001' },
      transportador: { fretePorConta: 'D' },
    });
    expect(world.violations).toEqual([]);
  });

  test.each(['operationNature', 'location', 'store'] as const)(
    'refuses a %s that is no number before anything is written',
    async (wish) => {
      const world = olistTinyWorld();
      const { failure } = await failureOf(
        openInvoiceIssuer(world.connect()).issue(requestFor('1001', { overrides: { [wish]: 'Venda de mercadorias' } })),
      );
      expect(failure).toMatchObject({ class: 'validation', message: expect.stringContaining('Venda de mercadorias') });
      expect(world.simulator.ledger()).toEqual([]);
    },
  );
});

describe('a sale is compared with its order before its invoice is made', () => {
  const world = () => olistTinyWorld();

  test('and refused where it comes to another total, each time until somebody corrects it', async () => {
    const account = world();
    account.importSale('1001'); // without the freight of 20
    const issuer = openInvoiceIssuer(account.connect());
    for (let run = 0; run < 2; run++) {
      const { failure } = await failureOf(issuer.issue(requestFor('1001')));
      expect(failure).toMatchObject({ class: 'conflict', code: 'saleTotalDiffers' });
      expect(failure.message).toMatch(/R\$ 192,25.*R\$ 212,25/);
    }
    expect(account.simulator.invoices()).toEqual([]);
  });

  test('and taken as it is where only its number is known', async () => {
    const account = world();
    account.importSale('1001');
    expect(await openInvoiceIssuer(account.connect()).issue(requestFor('1001', { order: null }))).toMatchObject({ orderNumber: '1001' });
  });

  test('and refused, not made again, where Olist Tiny did not keep the number of the shop', async () => {
    const account = world();
    account.alterAnswers((body) => withoutShop(body));
    const issuer = openInvoiceIssuer(account.connect());
    for (let run = 0; run < 3; run++) {
      const { failure } = await failureOf(issuer.issue(requestFor('1001')));
      expect(failure).toMatchObject({ class: 'conflict', code: 'orderNumberNotKept', hint: expect.stringContaining('Store') });
    }
    expect(account.simulator.sales()).toHaveLength(1);
    expect(account.simulator.invoices()).toEqual([]);
  });

  function withoutShop(body: unknown): unknown {
    return typeof body === 'object' && body !== null && 'ecommerce' in body ? { ...body, ecommerce: null } : body;
  }
});

describe('the sale of a number', () => {
  const find = async (...sales: object[]) => {
    const { connection } = scripted([
      { call: 'GET /pedidos', body: listOf(...sales) },
      { call: 'GET /pedidos/2', status: 404 },
    ]);
    return await failureOf(openInvoiceIssuer(connection).issue(requestFor('1001')));
  };
  const sale = (id: number, over: object = {}) => ({ id, situacao: 0, ecommerce: { numeroPedidoEcommerce: '1001' }, cliente: {}, ...over });

  test('is the one that is not cancelled', async () => {
    expect((await find(sale(1, { situacao: 2 }), sale(2))).failure.code).toBe('http404');
  });

  test('is not one that a filter brought which the vendor does not know', async () => {
    const strangers = [sale(8, { ecommerce: { numeroPedidoEcommerce: '10010' } }), sale(9, { ecommerce: null })];
    expect((await find(...strangers, sale(2))).failure.code).toBe('http404');
  });

  test('is unclear where there are two that differ', async () => {
    expect((await find(sale(1, { valor: '10.00' }), sale(2, { valor: '11.00' }))).failure).toMatchObject({
      class: 'conflict',
      code: 'severalSales',
    });
  });

  test('is not that of another shop’s customer', async () => {
    const { failure } = await find(sale(1, { cliente: { cpfCnpj: '111.444.777-35' } }));
    expect(failure).toMatchObject({ class: 'conflict', code: 'saleOfOtherCustomer' });
    expect(JSON.stringify(failure)).not.toContain('111.444.777-35');
  });
});

describe('the contact of a customer', () => {
  const taxId = { type: 'CNPJ', value: '12ABC34501DE35' } as const;

  test('has what Olist Tiny wants to know, letters of a CNPJ and all', () => {
    const customer = {
      name: 'Padaria Sol',
      email: 'contato@sol.example',
      phone: '+551133334444',
      taxId,
      stateRegistration: '110042490114',
    };
    expect(contactBody(customer, taxId, address)).toEqual({
      nome: 'Padaria Sol',
      tipoPessoa: 'J',
      cpfCnpj: '12.ABC.345/01DE-35',
      situacao: 'B',
      inscricaoEstadual: '110042490114',
      email: 'contato@sol.example',
      telefone: '(11) 3333-4444',
      endereco: {
        endereco: 'Rua da Bahia',
        numero: '1148',
        complemento: '',
        bairro: 'Centro',
        municipio: 'Belo Horizonte',
        cep: '30160011',
        uf: 'MG',
        pais: 'Brasil',
      },
    });
  });

  test('is looked for with and without punctuation, and of two it is the older one that is not deleted', async () => {
    const contacts = [
      { id: 30, cpfCnpj: '52998224725' },
      { id: 20, cpfCnpj: '529.982.247-25' },
      { id: 10, cpfCnpj: '529.982.247-25', situacao: 'E' },
      { id: 5, cpfCnpj: '111.444.777-35' },
    ];
    const { connection, requests } = scripted([
      { call: 'GET /pedidos', body: listOf() },
      { call: 'GET /produtos', body: listOf({ id: 1, sku: 'CAM-ALG-M' }) },
      { call: 'GET /produtos', body: listOf({ id: 2, sku: 'CAF-MOI-250' }) },
      { call: 'GET /contatos', body: listOf() },
      { call: 'GET /contatos', body: listOf(...contacts) },
      { call: 'GET /contatos/20', body: { id: 20, nome: 'Ana Souza', endereco: { municipio: 'Contagem' } } },
      { call: 'PUT /contatos/20', status: 204 },
      { call: 'POST /pedidos', status: 400 },
    ]);
    await failureOf(openInvoiceIssuer(connection).issue(requestFor('1001')));
    expect(requests.slice(3, 5).map(({ url }) => decodeURIComponent(url.split('?')[1]!))).toEqual([
      'cpfCnpj=529.982.247-25',
      'cpfCnpj=52998224725',
    ]);
    expect(requests[6]!.body).toMatchObject({ nome: 'Ana Souza', endereco: { municipio: 'Belo Horizonte', uf: 'MG' } });
    expect(requests[7]!.body).toMatchObject({ idContato: 20 });
  });

  test('needs a CPF or CNPJ', async () => {
    const world = olistTinyWorld();
    const order = paidOrder('1001');
    order.customer.taxId = null;
    const { failure } = await failureOf(openInvoiceIssuer(world.connect()).issue(requestFor('1001', { order })));
    expect(failure).toMatchObject({ class: 'validation', code: 'taxIdMissing' });
    expect(world.simulator.ledger()).toEqual([]);
  });
});

describe('a product', () => {
  test('is not taken from a list that a filter did not narrow; an active one goes before an inactive one', async () => {
    const products = listOf(
      { id: 1, sku: 'CAM-ALG-MM' },
      { id: 2, sku: 'CAM-ALG-M', situacao: 'E' },
      { id: 3, sku: 'CAM-ALG-M', situacao: 'I' },
      { id: 4, sku: 'CAM-ALG-M', situacao: 'A' },
    );
    const order = paidOrder('1001', { items: [paidOrder().items[0]!] });
    const { connection, requests } = scripted([
      { call: 'GET /pedidos', body: listOf() },
      { call: 'GET /produtos', body: products },
      { call: 'GET /contatos', body: listOf({ id: 9, cpfCnpj: '52998224725' }) },
      { call: 'GET /contatos/9', body: { id: 9 } },
      { call: 'PUT /contatos/9', status: 204 },
      { call: 'POST /pedidos', status: 400 },
    ]);
    await failureOf(openInvoiceIssuer(connection).issue(requestFor('1001', { order })));
    expect(requests[5]!.body).toMatchObject({ itens: [{ produto: { id: 4 } }] });
  });
});
