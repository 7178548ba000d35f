import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { IDataObject } from 'n8n-workflow';
import type { Invoice, InvoiceStatus } from '../../domain/documents/invoice.ts';
import type { InvoiceIssuer, IssueRequest } from '../../domain/ports/invoiceIssuer.ts';
import * as get from '../../nodes/ErpInvoice/invoice/get.operation.ts';
import * as issue from '../../nodes/ErpInvoice/invoice/issue.operation.ts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { oneItem } from './support/fakeN8n.mts';

const invoice = (status: InvoiceStatus, over: Partial<Invoice> = {}): Invoice => ({
  vendor: 'bling',
  id: '70',
  number: '12',
  series: '1',
  model: 55,
  status,
  accessKey: null,
  protocol: null,
  issuedAt: null,
  xmlUrl: null,
  pdfUrl: null,
  rejection: null,
  orderNumber: '1001',
  found: false,
  ...over,
});

/** Issues with the first of the invoices, and answers the others one after the other. */
function issuerOf(...answers: Invoice[]) {
  const requests: IssueRequest[] = [];
  const asked: unknown[][] = [];
  const next = () => (answers.length > 1 ? answers.shift()! : answers[0]!);
  const issuer: InvoiceIssuer = {
    pollEverySeconds: 3,
    issue: async (request) => {
      requests.push(request);
      return next();
    },
    get: async (...args) => {
      asked.push(args);
      return { ...next(), found: true };
    },
  };
  return { issuer, requests, asked };
}

const onItem = (json: object, parameters: Record<string, unknown> = {}) =>
  oneItem(json as IDataObject, { orderFrom: 'item', invoiceFrom: 'item', ...parameters });

describe('issuing an invoice', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Time passes as fast as anybody waits for it. */
  const passing = async <T,>(work: Promise<T>): Promise<T> => {
    work.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(200_000);
    return await work;
  };

  test("asks for the item's order as NF-e, without email, under the order's own key", async () => {
    const { issuer, requests } = issuerOf(invoice('authorized'));
    const order = paidOrder('1001');
    const { documents } = await passing(issue.execute(onItem({ order }), 0, issuer));
    expect(requests).toEqual([{ order, orderNumber: '1001', key: 'shopify:1001:invoice', model: 55, sendEmail: false }]);
    expect(documents).toEqual({ invoice: invoice('authorized') });
  });

  describe('for a service', () => {
    const [visit] = paidOrder().items;
    const order = paidOrder('1001', { items: [{ ...visit!, sku: null, name: 'Visita técnica', total: 192.25 }] });
    const parameters = { model: 'nfse', serviceName: 'Manutenção', serviceCode: '14.01', issRate: 5, serviceDetails: { retainIss: true } };

    test('tells the city hall what was done, and needs no SKU', async () => {
      const { issuer, requests } = issuerOf(invoice('authorized'));
      await passing(issue.execute(onItem({ order }, parameters), 0, issuer));
      expect(requests).toMatchObject([
        {
          model: 'nfse',
          service: { id: null, code: '14.01', name: 'Manutenção', description: null, deductions: 0 },
        },
      ]);
      const none = { cofins: 0, csll: 0, inss: 0, ir: 0, pis: 0 };
      expect(requests[0]!.service!.taxes).toEqual({ iss: 5, retainIss: true, ...none });
    });

    test('names the payment that the item has', async () => {
      const { issuer, requests } = issuerOf(invoice('authorized'));
      const payment = { vendor: 'asaas', id: 'pay_1', orderNumber: '1001' };
      await passing(issue.execute(onItem({ payment }, parameters), 0, issuer));
      expect(requests).toMatchObject([{ order: null, orderNumber: '1001', payment: { vendor: 'asaas', id: 'pay_1' } }]);
    });

    test('blames the city hall, not SEFAZ, for what it refuses', async () => {
      const { issuer } = issuerOf(invoice('rejected', { model: 'nfse', rejection: { code: null, reason: 'Código inválido' } }));
      const { failure } = await failureOf(passing(issue.execute(onItem({ order }, parameters), 0, issuer)));
      expect(failure).toMatchObject({ class: 'rejected', message: 'The city hall rejected invoice 12 of order 1001: Código inválido' });
    });
  });

  test('lets one in a state that nobody knows leave by the error output, with the invoice, once the time is up', async () => {
    const { issuer, asked } = issuerOf(invoice('unknown', { found: true }));
    const { failure, documents } = await failureOf(passing(issue.execute(onItem({ order: paidOrder('1001') }), 0, issuer)));
    expect(failure).toMatchObject({ class: 'conflict', code: 'invoiceStatusUnknown', message: expect.stringContaining('1001') });
    expect(documents).toMatchObject({ invoice: { id: '70', status: 'unknown' } });
    expect(asked.length).toBeGreaterThan(1);
    const later = issuerOf(invoice('unknown'), invoice('unknown'), invoice('authorized'));
    const settled = await passing(issue.execute(onItem({ order: paidOrder('1001') }), 0, later.issuer));
    expect(settled.documents.invoice).toMatchObject({ status: 'authorized' });
  });

  test('waits for SEFAZ, and still knows that it was issued by this very run', async () => {
    const { issuer, asked } = issuerOf(invoice('processing'), invoice('processing'), invoice('authorized', { orderNumber: null }));
    const { documents } = await passing(issue.execute(onItem({ order: paidOrder('1001') }), 0, issuer));
    expect(documents.invoice).toMatchObject({ status: 'authorized', found: false, orderNumber: '1001' });
    expect(asked).toEqual([
      ['70', 55],
      ['70', 55],
    ]);
  });

  test('waits for 65 seconds and no longer, then says that it is still under way', async () => {
    const { issuer, asked } = issuerOf(invoice('processing'));
    const { documents } = await passing(issue.execute(onItem({ order: paidOrder('1001') }), 0, issuer));
    expect(documents.invoice).toMatchObject({ status: 'processing' });
    expect(asked).toHaveLength(21);
  });

  test('waits by itself until an ERP that may be asked once a minute has been asked', async () => {
    const { issuer, asked } = issuerOf(invoice('processing'), invoice('authorized'));
    const patient = { ...issuer, pollEverySeconds: 61 };
    const { documents } = await passing(issue.execute(onItem({ order: paidOrder('1001') }), 0, patient));
    expect(documents.invoice).toMatchObject({ status: 'authorized' });
    expect(asked).toHaveLength(1);
  });

  test('does not wait at all where the user does not want to', async () => {
    const { issuer, asked } = issuerOf(invoice('processing'));
    await passing(issue.execute(onItem({ order: paidOrder('1001') }, { 'options.waitSeconds': 0 }), 0, issuer));
    expect(asked).toEqual([]);
  });

  test.each(['rejected', 'denied'] as const)('lets a %s one leave by the error output, with the invoice and what to do', async (status) => {
    const refused = invoice(status, { rejection: { code: '778', reason: 'Informado NCM inexistente' } });
    const { issuer } = issuerOf(invoice('processing'), refused);
    const error = await failureOf(passing(issue.execute(onItem({ order: paidOrder('1001') }), 0, issuer)));
    expect(error.failure).toMatchObject({ class: 'rejected', code: '778', hint: expect.any(String) });
    expect(error.message).toContain('order 1001: 778 Informado NCM inexistente');
    expect(error.documents).toMatchObject({ invoice: { id: '70', status } });
  });

  test('knows the order behind a payment by its number alone', async () => {
    const { issuer, requests } = issuerOf(invoice('authorized'));
    const payment = { vendor: 'asaas', id: 'pay_1', orderNumber: '1001' };
    await passing(issue.execute(onItem({ payment }), 0, issuer));
    expect(requests).toEqual([{ order: null, orderNumber: '1001', key: 'asaas:1001:invoice', model: 55, sendEmail: false }]);
  });

  test.each([[{}], [{ payment: { vendor: 'asaas', id: 'pay_1', orderNumber: null } }], [{ order: null }]])(
    'says what is missing where the item names no order (%o)',
    async (json) => {
      const { issuer, requests } = issuerOf(invoice('authorized'));
      expect((await failureOf(passing(issue.execute(onItem(json), 0, issuer)))).failure.code).toBe('orderMissing');
      expect(requests).toEqual([]);
    },
  );

  test('says everything that is wrong with an order at once, before anybody is asked', async () => {
    const { issuer, requests } = issuerOf(invoice('authorized'));
    const base = paidOrder('1001');
    const order = { ...base, customer: { ...base.customer, taxId: null }, items: [{ ...base.items[0]!, sku: null }, base.items[1]!] };
    const { message, failure } = await failureOf(passing(issue.execute(onItem({ order }), 0, issuer)));
    expect(failure).toMatchObject({ class: 'validation', hint: expect.any(String) });
    expect(message).toContain('order.customer.taxId');
    expect(message).toContain('order.items[0].sku');
    expect(requests).toEqual([]);
  });

  test("takes the user's key, model and wish for an email", async () => {
    const { issuer, requests } = issuerOf(invoice('authorized', { model: 65 }));
    const parameters = { model: 65, 'options.key': ' mine ', 'options.sendEmail': true };
    await passing(issue.execute(onItem({ order: paidOrder('1001') }, parameters), 0, issuer));
    expect(requests).toMatchObject([{ key: 'mine', model: 65, sendEmail: true }]);
  });
});

describe('reading an invoice', () => {
  test("reads the item's own and puts it back on the item, whatever its status", async () => {
    const { issuer, asked } = issuerOf(invoice('rejected'));
    const { documents } = await get.execute(onItem({ invoice: { id: '70', model: 65 } }), 0, issuer);
    expect(asked).toEqual([['70', 65]]);
    expect(documents.invoice).toMatchObject({ status: 'rejected' });
  });

  test("does not ask one ERP for another one's: the same number is somebody else's there", async () => {
    const { issuer, asked } = issuerOf(invoice('authorized'));
    const item = { invoice: { vendor: 'olistTiny', id: '70', model: 55 } };
    const { failure } = await failureOf(get.execute(onItem(item, { vendor: 'bling' }), 0, issuer));
    expect(failure).toMatchObject({
      code: 'invoiceMissing',
      message: 'The invoice on the item is of Olist Tiny, and this node asks Bling',
    });
    expect(asked).toEqual([]);
    await get.execute(onItem(item, { vendor: 'olistTiny' }), 0, issuer);
    expect(asked).toEqual([['70', 55]]);
  });

  test('reads one by its ID', async () => {
    const { issuer, asked } = issuerOf(invoice('authorized'));
    await get.execute(onItem({}, { invoiceFrom: 'id', invoiceId: ' 70 ', model: 55 }), 0, issuer);
    expect(asked).toEqual([['70', 55]]);
  });

  test.each([
    [{}, {}],
    [{ invoice: { id: '', model: 55 } }, {}],
    [{ invoice: { id: '70', model: 'x' } }, {}],
    [{ invoice: { id: '70', model: 55 } }, { invoiceFrom: 'id', invoiceId: ' ' }],
  ])('says what is missing (%o, %o)', async (json, parameters) => {
    const { issuer, asked } = issuerOf(invoice('authorized'));
    expect((await failureOf(get.execute(onItem(json, parameters), 0, issuer))).failure.code).toBe('invoiceMissing');
    expect(asked).toEqual([]);
  });
});
