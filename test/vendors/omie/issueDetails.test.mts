import { describe, expect, test } from 'vitest';
import type { IssueRequest } from '../../../domain/ports/invoiceIssuer.ts';
import { openInvoiceIssuer } from '../../../vendors/omie/invoice/invoiceIssuer.ts';
import { goodsRequest } from '../../contracts/invoiceIssuer.contract.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { omieWorld, type OmieWorld } from '../../contracts/support/omieWorld.mts';
import { paidOrder } from '../../contracts/support/order.mts';

const issue = (world: OmieWorld, over: Partial<IssueRequest> = {}, settings?: Record<string, unknown>) =>
  openInvoiceIssuer(world.connect(settings ? { settings } : {})).issue(goodsRequest('1001', over));

const ask = async (world: OmieWorld, path: string, call: string, param: object) => {
  const { appKey, appSecret } = world.simulator.secrets;
  const body = JSON.stringify({ call, app_key: appKey, app_secret: appSecret, param: [param] });
  const answer = await world.simulator.app.fetch(new Request(`https://app.omie.com.br/api/v1/${path}/`, { method: 'POST', body }));
  return (await answer.json()) as Record<string, unknown>;
};

const customersOf = async (world: OmieWorld) =>
  (await ask(world, 'geral/clientes', 'ListarClientes', {})).clientes_cadastro as Record<string, unknown>[];

const item = { ...paidOrder().items[0]!, sku: 'NO-SUCH-1' };

describe('the customer of an invoice', () => {
  test('who was made in Omie by hand is found by CPF; only the address is brought to what the order says', async () => {
    const world = omieWorld();
    const made = { codigo_cliente_integracao: 'BALCAO-7', razao_social: 'Ana S. (balcão)', cnpj_cpf: '529.982.247-25' };
    const place = {
      endereco: 'Rua A',
      endereco_numero: '1',
      bairro: 'Centro',
      cidade: 'BELO HORIZONTE (MG)',
      estado: 'MG',
      cep: '30160011',
    };
    const { codigo_cliente_omie: id } = await ask(world, 'geral/clientes', 'UpsertCliente', { ...made, ...place });
    expect((await issue(world)).status).toBe('processing');
    expect(await customersOf(world)).toEqual([
      expect.objectContaining({
        codigo_cliente_omie: id,
        razao_social: 'Ana S. (balcão)',
        endereco: 'Rua da Bahia',
        endereco_numero: '1148',
      }),
    ]);
    expect(world.violations).toEqual([]);
  });

  test('of a second order is brought up to date, and is no second one', async () => {
    const world = omieWorld();
    await issue(world);
    const order = paidOrder('1002');
    order.billingAddress = { ...order.billingAddress!, street: 'Rua Nova' };
    await issue(world, { ...goodsRequest('1002', { order }) });
    expect(await customersOf(world)).toEqual([expect.objectContaining({ endereco: 'Rua Nova' })]);
  });

  test('from abroad is refused, and told what to do', async () => {
    const world = omieWorld();
    const order = paidOrder('1001');
    order.customer.taxId = { type: 'foreign', value: 'X1' };
    expect((await failureOf(issue(world, { order }))).failure).toMatchObject({
      code: 'taxIdMissing',
      hint: expect.stringContaining('Omie'),
    });
  });

  test('who lacks what an invoice needs is named by Omie, without personal data; the sale stays for the next try', async () => {
    const world = omieWorld();
    const order = paidOrder('1001', { billingAddress: null, shippingAddress: null });
    const { failure } = await failureOf(issue(world, { order }));
    expect(failure).toMatchObject({ class: 'validation', message: expect.stringContaining('Endereço') });
    expect(failure.message).not.toMatch(/Ana|52998224725/);
    expect(world.simulator.sales()).toHaveLength(1);
  });
});

describe('the bank account of a sale', () => {
  const sold = (world: OmieWorld) => world.calls.find(({ operation }) => operation === 'sale.create')?.body;

  test('may be named as people know it, and the category has a usual one', async () => {
    const world = omieWorld();
    await issue(world, {}, { bankAccount: ' BANCO DO BRASIL ' });
    expect(sold(world)).toMatchObject({
      param: [{ informacoes_adicionais: { codigo_conta_corrente: world.simulator.fixtures.bankAccountId, codigo_categoria: '1.01.03' } }],
    });
  });

  test.each(['', 'Banco X'])('that is %j is asked for with the names that there are, and nothing is made', async (bankAccount) => {
    const world = omieWorld();
    const { failure } = await failureOf(issue(world, {}, { bankAccount }));
    expect(failure).toMatchObject({ class: 'validation', code: 'bankAccount', hint: expect.stringContaining('credential') });
    for (const name of ['Caixinha', 'Banco do Brasil', String(world.simulator.fixtures.bankAccountId)])
      expect(failure.message).toContain(name);
    expect(world.simulator.ledger()).toEqual([]);
  });
});

describe('a wish for an invoice', () => {
  test('to be a draft is granted: the sale waits in Omie, and the next run without it sends the same one', async () => {
    const world = omieWorld();
    const draft = await issue(world, { overrides: { draftOnly: true } });
    expect(draft).toMatchObject({ status: 'pending', found: false });
    expect(await issue(world, { overrides: { draftOnly: true } })).toMatchObject({ id: draft.id, status: 'pending', found: true });
    expect(world.simulator.invoices()).toEqual([]);
    expect(await issue(world)).toMatchObject({ id: draft.id, status: 'processing', found: false });
  });

  test('to use a generic product for what Omie does not know is granted, under the name of what was sold', async () => {
    const world = omieWorld();
    const order = paidOrder('1001', { items: [item], totals: { ...paidOrder().totals, items: 159.8, total: 179.8 } });
    await issue(world, { order, overrides: { unknownProducts: { genericSku: 'CAM-ALG-P' } } });
    expect(world.calls.find(({ operation }) => operation === 'sale.create')?.body).toMatchObject({
      param: [{ det: [{ produto: { descricao: item.name, quantidade: 2, valor_unitario: 79.9 } }] }],
    });
  });

  test('that Omie cannot grant is refused before anything is made', async () => {
    for (const unknownProducts of ['create', { genericSku: 'NO-SUCH-2' }] as const) {
      const world = omieWorld();
      const { failure } = await failureOf(issue(world, { order: paidOrder('1001', { items: [item] }), overrides: { unknownProducts } }));
      expect(failure.class).toBe('validation');
      expect(world.simulator.ledger()).toEqual([]);
    }
    for (const model of [65, 'nfse'] as const) expect((await failureOf(issue(omieWorld(), { model }))).failure.code).toBe('invoiceModel');
  });
});

describe('an invoice of Omie', () => {
  test('belongs to the sale of its key, whoever made that', async () => {
    const world = omieWorld();
    const items = [{ sku: 'CAM-ALG-M', quantity: 1 }];
    const { address } = { address: paidOrder().billingAddress! };
    const place = {
      street: address.street!,
      number: '1',
      district: address.district!,
      city: address.city!,
      state: 'MG',
      postalCode: '30160011',
    };
    const { id } = world.simulator.seedSale({
      orderNumber: '77',
      customer: { name: 'Ana Souza', document: '52998224725', address: place },
      items,
    });
    const invoice = await issue(world, { order: null, orderNumber: '77', key: 'loja:77' });
    expect(invoice).toMatchObject({ id: String(id), orderNumber: '77', status: 'processing' });
  });

  test('is handed out as XML and DANFE once SEFAZ has it, and not before', async () => {
    const world = omieWorld();
    const { id } = await issue(world);
    expect(await openInvoiceIssuer(world.connect()).download!(id, 55)).toEqual({ xml: null, pdf: null });
    await world.clock.sleep(61_000);
    const { xml, pdf } = await openInvoiceIssuer(world.connect()).download!(id, 55);
    expect(xml).toContain(world.simulator.invoices()[0]!.accessKey);
    expect(pdf!.subarray(0, 4).toString()).toBe('%PDF');
    expect(world.violations).toEqual([]);
  });

  test('sends no login along with the file, and fetches none from elsewhere', async () => {
    const world = omieWorld();
    const { id } = await issue(world);
    await world.clock.sleep(61_000);
    await openInvoiceIssuer(world.connect()).download!(id, 55);
    expect(world.calls.at(-1)).toMatchObject({ operation: 'file.get', body: undefined });
    await world.clock.sleep(61_000);
    const before = world.calls.length;
    world.alterAnswers((body) => (hasPdf(body) ? { ...body, cPdf: 'https://omie.com.br.evil.example/x.pdf' } : body));
    expect((await openInvoiceIssuer(world.connect()).download!(id, 55)).pdf).toBeNull();
    expect(world.calls.slice(before).map(({ operation }) => operation)).toEqual(['invoice.find', 'invoice.document']);
  });

  test('that was refused and is sent again is not told to be refused still, before Omie can be asked again', async () => {
    const world = omieWorld();
    const issuer = openInvoiceIssuer(world.connect({ deadline: world.clock.now() + 600_000 }));
    world.simulator.setSefaz({ rejectProbability: 1, rejections: [{ code: '778', reason: 'Rejeição: Informado NCM inexistente' }] });
    const { id } = await issuer.issue(goodsRequest('1001'));
    await world.clock.sleep(61_000);
    expect((await issuer.get(id, 55)).status).toBe('rejected');
    world.simulator.setSefaz({ rejectProbability: 0 });
    expect((await issuer.issue(goodsRequest('1001'))).status).toBe('processing');
    expect((await issuer.get(id, 55)).status).toBe('authorized');
    expect(world.violations).toEqual([]);
  });

  test('whose sale was deleted in Omie and made again under its key is that of the new sale', async () => {
    const world = omieWorld();
    const seed = {
      orderNumber: '77',
      customer: { name: 'Ana Souza', document: '52998224725' },
      items: [{ sku: 'CAM-ALG-M', quantity: 1 }],
    };
    const request = { order: null, orderNumber: '77', key: 'loja:77', overrides: { draftOnly: true } };
    const first = world.simulator.seedSale(seed);
    expect((await issue(world, request)).id).toBe(String(first.id));
    world.simulator.reset();
    await world.clock.sleep(61_000);
    const second = world.simulator.seedSale(seed);
    expect((await issue(world, request)).id).toBe(String(second.id));
  });

  test('has an id of digits', async () => {
    expect((await failureOf(openInvoiceIssuer(omieWorld().connect()).get('NFe-1', 55))).failure.code).toBe('invoiceId');
  });
});

describe('what Omie refuses a sale for', () => {
  test('may be an id of before: a minute later all of them are asked for again', async () => {
    const world = omieWorld();
    await issue(world);
    // As after a new set-up in Omie: the same goods under other ids.
    world.simulator.reset();
    await world.clock.sleep(61_000);
    const { bankAccountId } = world.simulator.fixtures;
    const settings = { bankAccount: String(bankAccountId) };
    const again = () => issue(world, { ...goodsRequest('1002') }, settings);
    expect((await failureOf(again())).failure.class).toBe('notFound');
    expect((await again()).status).toBe('processing');
    expect(world.calls.filter(({ operation }) => operation === 'product.get')).toHaveLength(4);
  });
});

describe('a sale that Omie calls a duplicate', () => {
  test('but that has another key is not taken for the order', async () => {
    const world = omieWorld();
    const customer = { name: 'Outra Pessoa', document: '11144477735' };
    const { id } = world.simulator.seedSale({ orderNumber: '5', customer, items: [{ sku: 'CAM-ALG-M', quantity: 1 }] });
    const connection = world.connect();
    const issuer = openInvoiceIssuer({
      ...connection,
      transport: async (request) => {
        if ((request.body as { call?: string }).call !== 'IncluirPedido') return await connection.transport(request);
        const body = { faultcode: 'SOAP-ENV:Client-102', faultstring: `ERROR: Pedido já cadastrado com o ID [${id}] !` };
        return { answered: true, status: 500, headers: {}, body };
      },
    });
    expect((await failureOf(issuer.issue(goodsRequest('1001')))).failure).toMatchObject({ class: 'conflict', code: 'saleOfOtherKey' });
    expect(world.simulator.invoices()).toEqual([]);
  });
});

function hasPdf(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null && 'cPdf' in body;
}
