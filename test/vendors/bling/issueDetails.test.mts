import { describe, expect, test } from 'vitest';
import type { IssueRequest } from '../../../domain/ports/invoiceIssuer.ts';
import { openInvoiceIssuer } from '../../../vendors/bling/invoice/invoiceIssuer.ts';
import { blingWorld } from '../../contracts/support/blingWorld.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { address, paidOrder } from '../../contracts/support/order.mts';
import { refusal, scripted } from './scripted.mts';

const byNumber: IssueRequest = { order: null, orderNumber: '1001', key: 'k', model: 55, sendEmail: false };
const sale = (id: number, situacao = 6) => ({ id, numeroLoja: '1001', situacao: { id: situacao, valor: 0 }, total: 212.25 });
const list = (...sales: object[]) => ({ call: 'GET /pedidos/vendas', body: { data: sales } });
const saleWith = (invoiceId: number) => ({ call: 'GET /pedidos/vendas/7', body: { data: { id: 7, notaFiscal: { id: invoiceId } } } });
const invoice = (situacao: number, over: object = {}) => ({
  call: 'GET /nfe/70',
  body: { data: { id: 70, situacao, numero: '000012', numeroPedidoLoja: '1001', xml: '', ...over } },
});
const send = { call: 'POST /nfe/70/enviar', body: { data: { xml: '' } } };
const generate = (body: unknown, status = 201) => ({ call: 'POST /pedidos/vendas/7/gerar-nfe', status, body });

describe('an order whose sale is in Bling already', () => {
  test('gets its invoice without the order being known here', async () => {
    const { connection, left, requests } = scripted([list(sale(7)), saleWith(0), generate({ idNotaFiscal: 70 }), send]);
    expect(await openInvoiceIssuer(connection).issue(byNumber)).toMatchObject({ id: '70', status: 'processing', found: false });
    expect(left).toEqual([]);
    expect(requests.every(({ headers }) => headers?.['enable-jwt'] === '1')).toBe(true);
  });

  test('takes the id of a new invoice from inside `data`, too', async () => {
    const { connection } = scripted([list(sale(7)), saleWith(0), generate({ data: { idNotaFiscal: '70' } }), send]);
    expect((await openInvoiceIssuer(connection).issue(byNumber)).id).toBe('70');
  });

  test('has an invoice sent that somebody made and left pending', async () => {
    const { connection } = scripted([list(sale(7)), saleWith(70), invoice(1), send]);
    expect(await openInvoiceIssuer(connection).issue(byNumber)).toMatchObject({
      id: '70',
      number: '12',
      status: 'processing',
      found: false,
    });
  });

  test.each([
    [5, 'authorized'],
    [3, 'processing'],
    [9, 'denied'],
    [2, 'cancelled'],
    [7, 'unknown'],
    [11, 'rejected'],
    [42, 'unknown'],
  ])('is not sent to SEFAZ again with situacao %i', async (situacao, status) => {
    const { connection, left } = scripted([list(sale(7)), saleWith(70), invoice(situacao)]);
    expect(await openInvoiceIssuer(connection).issue(byNumber)).toMatchObject({ status, found: true });
    expect(left).toEqual([]);
  });

  test('uses the invoice that a person made while we were about to', async () => {
    const { connection } = scripted([list(sale(7)), saleWith(0), generate(refusal('Já possui nota'), 400), saleWith(70), invoice(5)]);
    expect(await openInvoiceIssuer(connection).issue(byNumber)).toMatchObject({ id: '70', status: 'authorized', found: true });
  });

  test("keeps Bling's reason where it will make no invoice", async () => {
    const { connection } = scripted([list(sale(7)), saleWith(0), generate(refusal('Contato sem CPF', 'contato'), 400), saleWith(0)]);
    const { failure } = await failureOf(openInvoiceIssuer(connection).issue(byNumber));
    expect(failure).toMatchObject({ class: 'validation', message: expect.stringContaining('contato: Contato sem CPF') });
  });

  test('reads the status where SEFAZ refused at once and Bling answers the sending with an error', async () => {
    const refused = { ...send, status: 400, body: refusal('Rejeição: Informado NCM inexistente') };
    const xml = '<protNFe><infProt><cStat>778</cStat><xMotivo>Informado NCM inexistente</xMotivo></infProt></protNFe>';
    const { connection } = scripted([list(sale(7)), saleWith(70), invoice(1), refused, invoice(4, { xml })]);
    expect(await openInvoiceIssuer(connection).issue(byNumber)).toMatchObject({
      status: 'rejected',
      rejection: { code: '778', reason: 'Informado NCM inexistente' },
    });
  });

  test('fails with the field where Bling itself will not send it', async () => {
    const refused = { ...send, status: 400, body: refusal('É necessário preencher o bairro', 'bairro') };
    const { connection } = scripted([list(sale(7)), saleWith(70), invoice(1), refused, invoice(1)]);
    const { failure } = await failureOf(openInvoiceIssuer(connection).issue(byNumber));
    expect(failure).toMatchObject({ class: 'validation', message: expect.stringContaining('bairro') });
  });

  test('counts a cancelled sale only where there is no other', async () => {
    const { connection } = scripted([list(sale(6, 12), sale(7)), saleWith(70), invoice(5)]);
    expect((await openInvoiceIssuer(connection).issue(byNumber)).id).toBe('70');
  });

  test('does not guess between two sales of one number that differ', async () => {
    const { connection } = scripted([list({ ...sale(7), total: 10 }, { ...sale(8), total: 11 })]);
    const { failure } = await failureOf(openInvoiceIssuer(connection).issue(byNumber));
    expect(failure).toMatchObject({ class: 'conflict', code: 'severalSales', message: expect.stringContaining('1001') });
  });

  test('is not invoiced to another customer whose order in another shop has the same number', async () => {
    const theirs = { ...sale(7), contato: { numeroDocumento: '111.444.777-35' } };
    const { connection } = scripted([list(theirs)]);
    const { failure } = await failureOf(openInvoiceIssuer(connection).issue({ ...byNumber, order: paidOrder('1001') }));
    expect(failure).toMatchObject({ class: 'conflict', code: 'saleOfOtherCustomer', hint: expect.stringContaining('prefix') });
  });

  test('is told from a sale of the same number by its customer, whose CPF Bling writes with dots', async () => {
    const theirs = { ...sale(8), contato: { numeroDocumento: '11144477735' } };
    const ours = { ...sale(7), contato: { numeroDocumento: '529.982.247-25' } };
    const { connection } = scripted([list(theirs, ours), saleWith(70), invoice(5)]);
    expect((await openInvoiceIssuer(connection).issue({ ...byNumber, order: paidOrder('1001') })).id).toBe('70');
  });

  test('is not mistaken for another one whose number only looks alike', async () => {
    const { connection } = scripted([list({ ...sale(9), numeroLoja: '10011' })]);
    expect((await failureOf(openInvoiceIssuer(connection).issue(byNumber))).failure.class).toBe('notFound');
  });

  test('is looked for anew when its remembered invoice was deleted in Bling', async () => {
    const { connection } = scripted([
      list(sale(7)),
      saleWith(70),
      invoice(5),
      { call: 'GET /nfe/70', status: 404, body: { error: { type: 'RESOURCE_NOT_FOUND' } } },
      list(sale(7)),
      saleWith(0),
      generate({ idNotaFiscal: 71 }),
      { call: 'POST /nfe/71/enviar', body: { data: { xml: '' } } },
    ]);
    const issuer = openInvoiceIssuer(connection);
    await issuer.issue(byNumber);
    expect(await issuer.issue(byNumber)).toMatchObject({ id: '71', found: false });
  });
});

describe('why SEFAZ refused', () => {
  const hosted = (xml: string) =>
    scripted([invoice(4, { xml }), { call: `GET ${xml}`, body: '<infProt><cStat>204</cStat><xMotivo>Duplicidade</xMotivo></infProt>' }]);

  test("is read from the document on Bling's own site", async () => {
    const { connection } = hosted('https://www.bling.com.br/relatorios/nfe.xml.php');
    expect((await openInvoiceIssuer(connection).get('70', 55)).rejection).toEqual({ code: '204', reason: 'Duplicidade' });
  });

  test.each(['https://evil.example/relatorios/nfe.xml.php', 'https://www.bling.com.br.evil.example/x', 'http://www.bling.com.br/x'])(
    'is not fetched from %s: the login would go along',
    async (xml) => {
      const { connection, requests } = hosted(xml);
      expect((await openInvoiceIssuer(connection).get('70', 55)).rejection?.reason).toContain('open the invoice in Bling');
      expect(requests).toHaveLength(1);
    },
  );

  test('stays unsaid where the document cannot be had, and the status is still true', async () => {
    const xml = 'https://www.bling.com.br/relatorios/nfe.xml.php';
    const { connection } = scripted([invoice(4, { xml }), { call: `GET ${xml}`, status: 404 }]);
    expect(await openInvoiceIssuer(connection).get('70', 55)).toMatchObject({ status: 'rejected', rejection: { code: null } });
  });
});

describe('an invoice in the simulated Bling', () => {
  const issued = async (over: Partial<IssueRequest> = {}, options = {}) => {
    const world = blingWorld(options);
    const issuer = openInvoiceIssuer(world.connect());
    const invoice = await issuer.issue({ ...byNumber, order: paidOrder('1001'), ...over });
    return { world, issuer, invoice };
  };

  test('has number, series and key from the moment it is sent', async () => {
    const { world, invoice } = await issued();
    const [made] = world.simulator.invoices();
    expect(invoice).toMatchObject({ number: String(made!.number), series: String(made!.series), accessKey: made!.accessKey });
  });

  test('is an NFC-e where that is asked for', async () => {
    const { world, issuer, invoice } = await issued({ model: 65 });
    await world.clock.sleep(10_000);
    expect(await issuer.get(invoice.id, 65)).toMatchObject({ model: 65, status: 'authorized' });
    expect(world.violations).toEqual([]);
  });

  test('is no NFS-e, and no call is made for one', async () => {
    const world = blingWorld();
    const { failure } = await failureOf(openInvoiceIssuer(world.connect()).issue({ ...byNumber, model: 'nfse' }));
    expect(failure.class).toBe('validation');
    expect(world.calls).toEqual([]);
  });

  test('goes to the customer by email only where that is asked for', async () => {
    const situacaoOf = async (sendEmail: boolean) => {
      const { world } = await issued({ sendEmail });
      await world.clock.sleep(20_000);
      return world.simulator.invoices()[0]!.situacao;
    };
    expect([await situacaoOf(false), await situacaoOf(true)]).toEqual([5, 6]);
  });

  test('is denied for good', async () => {
    const { world, issuer, invoice } = await issued();
    expect(invoice.status).toBe('processing');
    world.simulator.setSefaz({ denyProbability: 1 });
    await world.clock.sleep(10_000);
    const denied = await issuer.get(invoice.id, 55);
    expect(denied).toMatchObject({ status: 'denied', rejection: { code: '302' } });
  });

  test('makes one contact of two orders of one new customer at the same time', async () => {
    const world = blingWorld();
    const issuer = openInvoiceIssuer(world.connect());
    await Promise.all(['1', '2', '3'].map((number) => issuer.issue({ ...byNumber, order: paidOrder(number), orderNumber: number })));
    expect(world.calls.filter(({ operation }) => operation === 'contact.create')).toHaveLength(1);
    expect(world.simulator.invoices()).toHaveLength(3);
    expect(world.violations).toEqual([]);
  });

  test('goes to a contact that another process made while we were about to', async () => {
    const world = blingWorld();
    let looks = 0;
    const { transport } = world.connect();
    const connection = world.connect({
      transport: async (request) => {
        const isLook = request.method === 'GET' && request.url.includes('/contatos?');
        if (isLook && ++looks === 1) {
          const { street, number, district, city, state, postalCode } = address;
          const home = { street: street!, number: number!, district: district!, city: city!, state: state!, postalCode: postalCode! };
          const customer = { name: 'Ana Souza', document: '52998224725', address: home };
          world.simulator.seedSale({ orderNumber: '900', customer, items: [{ sku: 'CAM-ALG-M', quantity: 1 }] });
          return { answered: true, status: 200, headers: {}, body: { data: [] } };
        }
        return await transport(request);
      },
    });
    const { status } = await openInvoiceIssuer(connection).issue({ ...byNumber, order: paidOrder('1001') });
    expect([status, looks]).toEqual(['processing', 2]);
    expect(world.calls.filter(({ operation }) => operation === 'contact.create')).toHaveLength(1);
  });

  test('is paid as the customer paid, where Bling has that way of paying, else by its default', async () => {
    const methodOf = async (method: 'credit_card' | 'unknown') => {
      const { world } = await issued({ order: paidOrder('1001', { payments: [{ method }] }) });
      const body = world.calls.find(({ operation }) => operation === 'sale.create')!.body as {
        parcelas: { formaPagamento: { id: number } }[];
      };
      return [body.parcelas[0]!.formaPagamento.id, world.simulator.fixtures.paymentMethodId] as const;
    };
    const [byCard, itsDefault] = await methodOf('credit_card');
    expect(byCard).not.toBe(itsDefault);
    expect((await methodOf('unknown'))[0]).toBe(itsDefault);
  });

  test('is asked for with a login that ended: says so and makes nothing', async () => {
    const world = blingWorld();
    const connection = world.connect({
      transport: () => Promise.resolve({ answered: true, status: 401, headers: {}, body: { loginFailure: 'x' } }),
    });
    const { failure } = await failureOf(openInvoiceIssuer(connection).issue({ ...byNumber, order: paidOrder('1001') }));
    expect(failure).toMatchObject({ class: 'auth', hint: expect.stringContaining('connect it again') });
    expect(world.simulator.ledger()).toEqual([]);
  });

  test('may be issued again after its product was mended in Bling: nothing stale is remembered', async () => {
    const world = blingWorld();
    const issuer = openInvoiceIssuer(world.connect());
    const [item] = paidOrder().items;
    const order = paidOrder('1', { items: [{ ...item!, sku: 'NOVO-1', total: 159.8 }], totals: { ...paidOrder().totals, total: 179.8 } });
    const request = { ...byNumber, order, orderNumber: '1' };
    expect((await failureOf(issuer.issue(request))).failure.code).toBe('unknownSku');
    const [, , , product] = (await import('../../../sandbox/world/catalogue.mts')).catalogue;
    world.simulator.seedProducts([{ ...product!, sku: 'NOVO-1' }]);
    expect(await issuer.issue(request)).toMatchObject({ status: 'processing' });
  });
});
