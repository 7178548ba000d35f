/** Get Many of each shop: a filter that an expression left empty, or that nobody can read, is not "all orders". */
import { describe, expect, test } from 'vitest';
import type { OrderQuery } from '../../domain/ports/orderKeeper.ts';
import { ordersFound } from '../../nodes/shared/ordersFound.ts';
import * as addEvent from '../../nodes/ShopifyOrder/fulfillment/addEvent.operation.ts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { oneItem } from './support/fakeN8n.mts';

/** What the shop is asked for. n8n's zone is that of São Paulo here. */
async function askedFor(filters: object): Promise<OrderQuery[]> {
  const asked: OrderQuery[] = [];
  await ordersFound(oneItem({}, { filters, returnAll: true }), 0, {
    list: async (query) => (asked.push(query), await Promise.resolve([])),
  });
  return asked;
}

describe('a moment', () => {
  test.each([
    // As n8n's own field writes it, as people do, and as expressions do.
    ['2026-11-24T09:30:00', '2026-11-24T12:30:00.000Z'],
    ['24/11/2026 09:30', '2026-11-24T12:30:00.000Z'],
    ['2026-11-24', '2026-11-24T03:00:00.000Z'],
    ['24/11/2026', '2026-11-24T03:00:00.000Z'],
    ['2026-11-24T09:30:00.000-04:00', '2026-11-24T13:30:00.000Z'],
    ['2026-11-24T12:30:00Z', '2026-11-24T12:30:00.000Z'],
  ])('%s is %s, wherever n8n runs', async (createdFrom, moment) => {
    expect(await askedFor({ createdFrom })).toEqual([{ createdFrom: moment }]);
  });

  test.each([
    ['createdFrom', 'ontem', 'Created After'],
    ['createdTo', '2026-02-30', 'Created Before'],
    ['updatedFrom', 1_764_000_000_000, 'Updated After'],
    ['updatedTo', true, 'Updated Before'],
  ])('%s of %j is refused by its name', async (name, value, label) => {
    const { failure } = await failureOf(askedFor({ [name]: value }));
    expect(failure).toMatchObject({ code: 'timeInvalid', message: expect.stringContaining(`"${label}"`) });
  });
});

test.each([
  ['updatedFrom', null],
  ['updatedFrom', undefined],
  ['withoutTag', null],
  ['search', undefined],
  ['tag', ''],
  ['createdFrom', ' '],
  ['tag', ['nf-e', 'vip']],
])('the filter %s of %j, which an expression gave, is refused', async (name, value) => {
  expect((await failureOf(askedFor({ state: 'open', [name]: value }))).failure).toMatchObject({ code: 'filterEmpty' });
});

describe('the moment of an event of a parcel', () => {
  const atOf = async (happenedAt: unknown) => {
    let at: unknown;
    const keeper = { addEvent: async (request: { event: { at: unknown } }) => ((at = request.event.at), await Promise.resolve({})) };
    const item = oneItem({ order: paidOrder() as never }, { orderFrom: 'item', status: 'delivered', happenedAt });
    await addEvent.execute(item, 0, keeper as never);
    return at;
  };

  test('has the zone of the workflow where it has none, and none where nothing is filled in', async () => {
    expect(await atOf('2026-11-24T09:30:00')).toBe('2026-11-24T12:30:00.000Z');
    expect(await atOf('')).toBe(null);
  });

  test('that is none is refused, and not told as now', async () => {
    expect((await failureOf(atOf('ontem'))).failure).toMatchObject({ code: 'timeInvalid' });
  });
});
