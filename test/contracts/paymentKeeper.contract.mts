/** What every payment provider promises that is asked for payments. To hold another one to it: give it a world. */
import { describe, expect, test } from 'vitest';
import type { PaymentKeeper, PaymentRequest } from '../../domain/ports/paymentKeeper.ts';
import type { Simulator } from '../../sandbox/world/simulator.mts';
import { failureOf } from './support/failureOf.mts';
import { address, paidOrder } from './support/order.mts';
import { onFirstOfEach, onWrite, withUnknownFields, type SimulatedVendor } from './support/simulatedVendor.mts';

export interface PaymentKeeperWorld {
  readonly world: SimulatedVendor<Simulator>;
  /** A new adapter; `fresh` as in a process that has just started. */
  open(fresh?: boolean): PaymentKeeper;
  /** The customer pays. */
  pay(id: string): void;
}

export const request = (number: string, over: Partial<PaymentRequest> = {}): PaymentRequest => ({
  key: `shopify:${number}`,
  payer: { customer: paidOrder(number).customer, address },
  method: 'pix',
  value: 212.25,
  dueDate: null,
  description: `Pedido ${number}`,
  installments: 1,
  discount: null,
  fine: null,
  interest: null,
  splits: [],
  card: null,
  ...over,
});

export function paymentKeeperContract(name: string, createWorld: () => PaymentKeeperWorld): void {
  const expectOne = ({ world }: PaymentKeeperWorld, orderNumber: string) => {
    const payments = world.simulator.ledger().filter((entry) => entry.kind === 'payment');
    expect(payments.map((entry) => entry.orderNumber)).toEqual([orderNumber]);
    expect(world.violations).toEqual([]);
  };

  describe(`${name} as a keeper of payments`, () => {
    test('makes the payment of an order for its customer, with the way back to the order', async () => {
      const keeping = createWorld();
      const payment = await keeping.open().create(request('1001'));
      expect(payment).toMatchObject({ status: 'pending', method: 'pix', value: 212.25, orderNumber: '1001', found: false });
      expect(payment.customer).toMatchObject({ name: 'Ana Souza', taxId: { type: 'CPF', value: '52998224725' }, phone: '+5531988887777' });
      expect(payment.dueDate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expectOne(keeping, '1001');
    });

    test('answers a repeated event with the payment that is there, also after a restart and once it was paid', async () => {
      const keeping = createWorld();
      const { id } = await keeping.open().create(request('1002'));
      expect(await keeping.open(true).create(request('1002'))).toMatchObject({ id, found: true, status: 'pending' });
      keeping.pay(id);
      expect(await keeping.open(true).create(request('1002'))).toMatchObject({ id, found: true, status: 'received' });
      expectOne(keeping, '1002');
    });

    test('makes one payment of two executions at the same time', async () => {
      const keeping = createWorld();
      const made = await Promise.all([keeping.open(), keeping.open()].map((keeper) => keeper.create(request('1003'))));
      expect(new Set(made.map(({ id }) => id)).size).toBe(1);
      expect(made.filter(({ found }) => !found)).toHaveLength(1);
      expectOne(keeping, '1003');
    });

    for (const fault of ['lostAnswer', 'reset', 'serverError'] as const) {
      test(`makes exactly one payment, whichever write meets ${fault}`, async () => {
        const rehearsal = createWorld();
        await rehearsal.open().create(request('1000'));
        const writes = rehearsal.world.calls.filter(({ writeNumber }) => writeNumber !== undefined).length;
        expect(writes).toBeGreaterThan(0);
        for (let k = 1; k <= writes; k++) {
          const keeping = createWorld();
          keeping.world.inject(onWrite(k, fault));
          expect(await keeping.open().create(request('1004')), `write ${k}`).toMatchObject({ status: 'pending' });
          expectOne(keeping, '1004');
        }
      });
    }

    test('outlives a bad minute at the first call of each kind', async () => {
      const keeping = createWorld();
      keeping.world.inject(onFirstOfEach('rateLimited'));
      await keeping.open().create(request('1005'));
      expectOne(keeping, '1005');
    });

    test('does not hand on an open payment over another value', async () => {
      const keeping = createWorld();
      await keeping.open().create(request('1006'));
      const refusal = await failureOf(keeping.open().create(request('1006', { value: 99 })));
      expect(refusal.failure).toMatchObject({ class: 'conflict', hint: expect.stringContaining('Update') });
      expectOne(keeping, '1006');
    });

    test('gives the money back once, also when the answer is lost', async () => {
      const keeping = createWorld();
      const { id } = await keeping.open().create(request('1007'));
      keeping.pay(id);
      const writesSoFar = keeping.world.calls.filter(({ writeNumber }) => writeNumber !== undefined).length;
      keeping.world.inject(onWrite(writesSoFar + 1, 'lostAnswer'));
      const half = { value: 100, reason: 'Um item faltou' };
      expect(await keeping.open().refund(id, half)).toMatchObject({ id, status: 'received' });
      expect(await keeping.open(true).refund(id, half)).toMatchObject({ found: true });
      expect(await keeping.open().refund(id, { value: null, reason: 'Desistência' })).toMatchObject({ status: 'refunded', found: false });
      expect(await keeping.open(true).refund(id, { value: null, reason: 'Desistência' })).toMatchObject({
        status: 'refunded',
        found: true,
      });
      expect(keeping.world.violations).toEqual([]);
    });

    test('removes a payment, and does not mind that it is gone', async () => {
      const keeping = createWorld();
      const { id } = await keeping.open().create(request('1008'));
      await keeping.open().remove(id);
      await keeping.open(true).remove(id);
      expect(await keeping.open().get(id)).toMatchObject({ status: 'deleted' });
    });

    test('makes a new payment where the one of before was removed', async () => {
      const keeping = createWorld();
      const { id } = await keeping.open().create(request('1009'));
      await keeping.open().remove(id);
      expect(await keeping.open().create(request('1009'))).toMatchObject({ found: false, status: 'pending' });
    });

    test('is not disturbed by fields that nobody knows yet', async () => {
      const keeping = createWorld();
      keeping.world.alterAnswers(withUnknownFields);
      expect(await keeping.open().create(request('1010'))).toMatchObject({ status: 'pending', orderNumber: '1010' });
    });

    test('refuses a customer without CPF or CNPJ before anything is made', async () => {
      const keeping = createWorld();
      const payer = { customer: { ...paidOrder('1011').customer, taxId: null }, address };
      const { failure } = await failureOf(keeping.open().create(request('1011', { payer })));
      expect(failure).toMatchObject({ class: 'validation', hint: expect.any(String) });
      expect(keeping.world.simulator.ledger()).toEqual([]);
    });

    test('tells nobody who the customer is when something fails', async () => {
      const keeping = createWorld();
      keeping.world.inject(() => 'serverError');
      const { message, failure } = await failureOf(keeping.open().create(request('1012')));
      expect(`${message} ${failure.hint}`).not.toMatch(/52998224725|Ana Souza|ana@|98888/);
    });
  });
}
