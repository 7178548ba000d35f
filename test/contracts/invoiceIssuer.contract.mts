/**
 * What every issuer of invoices promises. To hold another one to it: give it a world (a dozen lines, see
 * invoiceIssuer.bling.test.mts).
 */
import { describe, expect, it } from 'vitest';
import { isSettled, type Invoice } from '../../domain/invoice.ts';
import type { InvoiceIssuer, IssueRequest } from '../../domain/ports/invoiceIssuer.ts';
import { waitUntil } from '../../runtime/waitUntil.ts';
import { failureOf } from './support/failureOf.mts';
import { onFirstOfEach, onWrite, withUnknownFields, type SimulatedVendor } from './support/simulatedVendor.mts';
import { paidOrder } from './support/order.mts';
import type { Simulator } from '../../sandbox/world/simulator.mts';

export interface InvoiceIssuerWorld {
  readonly world: SimulatedVendor<Simulator>;
  /** A new adapter; `fresh` as in a process that has just started. */
  open(fresh?: boolean): InvoiceIssuer;
  /** SEFAZ refuses what is sent from now on, or takes it again. */
  setRejection(rejection: { code: string; reason: string } | undefined): void;
  /** What an issuer of services differs in: its requests, no access key, no stock of goods, reasons without a code. */
  readonly services?: Partial<IssueRequest>;
  /** What every request has to say to this issuer beyond the usual, e.g. the taxes. */
  readonly extra?: Partial<IssueRequest>;
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
  const { services, extra, keepsNoProducts } = createWorld();
  const model = services?.model ?? 55;
  const request = (number: string, over: Partial<IssueRequest> = {}) => goodsRequest(number, { ...extra, ...services, ...over });

  const settled = async ({ world }: InvoiceIssuerWorld, issuer: InvoiceIssuer, issued: Invoice) =>
    await waitUntil(world.clock, issued, {
      isFinal: ({ status }) => isSettled(status),
      ask: () => issuer.get(issued.id, issued.model),
      everyMs: issuer.pollEverySeconds * 1000,
      // Enough for two questions, however seldom the vendor may be asked.
      forMs: Math.max(60, 2 * issuer.pollEverySeconds) * 1000,
    });

  const entries = ({ world }: InvoiceIssuerWorld, kind: string, orderNumber: string) =>
    world.simulator.ledger().filter((entry) => entry.kind === kind && entry.orderNumber === orderNumber);

  const expectOne = (issuing: InvoiceIssuerWorld, orderNumber: string, status = 'authorized') => {
    expect(entries(issuing, 'invoice', orderNumber).map((entry) => entry.status)).toEqual([status]);
    expect(entries(issuing, 'sale', orderNumber).length).toBeLessThanOrEqual(1);
    expect(issuing.world.violations).toEqual([]);
  };

  describe(`${name} as an issuer of invoices`, () => {
    it('makes the invoice of a paid order and has it authorized', async () => {
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

    it('answers a repeated event with the invoice that is there', async () => {
      const issuing = createWorld();
      const issuer = issuing.open();
      const first = await settled(issuing, issuer, await issuer.issue(request('1002')));
      expect(await issuer.issue(request('1002'))).toMatchObject({ id: first.id, status: 'authorized', found: true });
      expectOne(issuing, '1002');
    });

    it('finds the invoice of before a restart', async () => {
      const issuing = createWorld();
      const issuer = issuing.open();
      const first = await settled(issuing, issuer, await issuer.issue(request('1003')));
      await issuing.world.clock.sleep(10_000);
      expect(await issuing.open(true).issue(request('1003'))).toMatchObject({ id: first.id, status: 'authorized', found: true });
      expectOne(issuing, '1003');
    });

    it('makes one invoice of two executions at the same time', async () => {
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

      it('is tried with every write', async () => {
        expect(await writes).toBeGreaterThan(0);
      });

      for (const fault of ['lostAnswer', 'reset', 'serverError'] as const) {
        it(`still makes exactly one invoice, whichever write meets ${fault}`, async () => {
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
      it(`outlives ${fault} at the first call of each kind`, async () => {
        const issuing = createWorld();
        const issuer = issuing.open();
        issuing.world.inject(onFirstOfEach(fault));
        const issued = await issuer.issue(request('1006'));
        expect(await settled(issuing, issuer, issued)).toMatchObject({ status: 'authorized' });
        expectOne(issuing, '1006');
      });
    }

    it.skipIf(services ?? keepsNoProducts)('refuses an order with goods that the vendor does not have, by SKU and order', async () => {
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

    it('knows what to do next where an order is named by a number that the vendor does not have', async () => {
      const issuing = createWorld();
      const refusal = await failureOf(issuing.open().issue(request('1008', { order: null })));
      expect(refusal.failure).toMatchObject({ class: 'notFound', hint: expect.stringContaining('ERP Invoice') });
      expect(refusal.message).toContain('1008');
    });

    it('says why SEFAZ refused an invoice, and sends the same one again later', async () => {
      const issuing = createWorld();
      const issuer = issuing.open();
      issuing.setRejection({ code: '778', reason: 'Rejeição: Informado NCM inexistente' });
      const rejected = await settled(issuing, issuer, await issuer.issue(request('1009')));
      expect(rejected).toMatchObject({
        status: 'rejected',
        rejection: { code: services ? null : '778', reason: expect.stringContaining('NCM inexistente') },
      });
      expectOne(issuing, '1009', 'rejected');
      issuing.setRejection(undefined);
      const authorized = await settled(issuing, issuer, await issuer.issue(request('1009')));
      expect(authorized).toMatchObject({ id: rejected.id, status: 'authorized', rejection: null });
      expectOne(issuing, '1009');
    });

    it('is not disturbed by fields that nobody knows yet', async () => {
      const issuing = createWorld();
      const issuer = issuing.open();
      issuing.world.alterAnswers(withUnknownFields);
      expect(await settled(issuing, issuer, await issuer.issue(request('1010')))).toMatchObject({ status: 'authorized' });
      expectOne(issuing, '1010');
    });

    it('tells nobody who the customer is when something fails', async () => {
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
