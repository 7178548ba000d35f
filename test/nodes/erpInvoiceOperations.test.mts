import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Invoice } from '../../domain/documents/invoice.ts';
import type { InvoiceIssuer } from '../../domain/ports/invoiceIssuer.ts';
import * as cancel from '../../nodes/ErpInvoice/invoice/cancel.operation.ts';
import * as correct from '../../nodes/ErpInvoice/invoice/correct.operation.ts';
import * as download from '../../nodes/ErpInvoice/invoice/download.operation.ts';
import * as getMany from '../../nodes/ErpInvoice/invoice/getMany.operation.ts';
import * as preflight from '../../nodes/ErpInvoice/invoice/preflight.operation.ts';
import * as voidNumbers from '../../nodes/ErpInvoice/invoice/voidNumbers.operation.ts';
import * as wait from '../../nodes/ErpInvoice/invoice/wait.operation.ts';
import type { ItemResult } from '../../runtime/host/runItems.ts';
import { accessKey } from '../../sandbox/fiscal/accessKey.mts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { oneItem } from './support/fakeN8n.mts';

/** As the simulated SEFAZ makes them, by its own reckoning. */
const keyOf = (numero: number) =>
  accessKey({ state: '35', issuedOn: '2026-11-24', cnpj: '90021382000122', model: 55, serie: 1, numero, code: '12345678' });
const key = keyOf(12);

const invoice = (over: Partial<Invoice> = {}): Invoice => ({
  vendor: 'toy',
  id: '70',
  number: '12',
  series: '1',
  model: 55,
  status: 'authorized',
  accessKey: null,
  protocol: null,
  issuedAt: null,
  xmlUrl: null,
  pdfUrl: null,
  rejection: null,
  orderNumber: null,
  found: true,
  ...over,
});

const issuerWith = (methods: Partial<InvoiceIssuer>): InvoiceIssuer => ({
  pollEverySeconds: 3,
  issue: () => Promise.reject(new Error('not asked')),
  get: () => Promise.reject(new Error('not asked')),
  ...methods,
});

const onItem = (json: object, parameters: Record<string, unknown> = {}): IExecuteFunctions =>
  Object.assign(oneItem(json as IDataObject, { invoiceFrom: 'item', orderFrom: 'item', ...parameters }), {
    helpers: {
      prepareBinaryData: async (data: Buffer, fileName: string, mimeType: string) => ({ data: data.toString(), fileName, mimeType }),
    },
  });

const issued = { invoice: { id: '70', model: 55, status: 'processing', orderNumber: '1001', found: false } };

describe('waiting for an invoice that was issued before', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const waiting = async (answers: Invoice[], parameters = {}) => {
    const get = vi.fn(async () => (answers.length > 1 ? answers.shift()! : answers[0]!));
    const work = wait.execute(onItem(issued, parameters), 0, issuerWith({ get }));
    work.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(400_000);
    return { work, get };
  };

  test('ends when SEFAZ has answered, and keeps what the item knows of it', async () => {
    const { work, get } = await waiting([invoice({ status: 'processing' }), invoice({ status: 'processing' }), invoice()]);
    expect((await work).documents.invoice).toMatchObject({ status: 'authorized', orderNumber: '1001', found: false });
    expect(get).toHaveBeenCalledTimes(3);
  });

  test('ends after its time with the truth', async () => {
    const { work, get } = await waiting([invoice({ status: 'processing' })], { waitSeconds: 30 });
    expect((await work).documents.invoice).toMatchObject({ status: 'processing' });
    expect(get).toHaveBeenCalledTimes(11);
  });

  test('lets a rejected one leave by the error output, with what a shop does about it', async () => {
    const rejection = { code: '233', reason: 'Rejeição: IE do destinatário não cadastrada' };
    const { work } = await waiting([invoice({ status: 'rejected', rejection })]);
    const error = await failureOf(work);
    expect(error.failure).toMatchObject({ class: 'rejected', code: '233', hint: expect.stringContaining('SINTEGRA') });
    expect(error.documents).toMatchObject({ invoice: { id: '70', orderNumber: '1001' } });
  });

  test('needs an invoice on the item', async () => {
    const work = wait.execute(onItem({ order: paidOrder() }), 0, issuerWith({}));
    expect((await failureOf(work)).failure.code).toBe('invoiceMissing');
  });
});

describe('downloading', () => {
  const files = { xml: `<nfeProc><infNFe Id="NFe${key}"/></nfeProc>`, pdf: Buffer.from('%PDF-1.4') };
  const downloaded = async (json: object, parameters = {}, given: object = files) =>
    await download.execute(onItem(json, parameters), 0, issuerWith({ download: async () => ({ ...files, ...given }) }));

  test('puts both files on the item, named by the access key, and leaves its JSON alone', async () => {
    const { documents, binary } = await downloaded(issued);
    expect(documents).toEqual({});
    expect(binary).toEqual({
      xml: { data: files.xml, fileName: `${key}.xml`, mimeType: 'application/xml' },
      danfe: { data: '%PDF-1.4', fileName: `${key}.pdf`, mimeType: 'application/pdf' },
    });
  });

  test('takes the key from the item where it has one, and the ID where there is none at all', async () => {
    const known = { invoice: { ...issued.invoice, accessKey: keyOf(13) } };
    expect((await downloaded(known)).binary!.danfe!.fileName).toBe(`${keyOf(13)}.pdf`);
    expect((await downloaded(issued, { files: ['danfe'] }, { xml: null })).binary!.danfe!.fileName).toBe('70.pdf');
  });

  test('gives the one that is asked for', async () => {
    expect(Object.keys((await downloaded(issued, { files: ['xml'] }, { pdf: null })).binary!)).toEqual(['xml']);
    expect(Object.keys((await downloaded(issued, { files: ['danfe'] }, { xml: null })).binary!)).toEqual(['danfe']);
  });

  test('says which file is not there', async () => {
    const refusal = await failureOf(downloaded(issued, {}, { pdf: null }));
    expect(refusal.failure).toMatchObject({ class: 'notFound', message: 'The ERP does not have the DANFE of invoice 70' });
    expect((await failureOf(downloaded(issued, {}, { xml: null }))).message).toContain('does not have the XML');
  });
});

describe.each([
  { name: 'cancelling', operation: cancel, method: 'cancel', parameter: 'justification', longest: 255 },
  { name: 'correcting', operation: correct, method: 'correct', parameter: 'correction', longest: 1000 },
] as const)('$name', ({ operation, method, parameter, longest }) => {
  const run = async (text: string, json: object = issued) => {
    const work = vi.fn(async (...args: unknown[]) =>
      invoice({ status: method === 'cancel' ? 'cancelled' : 'authorized', number: String(args.at(-1)) }),
    );
    const result: Promise<ItemResult> = operation.execute(onItem(json, { [parameter]: text }), 0, issuerWith({ [method]: work }));
    return { work, result };
  };

  test.each([15, longest])('takes a text of %i characters, without the spaces around it', async (length) => {
    const { work, result } = await run(`  ${'x'.repeat(length)} `);
    expect((await result).documents.invoice).toMatchObject({ id: '70', orderNumber: '1001' });
    expect(work.mock.calls[0]!.at(-1)).toBe('x'.repeat(length));
  });

  test.each([0, 14, longest + 1])('names the field where it has %i, and calls nobody', async (length) => {
    const { work, result } = await run('x'.repeat(length));
    const { failure } = await failureOf(result);
    expect(failure).toMatchObject({ class: 'validation', code: parameter, message: expect.stringContaining(`${length} characters`) });
    expect(work).not.toHaveBeenCalled();
  });

  test('is refused where the chosen ERP cannot do it', async () => {
    const result: Promise<ItemResult> = operation.execute(onItem(issued, { [parameter]: 'x'.repeat(20) }), 0, issuerWith({}));
    expect((await failureOf(result)).failure.code).toBe('operationNotOffered');
  });
});

test('an NFC-e has no letter of correction', async () => {
  const context = onItem({ invoice: { id: '70', model: 65 } }, { correction: 'x'.repeat(20) });
  expect((await failureOf(correct.execute(context, 0, issuerWith({ correct: async () => invoice() })))).failure.code).toBe('invoiceModel');
});

describe('voiding numbers', () => {
  const good = { model: 55, series: '1', firstNumber: 10, lastNumber: 12, justification: 'Falha no sistema' };
  const run = (parameters: object, over: object = {}) => {
    const voidIt = vi.fn(async (range: object) => ({
      ...range,
      vendor: 'toy',
      status: 'authorized',
      protocol: '1',
      rejection: null,
      ...over,
    }));
    const issuer = issuerWith({ voidNumbers: voidIt as never });
    return { voidIt, result: voidNumbers.execute(onItem({}, { ...good, ...parameters }), 0, issuer) };
  };

  test('asks for the range and puts the answer on the item', async () => {
    const { voidIt, result } = run({});
    expect((await result).documents.voidedNumbers).toMatchObject({ first: 10, last: 12, status: 'authorized' });
    expect(voidIt).toHaveBeenCalledWith({ model: 55, series: '1', first: 10, last: 12, justification: 'Falha no sistema' });
  });

  test.each([
    [{ series: 'A' }, 'Series'],
    [{ series: '1000' }, 'Series'],
    [{ firstNumber: 0 }, 'First Number'],
    [{ firstNumber: 1.5 }, 'First Number'],
    [{ lastNumber: 1_000_000_000 }, 'Last Number'],
    [{ lastNumber: 9 }, 'below "First Number"'],
    [{ justification: 'curta' }, 'Justification'],
  ])('names what is wrong with %j, and calls nobody', async (parameters, words) => {
    const { voidIt, result } = run(parameters);
    expect((await failureOf(result)).message).toContain(words);
    expect(voidIt).not.toHaveBeenCalled();
  });

  test('lets an item that SEFAZ refused leave by the error output', async () => {
    const rejection = { code: '241', reason: 'Rejeição: Um número da faixa já foi utilizado' };
    const { failure } = await failureOf(run({}, { status: 'rejected', rejection }).result);
    expect(failure).toMatchObject({ class: 'rejected', code: '241', hint: expect.stringContaining('skipped') });
  });
});

describe('getting many', () => {
  const run = (parameters: object) => {
    const list = vi.fn(async () => [invoice(), invoice({ id: '71' })]);
    return { list, result: getMany.execute(onItem({}, { ...parameters } as Record<string, unknown>), 0, issuerWith({ list })) };
  };

  test('gives an item for each, up to the limit that n8n has by default', async () => {
    const { list, result } = run({ model: 65 });
    expect((await result).map(({ documents }) => (documents.invoice as unknown as Invoice).id)).toEqual(['70', '71']);
    expect(list).toHaveBeenCalledWith({ model: 65 }, 50);
  });

  test('asks for all, narrowed by what is filled in', async () => {
    const filters = { status: 'rejected', issuedFrom: '01/11/2026', issuedTo: '2026-11-30', orderNumber: ' 1001 ' };
    const { list, result } = run({ returnAll: true, filters });
    await result;
    const query = { model: 55, status: 'rejected', issuedFrom: '2026-11-01', issuedTo: '2026-11-30', orderNumber: '1001' };
    expect(list).toHaveBeenCalledWith(query, Infinity);
  });

  test.each([[''], [' '], [null], [undefined]])(
    'does not list the invoices of everybody where the number of the order is %j',
    async (orderNumber) => {
      const { list, result } = run({ filters: { orderNumber } });
      expect((await failureOf(result)).failure).toMatchObject({ class: 'validation', code: 'filterEmpty' });
      expect(list).not.toHaveBeenCalled();
    },
  );

  test('names a day that is none', async () => {
    const { list, result } = run({ filters: { issuedTo: '31/02/2026' } });
    expect((await failureOf(result)).message).toContain('Issued Before');
    expect(list).not.toHaveBeenCalled();
  });
});

describe('the preflight of an order', () => {
  const checked = async (json: object, parameters = {}, issuer: Partial<InvoiceIssuer> = {}) =>
    (await preflight.execute(onItem(json, parameters), 0, issuer as InvoiceIssuer)).documents.preflight as {
      ok: boolean;
      problems: { field: string; message: string }[];
    };
  const fieldsOf = ({ problems }: { problems: { field: string }[] }) => problems.map(({ field }) => field);

  test('has nothing to say of a good one', async () => {
    expect(await checked({ order: paidOrder() })).toEqual({ ok: true, problems: [] });
  });

  test('lists everything at once, the phone and the e-mail, too', async () => {
    const order = structuredClone(paidOrder());
    order.customer.taxId!.value = '52998224726';
    order.customer.phone = '123';
    order.customer.email = 'ana';
    order.billingAddress!.postalCode = '3016';
    order.items[0]!.quantity = 0;
    order.items[1]!.ncm = '9';
    order.totals.shipping = 21;
    const found = await checked({ order });
    expect(found.ok).toBe(false);
    expect(fieldsOf(found)).toEqual(
      expect.arrayContaining([
        'order.customer.taxId',
        'order.billingAddress.postalCode',
        'order.items[0].quantity',
        'order.items[1].ncm',
        'order.totals.shipping',
        'order.customer.phone',
        'order.customer.email',
      ]),
    );
  });

  test('answers for an order that cannot be read, field by field, and for none at all', async () => {
    expect(fieldsOf(await checked({ order: { id: 'x' } }))).toEqual(expect.arrayContaining(['order.number', 'order.items']));
    expect(fieldsOf(await checked({}))).toEqual(['order']);
    expect(fieldsOf(await checked({ payment: { vendor: 'asaas', orderNumber: '1' } }))).toEqual(['order']);
  });

  test('names what is missing for a service: in the node, in the login, and for the city hall of this vendor', async () => {
    const order = paidOrder();
    const asksCode = { vendor: 'focusNfe', model: 'nfse', issRate: 120, serviceDetails: { deductions: 500 } };
    const missingSettings = vi.fn(() => [{ field: 'Municipal Registration', message: 'is missing in the credential' }]);
    expect(fieldsOf(await checked({ order }, asksCode, { missingSettings }))).toEqual([
      'Service Name',
      'Service Code',
      'Deductions',
      'ISS (%)',
      'Municipal Registration',
    ]);
    expect(missingSettings).toHaveBeenCalledWith('nfse');
    const knowsServices = { vendor: 'asaas', model: 'nfse', serviceName: 'Manutenção' };
    expect(await checked({ order }, knowsServices)).toEqual({ ok: true, problems: [] });
  });

  test('sees the SKUs that the map gives', async () => {
    const order = structuredClone(paidOrder());
    order.items[0]!.sku = null;
    expect(fieldsOf(await checked({ order }))).toEqual(['order.items[0].sku']);
  });
});
