/** What keeps an order from everything that cannot be undone, whatever form it has. */
import { describe, expect, test } from 'vitest';
import {
  invoiceStateProblems,
  paymentStateProblems,
  stateProblems,
  unwantedStates,
  type UnwantedState,
} from '../../domain/checks/stateCheck.ts';
import type { Order } from '../../domain/documents/order.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { paidOrder } from '../contracts/support/order.mts';

const inState: Record<UnwantedState, Partial<Order>> = {
  cancelled: { cancelledAt: '2026-11-24T15:00:00Z' },
  voided: { financialStatus: 'voided' },
  refunded: { financialStatus: 'refunded' },
  test: { test: true },
  unpaid: { financialStatus: 'pending' },
};

describe('the state of an order', () => {
  test.each(unwantedStates)('%s is a problem of its own, unless the shop allows it', (state) => {
    const order = paidOrder('1001', inState[state]);
    expect(stateProblems(order, [])).toHaveLength(1);
    expect(stateProblems(order, [state])).toEqual([]);
    const others = unwantedStates.filter((each) => each !== state);
    expect(stateProblems(order, others)).toHaveLength(1);
  });

  test.each(['authorized', 'paid', 'partially_refunded', 'unknown'] as const)('%s is no problem', (financialStatus) => {
    expect(stateProblems(paidOrder('1001', { financialStatus }), [])).toEqual([]);
  });

  test('one of which a part is paid is not paid: its invoice and its parcel would be of the whole', () => {
    const order = paidOrder('1001', { financialStatus: 'partially_paid' });
    expect(stateProblems(order, [])).toHaveLength(1);
    expect(stateProblems(order, ['unpaid'])).toEqual([]);
  });

  test('what an order from elsewhere does not tell is no problem', () => {
    const { cancelledAt: _c, financialStatus: _f, ...rest } = paidOrder();
    expect(stateProblems(rest as Order, [])).toEqual([]);
  });

  test.each([
    [{ cancelledAt: 1_764_000_000 }, 'cancelled'],
    [{ cancelledAt: true }, 'cancelled'],
    [{ financialStatus: 'REFUNDED' }, 'refunded'],
    [{ financialStatus: 'Voided' }, 'voided'],
    [{ financialStatus: 'PENDING' }, 'unpaid'],
    [{ test: 'true' }, 'test'],
    // Nothing is said of the order, and all of its payments say the same.
    [{ financialStatus: undefined, payments: [{ status: 'refunded' }, { status: 'refund_requested' }] }, 'refunded'],
    [{ financialStatus: 'unknown', payments: [{ status: 'deleted' }] }, 'refunded'],
    [{ financialStatus: null, payments: [{ status: 'pending' }, { status: 'overdue' }] }, 'unpaid'],
    // The shop has not heard of it.
    [{ payments: [{ status: 'refunded' }] }, 'refunded'],
    [{ financialStatus: 'Paid', payments: [{ status: 'REFUNDED' }, { status: 'refund_requested' }] }, 'refunded'],
  ])('in another form is the same: %j', (written, state) => {
    const order = { ...paidOrder(), ...written } as unknown as Order;
    expect(stateProblems(order, [])).toHaveLength(1);
    expect(stateProblems(order, [state])).toEqual([]);
  });

  test.each([
    [{ financialStatus: 'PAID' }],
    [{ cancelledAt: '' }],
    [{ cancelledAt: false }],
    [{ test: 'false' }],
    [{ financialStatus: 'unknown', payments: [{ status: 'refunded' }, { status: 'received' }] }],
    [{ financialStatus: 'unknown', payments: [{ status: 'deleted' }, {}] }],
    [{ financialStatus: 'paid', payments: [{ status: 'pending' }] }],
    // Paid twice, or anew: one stands.
    [{ financialStatus: 'paid', payments: [{ status: 'refunded' }, { status: 'received' }] }],
    // A charge that was deleted because the customer paid in cash.
    [{ financialStatus: 'paid', payments: [{ status: 'deleted' }] }],
    [{ financialStatus: 'paid', payments: [{ status: 'refunded' }, null] }],
    [{ financialStatus: 'paid', payments: [] }],
  ])('that says nothing against it is no problem: %j', (written) => {
    expect(stateProblems({ ...paidOrder(), ...written } as unknown as Order, [])).toEqual([]);
  });

  test.each(['cancelled', 'estornado', 'wc-refunded'])('a word of another system is not taken for "paid": %s', (financialStatus) => {
    const order = { ...paidOrder(), financialStatus } as unknown as Order;
    expect(stateProblems(order, [...unwantedStates])).toMatchObject([{ field: 'order.financialStatus' }]);
  });

  test('any mixture of states and permissions: each state that is not allowed is told, no other', () => {
    const random = createRandom(14);
    for (let round = 0; round < 500; round++) {
      const financial = random.pick(['voided', 'refunded', 'unpaid', undefined] as const);
      const others = (['cancelled', 'test'] as const).filter(() => random.chance(0.5));
      const states: UnwantedState[] = [...others, ...(financial ? [financial] : [])];
      const allowed = unwantedStates.filter(() => random.chance(0.5));
      const order = paidOrder('1001', Object.assign({}, ...states.map((state) => inState[state])) as Partial<Order>);
      const wanted = states.filter((state) => !allowed.includes(state));
      expect(stateProblems(order, allowed)).toHaveLength(wanted.length);
    }
  });
});

describe('a part of the money went back, and nobody says for which goods', () => {
  const partly = (givenBack: number | null | undefined, less = 0) => {
    const { totals, ...order } = paidOrder('1001', { financialStatus: 'partially_refunded' });
    const known = givenBack === undefined ? {} : { givenBack };
    return { ...order, totals: { ...totals, ...known, total: totals.total - less } };
  };

  test.each([[30], [null]])('%s: no invoice over the whole unless the shop wants it; the parcel leaves all the same', (givenBack) => {
    const order = partly(givenBack);
    expect(invoiceStateProblems(order, ['refunded'])).toMatchObject([{ field: 'order.totals.givenBack' }]);
    expect(invoiceStateProblems(order, ['partlyRefunded'])).toEqual([]);
    expect(stateProblems(order, [])).toEqual([]);
  });

  test('where the shop takes it off the goods or off the total, this check has nothing to add', () => {
    expect(invoiceStateProblems(partly(undefined), [])).toEqual([]);
    expect(invoiceStateProblems(partly(30, 30), [])).toEqual([]);
  });

  test('of a payment the same; one that went back whole has its own words', () => {
    const told = (allowed: string[]) => paymentStateProblems({ status: 'received', refunded: 30, remaining: 70 }, allowed);
    expect(told(['refunded'])).toMatchObject([{ field: 'payment.refunded', message: expect.stringContaining('30.00') }]);
    expect(told(['partlyRefunded'])).toEqual([]);
    expect(paymentStateProblems({ status: 'received' }, [])).toEqual([]);
    expect(paymentStateProblems({ status: 'REFUNDED' as 'refunded' }, [])).toMatchObject([{ field: 'payment.status' }]);
    expect(paymentStateProblems({ status: 'refunded', refunded: 100, remaining: 0 }, [])).toMatchObject([{ field: 'payment.status' }]);
  });
});
