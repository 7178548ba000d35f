/** What keeps an order from everything that cannot be undone, whatever form it has. */
import { describe, expect, test } from 'vitest';
import { stateProblems, unwantedStates, type UnwantedState } from '../../domain/checks/stateCheck.ts';
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

  test.each(['authorized', 'partially_paid', 'paid', 'partially_refunded', 'unknown'] as const)('%s is no problem', (financialStatus) => {
    expect(stateProblems(paidOrder('1001', { financialStatus }), [])).toEqual([]);
  });

  test('what an order from elsewhere does not tell is no problem', () => {
    const { cancelledAt: _c, financialStatus: _f, ...rest } = paidOrder();
    expect(stateProblems(rest as Order, [])).toEqual([]);
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
