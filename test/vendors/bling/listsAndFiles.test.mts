import { describe, expect, test } from 'vitest';
import type { InvoiceModel } from '../../../domain/documents/invoice.ts';
import { openInvoiceIssuer } from '../../../vendors/bling/invoice/invoiceIssuer.ts';
import { blingWorld } from '../../contracts/support/blingWorld.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { paidOrder } from '../../contracts/support/order.mts';
import { scripted } from './scripted.mts';

const site = 'https://www.bling.com.br';
const row = (id: number, situacao: number, at = '2026-11-20 10:00:00') => ({ id, situacao, numero: String(id), dataEmissao: at, tipo: 1 });
const page = (...rows: object[]) => ({ call: 'GET /nfe', body: { data: rows } });

async function issuedIn(model: InvoiceModel, number: string, world = blingWorld()) {
  const issuer = openInvoiceIssuer(world.connect());
  const invoice = await issuer.issue({ order: paidOrder(number), orderNumber: number, key: number, model, sendEmail: false });
  await world.clock.sleep(10_000);
  return { world, issuer, invoice };
}

describe('the list of invoices', () => {
  test('asks for each of the numbers that Bling has for one status', async () => {
    const { connection, requests } = scripted([page(row(1, 5)), page(row(2, 6, '2026-11-21 10:00:00'))]);
    const found = await openInvoiceIssuer(connection).list!({ model: 55, status: 'authorized' }, 50);
    expect(found.map(({ id }) => id)).toEqual(['2', '1']);
    expect(requests.map(({ url }) => new URL(url).searchParams.get('situacao'))).toEqual(['5', '6']);
  });

  test('asks for cancelled ones, too, which Bling leaves out of its list, and gives none twice', async () => {
    const { connection } = scripted([page(row(1, 5), row(2, 2)), page(row(2, 2), row(3, 2))]);
    const found = await openInvoiceIssuer(connection).list!({ model: 55 }, 50);
    expect(found.map(({ id, status }) => [id, status])).toEqual([
      ['3', 'cancelled'],
      ['2', 'cancelled'],
      ['1', 'authorized'],
    ]);
  });

  test('turns pages until one is not full, and stops where enough are there', async () => {
    const full = page(...Array.from({ length: 100 }, (_, index) => row(1000 - index, 1)));
    const { connection, requests } = scripted([full, page(row(7, 1))]);
    expect(await openInvoiceIssuer(connection).list!({ model: 55, status: 'pending' }, Infinity)).toHaveLength(101);
    expect(requests.map(({ url }) => new URL(url).searchParams.get('pagina'))).toEqual(['1', '2']);
    const enough = scripted([full]);
    expect(await openInvoiceIssuer(enough.connection).list!({ model: 55, status: 'pending' }, 100)).toHaveLength(100);
  });

  test('knows the order that it was asked for, although the answer does not tell it', async () => {
    const { connection } = scripted([page(row(1, 5)), page()]);
    expect(await openInvoiceIssuer(connection).list!({ model: 55, orderNumber: '1001' }, 50)).toMatchObject([{ orderNumber: '1001' }]);
  });

  test('refuses more than a year before Bling does', async () => {
    const { connection, requests } = scripted([]);
    const query = { model: 55, issuedFrom: '2025-01-01', issuedTo: '2026-06-30' } as const;
    expect((await failureOf(openInvoiceIssuer(connection).list!(query, 1))).failure.code).toBe('longPeriod');
    expect(requests).toEqual([]);
  });

  test('takes a whole year to the day', async () => {
    const { world, issuer } = await issuedIn(55, '1');
    expect(await issuer.list!({ model: 55, issuedFrom: '2026-01-01', issuedTo: '2026-12-31' }, 5)).toHaveLength(1);
    expect(world.violations).toEqual([]);
  });

  test('finds an NFC-e by the order, which Bling has no filter for', async () => {
    const { world, issuer, invoice } = await issuedIn(65, '1');
    await issuedIn(55, '2', world);
    const ids = async (query: object) => (await issuer.list!({ model: 65, ...query }, 5)).map(({ id }) => id);
    expect(await ids({ orderNumber: '1' })).toEqual([invoice.id]);
    expect(await ids({ orderNumber: '1', status: 'authorized', issuedFrom: '2026-11-24', issuedTo: '2026-11-24' })).toEqual([invoice.id]);
    expect(await ids({ orderNumber: '1', status: 'rejected' })).toEqual([]);
    expect(await ids({ orderNumber: '1', issuedTo: '2026-11-23' })).toEqual([]);
    expect(await ids({ orderNumber: '2' })).toEqual([]);
    expect(await ids({ orderNumber: '3' })).toEqual([]);
    expect(await ids({})).toEqual([invoice.id]);
    expect(world.violations).toEqual([]);
  });
});

describe('the files of an invoice', () => {
  test.each([55, 65] as const)('are there for model %i once it is authorized', async (model) => {
    const { world, issuer, invoice } = await issuedIn(model, '1');
    const { xml, pdf } = await issuer.download!(invoice.id, model);
    expect(xml).toContain(`<chNFe>${invoice.accessKey}</chNFe>`);
    expect(pdf!.toString('latin1')).toContain(invoice.accessKey);
    expect(world.violations).toEqual([]);
  });

  test('have their XML from the field itself where Bling puts it there', async () => {
    const { issuer, invoice } = await issuedIn(55, '1', blingWorld({ invoiceXml: 'inline' }));
    expect((await issuer.download!(invoice.id, 55)).xml).toContain('<protNFe');
  });

  test('are not there while SEFAZ decides', async () => {
    const world = blingWorld();
    const issuer = openInvoiceIssuer(world.connect());
    const { id } = await issuer.issue({ order: paidOrder('1'), orderNumber: '1', key: '1', model: 55, sendEmail: false });
    expect(await issuer.download!(id, 55)).toEqual({ xml: null, pdf: null });
  });

  const invoice = (links: object) => ({ call: 'GET /nfe/70', body: { data: { id: 70, situacao: 5, ...links } } });

  test('are none where the link leads to a page that asks for a login', async () => {
    const { connection } = scripted([
      invoice({ xml: `${site}/x`, linkPDF: `${site}/d` }),
      { call: `GET ${site}/x`, status: 403 },
      { call: `GET ${site}/d`, body: '<html>Login</html>' },
    ]);
    expect(await openInvoiceIssuer(connection).download!('70', 55)).toEqual({ xml: null, pdf: null });
  });

  test('are not fetched from elsewhere: the login would go along', async () => {
    const { connection, requests } = scripted([invoice({ xml: 'https://evil.example/x', linkPDF: 'https://bling.com.br.evil.example/d' })]);
    expect(await openInvoiceIssuer(connection).download!('70', 55)).toEqual({ xml: null, pdf: null });
    expect(requests).toHaveLength(1);
  });
});
