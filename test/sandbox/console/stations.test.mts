/** An order's line of stations, where something stopped. */
import { expect, test } from 'vitest';
import { stationsOf, type OrderBooks } from '../../../sandbox/console/board/stations.mts';
import type { LedgerEntry } from '../../../sandbox/world/simulator.mts';

const error = { where: 'ERP Invoice', what: 'SEFAZ rejected invoice 447', hint: 'Correct it' };

function booksWith(entries: Partial<LedgerEntry>[]): OrderBooks {
  return {
    channel: 'shopify',
    isPaid: true,
    isCancelled: false,
    of: (kind) => entries.filter((entry) => entry.kind === kind) as LedgerEntry[],
    run: { orderNumber: '1010', url: 'http://127.0.0.1', isUnderWay: false, error },
    texts: new Map(),
  };
}

const states = (books: OrderBooks) => stationsOf(books).map(({ name, state }) => `${name} ${state}`);

test('a rejected nota fiscal stops there alone: the label behind it was never reached', () => {
  const rejected = { kind: 'invoice', status: 'rejected', detail: { number: '447' } } as const;
  expect(states(booksWith([rejected]))).toEqual([
    'paid done',
    'invoice stopped',
    'label waiting',
    'stock waiting',
    'shop waiting',
    'told waiting',
  ]);
});

test('without a document the first station that is not done has stopped', () => {
  expect(states(booksWith([])).slice(0, 3)).toEqual(['paid done', 'invoice stopped', 'label waiting']);
});
