import { describe, expect, test } from 'vitest';
import { invoiceStatus, situacaoOf } from '../../../vendors/olistTiny/invoice/invoiceStatus.ts';
import { openInvoiceIssuer } from '../../../vendors/olistTiny/invoice/invoiceIssuer.ts';
import { readInvoice } from '../../../vendors/olistTiny/invoice/readInvoice.ts';
import { olistTinyInvoiceIssuer } from '../../../vendors/olistTiny/index.ts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { olistTinyWorld } from '../../contracts/support/olistTinyWorld.mts';
import { paidOrder } from '../../contracts/support/order.mts';
import { listOf, refusal, scripted } from './scripted.mts';

const requestFor = (number: string, over: object = {}) => ({
  order: paidOrder(number),
  orderNumber: number,
  key: number,
  model: 55 as const,
  sendEmail: false,
  ...over,
});

const ready = () => {
  const world = olistTinyWorld();
  const issuer = openInvoiceIssuer(world.connect());
  const issued = async (number: string, over: object = {}) => {
    const invoice = await issuer.issue(requestFor(number, over));
    await world.clock.sleep(10_000);
    return invoice;
  };
  return { world, issuer, issued };
};

describe('the status of an invoice', () => {
  test.each([
    [1, 'pending'],
    [2, 'unknown'],
    [3, 'cancelled'],
    [4, 'processing'],
    [5, 'rejected'],
    [6, 'authorized'],
    [7, 'authorized'],
    [8, 'unknown'],
    [9, 'processing'],
    [10, 'denied'],
    [11, 'unknown'],
    [null, 'unknown'],
  ])('%j is %s', (situacao, status) => {
    expect(invoiceStatus(situacao)).toBe(status);
  });

  test('is a text in places', () => {
    expect(readInvoice({ id: '7', situacao: '6' }, 55).status).toBe('authorized');
  });

  test('is asked for by its number only where it has one', () => {
    expect([situacaoOf('rejected'), situacaoOf('authorized'), situacaoOf('unknown')]).toEqual([5, undefined, undefined]);
  });
});

describe('an invoice as it is read', () => {
  test.each([
    ['2026-11-24', '2026-11-24T03:00:00.000Z'],
    ['2026-11-24 10:15:00', '2026-11-24T13:15:00.000Z'],
    ['', null],
    ['0000-00-00', null],
  ])('was issued on "%s"', (dataEmissao, issuedAt) => {
    expect(readInvoice({ id: 7, dataEmissao }, 55).issuedAt).toBe(issuedAt);
  });

  test('has no leading zeros, and no key that cannot be one', () => {
    expect(readInvoice({ id: 7, numero: '000123', serie: 1, chaveAcesso: '123' }, 55)).toMatchObject({
      number: '123',
      series: '1',
      accessKey: null,
    });
  });

  test('has the address of its DANFE once SEFAZ has authorized it', async () => {
    const { issuer, issued, world } = ready();
    world.simulator.setSefaz({ delayMs: [5000, 5000] });
    const { id } = await issuer.issue(requestFor('1001'));
    expect(await issuer.get(id, 55)).toMatchObject({ status: 'processing', pdfUrl: null });
    await issued('1002');
    expect(await issuer.get(id, 55)).toMatchObject({
      status: 'authorized',
      pdfUrl: expect.stringMatching(/^https:\/\/erp\.tiny\.com\.br\//),
    });
  });

  test('was denied for a reason', async () => {
    const { issuer, issued, world } = ready();
    world.simulator.setSefaz({ denyProbability: 1 });
    const { id } = await issued('1001');
    const [refused] = world.simulator.invoices();
    expect(refused!.rejection).toBeDefined();
    expect(await issuer.get(id, 55)).toMatchObject({ status: 'denied', rejection: refused!.rejection });
  });

  test('is told even where neither its link nor its reason can be had', async () => {
    const steps = (situacao: number, path: string) => [
      { call: 'GET /notas/7', body: { id: 7, situacao } },
      { call: `GET /notas/7/${path}`, status: 404 },
    ];
    const authorized = openInvoiceIssuer(scripted(steps(6, 'link')).connection);
    expect(await authorized.get('7', 55)).toMatchObject({ status: 'authorized', pdfUrl: null });
    const rejected = openInvoiceIssuer(scripted(steps(5, 'xml')).connection);
    expect(await rejected.get('7', 55)).toMatchObject({
      status: 'rejected',
      rejection: { code: null, reason: expect.stringMatching(/open the invoice/) },
    });
  });
});

describe('issuing', () => {
  test('leaves a draft where only a draft is wanted, and sends that one when it is wanted', async () => {
    const { issuer, issued, world } = ready();
    const draft = await issued('1001', { overrides: { draftOnly: true } });
    expect(draft).toMatchObject({ status: 'pending', found: false });
    expect(world.operations()).not.toContain('invoice.emit');
    await issued('1001');
    expect(await issuer.get(draft.id, 55)).toMatchObject({ status: 'authorized' });
    expect(world.simulator.invoices()).toHaveLength(1);
  });

  test('makes an NFC-e, too, but no NFS-e', async () => {
    const { issuer, issued, world } = ready();
    await issued('1001', { model: 65 });
    expect(world.simulator.invoices()).toMatchObject([{ model: 65, status: 'authorized' }]);
    expect((await failureOf(issuer.issue(requestFor('1002', { model: 'nfse' })))).failure.class).toBe('validation');
  });

  test.each([true, false])('has Olist Tiny send the e-mail: %j', async (sendEmail) => {
    const { issued, world } = ready();
    await issued('1001', { sendEmail });
    expect(world.calls.find(({ operation }) => operation === 'invoice.emit')!.body).toEqual({ enviarEmail: sendEmail });
  });

  test('takes the invoice that a person made a moment earlier', async () => {
    const { connection, left } = scripted([
      { call: 'GET /pedidos', body: listOf({ id: 7, situacao: 3, ecommerce: { numeroPedidoEcommerce: '1001' } }) },
      { call: 'GET /pedidos/7', body: { id: 7, ecommerce: { numeroPedidoEcommerce: '1001' }, idNotaFiscal: 0, valorTotalPedido: 212.25 } },
      { call: 'POST /pedidos/7/gerar-nota-fiscal', status: 409, body: refusal('O pedido já possui nota fiscal') },
      { call: 'GET /pedidos/7', body: { id: 7, idNotaFiscal: 99 } },
      { call: 'GET /notas/99', body: { id: 99, situacao: 4 } },
    ]);
    expect(await openInvoiceIssuer(connection).issue(requestFor('1001'))).toMatchObject({ id: '99', status: 'processing', found: true });
    expect(left).toEqual([]);
  });

  test('says what Olist Tiny refuses about the customer, and changes nothing', async () => {
    const { issuer, world } = ready();
    const order = paidOrder('1001');
    order.billingAddress = { ...order.billingAddress!, postalCode: null };
    const { failure, message } = await failureOf(issuer.issue(requestFor('1001', { order })));
    expect(failure.class).toBe('validation');
    expect(message).toContain('cliente.cep');
    expect(world.simulator.invoices()).toMatchObject([{ status: 'pending' }]);
  });

  test('looks again where a sale that it remembers was deleted', async () => {
    const steps = [
      { call: 'GET /pedidos', body: listOf({ id: 7, situacao: 3, ecommerce: { numeroPedidoEcommerce: '1001' } }) },
      { call: 'GET /pedidos/7', status: 404 },
      { call: 'GET /pedidos', body: listOf() },
    ];
    const { connection, left } = scripted(steps);
    const issuer = openInvoiceIssuer(connection);
    const request = requestFor('1001', { order: null });
    expect((await failureOf(issuer.issue(request))).failure.code).toBe('http404');
    expect((await failureOf(issuer.issue(request))).failure.code).toBe('saleNotFound');
    expect(left).toEqual([]);
  });
});

describe('the list of invoices', () => {
  test('has the newest first, by status, model and order', async () => {
    const { issuer, issued, world } = ready();
    await issued('1001');
    await issued('1002', { model: 65 });
    world.simulator.setSefaz({ rejectProbability: 1, rejections: [{ code: '778', reason: 'Rejeição: Informado NCM inexistente' }] });
    await issued('1003');
    const numbers = async (query: object, limit = 50) =>
      (await issuer.list!({ model: 55, ...query }, limit)).map(({ orderNumber }) => orderNumber);
    expect(await numbers({})).toEqual(['1003', '1001']);
    expect(await numbers({}, 1)).toEqual(['1003']);
    expect(await numbers({ status: 'rejected' })).toEqual(['1003']);
    expect(await numbers({ status: 'authorized' })).toEqual(['1001']);
    expect(await numbers({ model: 65 })).toEqual(['1002']);
    expect(await numbers({ orderNumber: '1003' })).toEqual(['1003']);
    expect(await numbers({ orderNumber: '1003', status: 'authorized' })).toEqual([]);
    expect(await numbers({ orderNumber: '9999' })).toEqual([]);
    expect(world.violations).toEqual([]);
  });

  test('is bounded by days of Brasília, whatever the vendor makes of its filter', async () => {
    const { issuer, issued } = ready();
    await issued('1001');
    const between = async (issuedFrom: string, issuedTo: string) => await issuer.list!({ model: 55, issuedFrom, issuedTo }, 50);
    expect(await between('2026-11-24', '2026-11-24')).toHaveLength(1);
    expect(await between('2026-11-25', '2026-11-30')).toEqual([]);
    expect(await between('2026-11-01', '2026-11-23')).toEqual([]);
  });

  test('goes on behind the first hundred', async () => {
    const page = (from: number, count: number) =>
      listOf(...Array.from({ length: count }, (_, index) => ({ id: from + index, situacao: 1 })));
    const { connection, requests, left } = scripted([
      { call: 'GET /notas', body: page(1, 100) },
      { call: 'GET /notas', body: page(101, 20) },
    ]);
    expect(await openInvoiceIssuer(connection).list!({ model: 55 }, 500)).toHaveLength(120);
    expect(requests[1]!.url).toContain('offset=100');
    expect(left).toEqual([]);
  });
});

describe('the files of an invoice', () => {
  test('are the XML with its protocol and the DANFE', async () => {
    const { issuer, issued } = ready();
    const { id, accessKey } = await issued('1001');
    const { xml, pdf } = await issuer.download!(id, 55);
    expect(xml).toContain(`NFe${accessKey}`);
    expect(xml).toContain('<nProt>');
    expect(pdf?.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  });

  test('are not there before SEFAZ has authorized it', async () => {
    const { issuer, issued, world } = ready();
    const { id } = await issued('1001', { overrides: { draftOnly: true } });
    expect(await issuer.download!(id, 55)).toEqual({ xml: null, pdf: null });
    world.simulator.setSefaz({ delayMs: [60_000, 60_000] });
    await issued('1001');
    expect(await issuer.download!(id, 55)).toEqual({ xml: null, pdf: null });
  });

  const authorizedXml =
    '<nfeProc><protNFe><infProt><cStat>100</cStat><xMotivo>Autorizado</xMotivo><nProt>1</nProt></infProt></protNFe></nfeProc>';
  const filesAt = (link: string, ...more: { call: string; body: unknown }[]) =>
    scripted([{ call: 'GET /notas/7/xml', body: { xmlNfe: authorizedXml } }, { call: 'GET /notas/7/link', body: { link } }, ...more]);

  test('have no PDF where the link is a page to look at', async () => {
    const link = 'https://erp.tiny.com.br/doc.view?id=1';
    const { connection, left } = filesAt(link, { call: 'GET https://erp.tiny.com.br/doc.view', body: Buffer.from('<html>') });
    expect(await openInvoiceIssuer(connection).download!('7', 55)).toEqual({ xml: authorizedXml, pdf: null });
    expect(left).toEqual([]);
  });

  test.each(['https://tiny.com.br.evil.example/doc', 'https://evil.example/tiny.com.br/', 'http://erp.tiny.com.br/doc'])(
    'are not fetched from %s, where the login has no business',
    async (link) => {
      expect(await openInvoiceIssuer(filesAt(link).connection).download!('7', 55)).toEqual({ xml: authorizedXml, pdf: null });
    },
  );
});

describe('what the node may offer', () => {
  test('is what the adapter has', () => {
    const issuer = ready().issuer;
    for (const method of ['list', 'download', 'cancel', 'correct', 'voidNumbers'] as const)
      expect([method, method in issuer]).toEqual([method, olistTinyInvoiceIssuer.can.includes(method)]);
  });

  test('is a choice of the warehouses', async () => {
    const { issuer, world } = ready();
    const ids = (await issuer.choices!('locations')).map(({ id }) => id);
    const { defaultDepotId, otherDepotId } = world.simulator.fixtures;
    expect(ids.toSorted()).toEqual([String(defaultDepotId), String(otherDepotId)].toSorted());
    expect(await issuer.choices!('series')).toEqual([]);
  });
});
