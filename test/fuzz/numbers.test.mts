/** Every reader of a number that a user, a spreadsheet or an expression gives: what is none is refused, and nothing else than 0 is 0. */
import type { IDataObject } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { quantityProblems } from '../../domain/checks/lineCheck.ts';
import { readAmount, readQuantity } from '../../domain/values/amount.ts';
import { toCents } from '../../domain/values/money.ts';
import { stockLines } from '../../nodes/StockUpdate/stock/stockLines.ts';
import { leastReais, percentage, requireNumber, wholeNumber } from '../../nodes/shared/numberParameter.ts';
import { asId, asNumber } from '../../runtime/client/json.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { requireAmount, shownAmount } from '../../vendors/asaas/client/amount.ts';
import { oneItem } from '../nodes/support/fakeN8n.mts';
import { isClean, told } from './support/clean.mts';
import { anyNumber } from './support/mutate.mts';
import { seed, share } from './support/share.mts';

type Reader = (value: unknown) => number | null | undefined;

const readers: Record<string, Reader> = {
  'an amount': (value) => valueOf(readAmount(value)),
  'an amount with ten places': (value) => valueOf(readAmount(value, { places: 10 })),
  'a quantity': (value) => valueOf(readQuantity(value)),
  'a quantity of a line': (value) => (quantityProblems(value, 'x').length > 0 ? undefined : valueOf(readAmount(value, { places: 4 }))),
  cents: (value) => {
    const cents = toCents(value);
    return cents === undefined ? undefined : cents / 100;
  },
  'a number of a vendor': asNumber,
  'an id': asId,
  'a required amount': (value) => requireNumber(value, 'Value', leastReais),
  'a percentage': (value) => requireNumber(value, 'Interest', percentage),
  'a whole number': (value) => requireNumber(value, 'Installments', wholeNumber),
  'an amount for Asaas': (value) => requireAmount(value, 'The value'),
  'an amount that Asaas shows': (value) => shownAmount(value, 'value'),
  'a quantity of stock': (value) => {
    const context = oneItem({ sku: 'A', quantity: value } as IDataObject, { linesFrom: 'item' });
    return stockLines(context, 0, -Infinity)[0]!.quantity;
  },
};

/** These make an error of what they refuse, which takes longer. */
const throwing = [
  'a required amount',
  'a percentage',
  'a whole number',
  'an amount for Asaas',
  'an amount that Asaas shows',
  'a quantity of stock',
];

const valueOf = (reading: { valid: true; value: number } | { valid: false }) => (reading.valid ? reading.value : undefined);

/** What a text may say: its last sign before digits parts the decimals, or all signs part thousands. */
function numbersIn(text: string): number[] {
  const signed = text.replace(/[^\d.,-]/g, '');
  const last = Math.max(signed.lastIndexOf('.'), signed.lastIndexOf(','));
  const bare = (part: string) => part.replace(/[.,]/g, '');
  const whole = Number(bare(signed));
  return last === -1 ? [whole] : [whole, Number(`${bare(signed.slice(0, last))}.${bare(signed.slice(last))}`)];
}

/** Whether a number is what was given, judged without the reader's own rules; cents may be rounded. */
function isWhatWasGiven(given: unknown, read: number): boolean {
  const isNear = (number: number) => Math.abs(number - read) <= 0.005 + Math.abs(number) * 1e-12;
  if (!Number.isFinite(read)) return false;
  if (typeof given === 'number') return isNear(given);
  if (typeof given !== 'string' || !/\d/.test(given)) return false;
  // What a vendor writes may have an exponent.
  return isNear(Number(given)) || numbersIn(given).some(isNear);
}

describe.each(Object.keys(readers))('%s', (name) => {
  test('is what was given, or is refused by one of our errors', () => {
    const random = createRandom(seed).fork(name);
    const faults: string[] = [];
    const count = throwing.includes(name) ? share(8_000, 300) : share(75_000, 1_000);
    for (let index = 0; index < count && faults.length < 10; index++) {
      const given = anyNumber(random);
      try {
        const read = readers[name]!(given);
        if (read === null || read === undefined) continue;
        if (!isWhatWasGiven(given, read)) faults.push(`${describeValue(given)} was read as ${read}`);
      } catch (error) {
        if (!isClean(error)) faults.push(`${describeValue(given)}: ${told(error)}`);
      }
    }
    expect(faults).toEqual([]);
  }, 600_000);
});

function describeValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 60));
  return typeof value === 'object' && value !== null ? `a ${Array.isArray(value) ? 'list' : 'record'}` : String(value);
}
