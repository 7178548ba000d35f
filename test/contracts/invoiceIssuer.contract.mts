/**
 * What every issuer of invoices promises. To hold another one to test: give it a world (a dozen lines, see
 * invoiceIssuer.bling.test.mts).
 */
import { describe, expect, test } from 'vitest';
import { isSettled, type Invoice } from '../../domain/documents/invoice.ts';
import type { InvoiceIssuer, IssueRequest } from '../../domain/ports/invoiceIssuer.ts';
import { waitUntil } from '../../runtime/once/waitUntil.ts';
import { invoiceIssuers } from '../../vendors/index.ts';
import type { Simulator } from '../../sandbox/world/simulator.mts';
import { failureOf } from './support/failureOf.mts';
import { onFirstOfEach, onWrite, withUnknownFields, type Fault, type SimulatedVendor } from './support/simulatedVendor.mts';
import { paidOrder } from './support/order.mts';
import { where } from './support/where.mts';

export interface InvoiceIssuerWorld {
  readonly world: SimulatedVendor<Simulator>;
  /** A new adapter; `fresh` as in a process that has just started. */
  open(fresh?: boolean): InvoiceIssuer;
  /** SEFAZ refuses what is sent from now on, or takes it again. */
  setRejection(rejection: { code: string; reason: string } | undefined): void;
  /** What an issuer of services differs in: its requests, no access key, no stock of goods. */
  readonly services?: Partial<IssueRequest>;
  /** What every request has to say to this issuer beyond the usual, e.g. the taxes. */
  readonly extra?: Partial<IssueRequest>;
  /** It passes on the city hall's words only, without its code. */
  readonly tellsNoCodes?: true;
  /** It has no catalogue: goods are what the order says they are. */
  readonly keepsNoProducts?: true;
}

export const goodsRequest = (number: string, over: Partial<IssueRequest> = {}): IssueRequest => ({
  order: paidOrder(number),
  orderNumber: number,
  key: `shopify:${number}:invoice`,
  model: 55,
  sendEmail: false,
  ...over,
});

export function invoiceIssuerContract(name: string, createWorld: () => InvoiceIssuerWorld): void {
  const { services, extra, keepsNoProducts, tellsNoCodes } = createWorld();
  const model = services?.model ?? 55;
  const request = (number: string, over: Partial<IssueRequest> = {}) => goodsRequest(number, { ...extra, ...services, ...over });

  const settled = async ({ world }: InvoiceIssuerWorld, issuer: InvoiceIssuer, issued: Invoice) => {
    const seconds = (services && issuer.pollServicesEverySeconds) ?? issuer.pollEverySeconds;
    return await waitUntil(world.clock, issued, {
      isFinal: ({ status }) => isSettled(status),
      ask: () => issuer.get(issued.id, issued.model),
      everyMs: seconds * 1000,
      // Enough for two questions, however seldom the vendor may be asked.
      forMs: Math.max(60, 2 * seconds) * 1000,
    });
  };

  const entries = ({ world }: InvoiceIssuerWorld, kind: string, orderNumber: string) =>
    world.simulator.ledger().filter((entry) => entry.kind === kind && entry.orderNumber === orderNumber);

  const expectOne = (issuing: InvoiceIssuerWorld, orderNumber: string, status = 'authorized') => {
    expect(entries(issuing, 'invoice', orderNumber).map((entry) => entry.status)).toEqual([status]);
    expect(entries(issuing, 'sale', orderNumber).length).toBeLessThanOrEqual(1);
    expect(issuing.world.violations).toEqual([]);
  };

  const issueSettled = async (issuing: InvoiceIssuerWorld, number: string, over: Partial<IssueRequest> = {}) => {
    const issuer = issuing.open();
    return { issuer, invoice: await settled(issuing, issuer, await issuer.issue(request(number, over))) };
  };

  /** What only some vendors have: held to the same where they have it. */
  const optionalMethods = () => {
    const offered = createWorld().open();

    const entry = invoiceIssuers.find((each) => name.startsWith(each.name))!;

    test('has the methods that its line in the registry names, and no others', async () => {
      const { id, can, choices, models } = entry;
      expect((await createWorld().open().issue(request('1000'))).vendor).toBe(id);
      const optional = ['list', 'download', 'cancel', 'correct', 'voidNumbers'] as const;
      expect(new Set(can)).toEqual(new Set(optional.filter((method) => offered[method] !== undefined)));
      expect(choices.length > 0).toBe(offered.choices !== undefined);
      expect(models).toContain(model);
    });

    where(offered.choices).test('has something to choose from in every list', async () => {
      const issuer = createWorld().open();
      for (const of of entry.choices) {
        const choices = await issuer.choices!(of);
        expect(choices.length, of).toBeGreaterThan(0);
        for (const { id, name } of choices) expect([id, name].map((text) => typeof text === 'string' && text !== '')).toEqual([true, true]);
      }
    });

    where(entry.overrides.includes('draftOnly')).test('keeps a draft from SEFAZ until it is issued without that wish', async () => {
      const issuing = createWorld();
      const issuer = issuing.open();
      const draft = await issuer.issue(request('1020', { overrides: { draftOnly: true } }));
      await issuing.world.clock.sleep(60_000);
      expect(await issuer.get(draft.id, draft.model)).toMatchObject({ id: draft.id, status: 'pending' });
      const { invoice } = await issueSettled(issuing, '1020');
      expect(invoice).toMatchObject({ id: draft.id, status: 'authorized' });
      expectOne(issuing, '1020');
    });

    where(entry.overrides.includes('unknownProducts')).test(
      'sells what it does not know as the generic product that the shop names',
      async () => {
        const issuing = createWorld();
        const [first, second] = paidOrder('1021').items;
        const order = paidOrder('1021', { items: [{ ...first!, sku: 'NO-SUCH-1' }, second!] });
        const overrides = { unknownProducts: { genericSku: first!.sku! } };
        expect((await issueSettled(issuing, '1021', { order, overrides })).invoice.status).toBe('authorized');
        expectOne(issuing, '1021');
        const refusal = await failureOf(issuing.open().issue(request('1022', { order: { ...order, number: '1022', id: 'shopify:1022' } })));
        expect(refusal.message).toContain('NO-SUCH-1');
      },
    );

    where(offered.list).describe('when it lists', () => {
      const listed = async (issuing: InvoiceIssuerWorld, query: object, limit = Infinity) =>
        (await issuing.open().list!({ model, ...query }, limit)).map(({ orderNumber }) => orderNumber);

      test('finds an invoice by order, status and day, and no other', async () => {
        const issuing = createWorld();
        const { invoice } = await issueSettled(issuing, '1030');
        await issueSettled(issuing, '1031');
        const [found] = await issuing.open().list!({ model, orderNumber: '1030' }, 10);
        expect(found).toMatchObject({ id: invoice.id, status: 'authorized', model, number: invoice.number, accessKey: invoice.accessKey });
        expect(await listed(issuing, { orderNumber: '1030', status: 'authorized' })).toEqual(['1030']);
        expect(await listed(issuing, { orderNumber: '1030', status: 'cancelled' })).toEqual([]);
        const today = new Date(issuing.world.clock.now()).toISOString().slice(0, 10);
        expect(await listed(issuing, { issuedFrom: today, issuedTo: today })).toHaveLength(2);
        expect(await listed(issuing, { issuedFrom: '2025-01-01', issuedTo: '2025-02-01' })).toEqual([]);
        expect(issuing.world.violations).toEqual([]);
      });

      test('gives the newest first, and no more than asked for', async () => {
        const issuing = createWorld();
        for (const number of ['1032', '1033', '1034']) {
          await issueSettled(issuing, number);
          await issuing.world.clock.sleep(61_000);
        }
        expect(await listed(issuing, {})).toEqual(['1034', '1033', '1032']);
        expect(await listed(issuing, {}, 2)).toEqual(['1034', '1033']);
      });
    });

    where(offered.download).describe('when it hands out files', () => {
      test('gives the XML of its access key, and a DANFE that is a PDF', async () => {
        const issuing = createWorld();
        const { issuer, invoice } = await issueSettled(issuing, '1040');
        issuing.world.inject(onFirstOfEach('serverError'));
        const { xml, pdf } = await issuer.download!(invoice.id, model);
        for (const part of services ? [`>${invoice.number}<`] : [`Id="NFe${invoice.accessKey}"`, '<protNFe']) expect(xml).toContain(part);
        if (pdf) expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
        expect(issuing.world.violations).toEqual([]);
      });

      test('has none before SEFAZ has authorized', async () => {
        const issuing = createWorld();
        issuing.setRejection({ code: '778', reason: 'Rejeição: Informado NCM inexistente' });
        const { issuer, invoice } = await issueSettled(issuing, '1041');
        expect(invoice.status).toBe('rejected');
        expect((await issuer.download!(invoice.id, model)).pdf).toBeNull();
      });
    });

    const faults: Fault[] = ['lostAnswer', 'reset', 'serverError'];

    /** The operation on an authorized invoice, with a fault at each of its writes in turn. */
    const whicheverWrite = async (number: string, fault: Fault, run: (issuer: InvoiceIssuer, invoice: Invoice) => Promise<void>) => {
      const writesIn = ({ world }: InvoiceIssuerWorld) => world.calls.filter(({ writeNumber }) => writeNumber !== undefined).length;
      const counted = createWorld();
      const plain = await issueSettled(counted, number);
      const before = writesIn(counted);
      await run(plain.issuer, plain.invoice);
      const writes = writesIn(counted) - before;
      expect(writes).toBeGreaterThan(0);
      for (let k = 1; k <= writes; k++) {
        const issuing = createWorld();
        const { issuer, invoice } = await issueSettled(issuing, number);
        issuing.world.inject(onWrite(before + k, fault));
        await run(issuer, invoice);
        expect(issuing.world.violations, `write ${k}`).toEqual([]);
      }
    };

    where(offered.cancel).describe('when it cancels', () => {
      const why = 'Cliente desistiu da compra antes do envio';

      test('does it once, and answers the same when it is asked again', async () => {
        const issuing = createWorld();
        const { issuer, invoice } = await issueSettled(issuing, '1050');
        for (const open of [issuer, issuing.open(true)]) {
          expect(await settled(issuing, open, await open.cancel!(invoice.id, model, why))).toMatchObject({
            id: invoice.id,
            status: 'cancelled',
          });
        }
        expectOne(issuing, '1050', 'cancelled');
      });

      test.each(faults)('is done whichever write meets %s', async (fault) => {
        await whicheverWrite('1051', fault, async (issuer, { id }) => {
          expect((await issuer.cancel!(id, model, why)).status).toBe('cancelled');
        });
      });
    });

    where(!services && offered.correct).describe('when it corrects', () => {
      test.each(faults)('is done whichever write meets %s', async (fault) => {
        await whicheverWrite('1052', fault, async (issuer, { id }) => {
          expect(await issuer.correct!(id, 'O peso bruto correto é 12,5 kg')).toMatchObject({ id, status: 'authorized' });
        });
      });
    });

    where(!services && offered.voidNumbers).describe('when it voids numbers', () => {
      const range = { model: 55, series: '1', first: 900_001, last: 900_003, justification: 'Falha no sistema pulou a numeração' } as const;

      test.each(faults)('is done whichever write meets %s', async (fault) => {
        await whicheverWrite('1053', fault, async (issuer) => {
          expect(await issuer.voidNumbers!(range)).toMatchObject({ first: 900_001, last: 900_003, status: 'authorized' });
        });
      });
    });
  };

  describe(`${name} as an issuer of invoices`, () => {
    test('makes the invoice of a paid order and has it authorized', async () => {
      const issuing = createWorld();
      const issuer = issuing.open();
      const issued = await issuer.issue(request('1001'));
      expect(issued).toMatchObject({ model, orderNumber: '1001', found: false });
      const invoice = await settled(issuing, issuer, issued);
      expect(invoice).toMatchObject({ id: issued.id, status: 'authorized', model, orderNumber: '1001', rejection: null });
      if (services) expect(invoice.accessKey).toBeNull();
      else expect(invoice.accessKey).toMatch(/^[0-9]{6}[0-9A-Z]{12}[0-9]{26}$/);
      expect(invoice.number).toMatch(/^[1-9]\d*$/);
      expect(Date.parse(invoice.issuedAt ?? '')).toBeGreaterThan(0);
      expectOne(issuing, '1001');
    });

    test('answers a repeated event with the invoice that is there', async () => {
      const issuing = createWorld();
      const issuer = issuing.open();
      const first = await settled(issuing, issuer, await issuer.issue(request('1002')));
      expect(await issuer.issue(request('1002'))).toMatchObject({ id: first.id, status: 'authorized', found: true });
      expectOne(issuing, '1002');
    });

    test('finds the invoice of before a restart', async () => {
      const issuing = createWorld();
      const issuer = issuing.open();
      const first = await settled(issuing, issuer, await issuer.issue(request('1003')));
      await issuing.world.clock.sleep(10_000);
      expect(await issuing.open(true).issue(request('1003'))).toMatchObject({ id: first.id, status: 'authorized', found: true });
      expectOne(issuing, '1003');
    });

    test('makes one invoice of two executions at the same time', async () => {
      const issuing = createWorld();
      const both = [issuing.open(), issuing.open()];
      const issued = await Promise.all(both.map((issuer) => issuer.issue(request('1004'))));
      await settled(issuing, both[0]!, issued[0]!);
      expect(new Set(issued.map(({ id }) => id)).size).toBe(1);
      expect(issued.filter(({ found }) => !found)).toHaveLength(1);
      expectOne(issuing, '1004');
    });

    describe('when an answer is lost on the way', () => {
      const writes = countWrites(createWorld, request('1000'));

      test('is tried with every write', async () => {
        expect(await writes).toBeGreaterThan(0);
      });

      for (const fault of ['lostAnswer', 'reset', 'serverError'] as const) {
        test(`still makes exactly one invoice, whichever write meets ${fault}`, async () => {
          for (let k = 1; k <= (await writes); k++) {
            const issuing = createWorld();
            const issuer = issuing.open();
            issuing.world.inject(onWrite(k, fault));
            const issued = await issuer.issue(request('1005'));
            expect(await settled(issuing, issuer, issued), `write ${k}`).toMatchObject({ status: 'authorized' });
            expectOne(issuing, '1005');
          }
        });
      }
    });

    for (const fault of ['rateLimited', 'serverError', 'reset'] as const) {
      test(`outlives ${fault} at the first call of each kind`, async () => {
        const issuing = createWorld();
        const issuer = issuing.open();
        issuing.world.inject(onFirstOfEach(fault));
        const issued = await issuer.issue(request('1006'));
        expect(await settled(issuing, issuer, issued)).toMatchObject({ status: 'authorized' });
        expectOne(issuing, '1006');
      });
    }

    where(!services && !keepsNoProducts).test('refuses an order with goods that the vendor does not have, by SKU and order', async () => {
      const issuing = createWorld();
      const [known] = paidOrder('1007').items;
      const order = paidOrder('1007', { items: [{ ...known!, sku: 'NO-SUCH-1' }] });
      const refusal = await failureOf(issuing.open().issue(request('1007', { order })));
      expect(refusal.failure.class).toBe('validation');
      expect(refusal.message).toContain('NO-SUCH-1');
      expect(refusal.message).toContain('1007');
      expect(refusal.failure.hint).toBeTruthy();
      expect(issuing.world.simulator.ledger()).toEqual([]);
    });

    test('knows what to do next where an order is named by a number that the vendor does not have', async () => {
      const issuing = createWorld();
      const refusal = await failureOf(issuing.open().issue(request('1008', { order: null })));
      expect(refusal.failure).toMatchObject({ class: 'notFound', hint: expect.stringContaining('ERP Invoice') });
      expect(refusal.message).toContain('1008');
    });

    test('says why SEFAZ refused an invoice, and sends the same one again later', async () => {
      const issuing = createWorld();
      const issuer = issuing.open();
      issuing.setRejection({ code: '778', reason: 'Rejeição: Informado NCM inexistente' });
      const rejected = await settled(issuing, issuer, await issuer.issue(request('1009')));
      expect(rejected).toMatchObject({
        status: 'rejected',
        rejection: { code: tellsNoCodes ? null : '778', reason: expect.stringContaining('NCM inexistente') },
      });
      expectOne(issuing, '1009', 'rejected');
      issuing.setRejection(undefined);
      const authorized = await settled(issuing, issuer, await issuer.issue(request('1009')));
      expect(authorized).toMatchObject({ id: rejected.id, status: 'authorized', rejection: null });
      expectOne(issuing, '1009');
    });

    test('is not disturbed by fields that nobody knows yet', async () => {
      const issuing = createWorld();
      const issuer = issuing.open();
      issuing.world.alterAnswers(withUnknownFields);
      expect(await settled(issuing, issuer, await issuer.issue(request('1010')))).toMatchObject({ status: 'authorized' });
      expectOne(issuing, '1010');
    });

    optionalMethods();

    test('tells nobody who the customer is when something fails', async () => {
      const issuing = createWorld();
      issuing.world.inject(() => 'serverError');
      const { message, failure } = await failureOf(issuing.open().issue(request('1011')));
      expect(failure.class).toBe('transient');
      expect(`${message} ${failure.hint}`).not.toMatch(/52998224725|Ana Souza|ana@|98888/);
    });
  });
}

async function countWrites(createWorld: () => InvoiceIssuerWorld, first: IssueRequest): Promise<number> {
  const issuing = createWorld();
  await issuing.open().issue(first);
  return issuing.world.calls.filter(({ writeNumber }) => writeNumber !== undefined).length;
}
