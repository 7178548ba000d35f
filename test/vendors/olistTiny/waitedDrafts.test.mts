/** Olist Tiny's list goes by the day on which an invoice was made: one that waited as a draft is of the day on which it was issued. */
import { describe, expect, test } from 'vitest';
import { brazilDate } from '../../../domain/values/brazilTime.ts';
import { addDays } from '../../../domain/values/day.ts';
import { openInvoiceIssuer } from '../../../vendors/olistTiny/invoice/invoiceIssuer.ts';
import { openInvoiceRegister } from '../../../vendors/olistTiny/invoice/invoiceRegister.ts';
import { olistTinyWorld } from '../../contracts/support/olistTinyWorld.mts';
import { paidOrder } from '../../contracts/support/order.mts';

const dayMs = 86_400_000;

const waited = async () => {
  const world = olistTinyWorld();
  const issuer = openInvoiceIssuer(world.connect({ deadline: Infinity }));
  const issue = async (number: string, draftOnly: boolean) => {
    const order = paidOrder(number);
    return await issuer.issue({ order, orderNumber: number, key: number, model: 55, sendEmail: false, overrides: { draftOnly } });
  };
  const made = brazilDate(world.worldClock.now());
  await issue('1001', true);
  await world.clock.sleep(3 * dayMs);
  await issue('1001', false);
  await issue('1002', false);
  await world.clock.sleep(60_000);
  return { world, issuer, made, issued: addDays(made, 3) };
};

describe('an invoice that waited three days as a draft', () => {
  test('is in the register on the day of its issue, once', async () => {
    const { world, made, issued } = await waited();
    const { pages } = openInvoiceRegister(world.connect({ deadline: Infinity }));
    const read = async (from: string, to: string) => {
      const found: (string | null)[] = [];
      for await (const page of pages({ from, to })) found.push(...page.map(({ orderNumber }) => orderNumber));
      return found.toSorted();
    };
    expect(await read(issued, issued)).toEqual(['1001', '1002']);
    expect(await read(made, issued)).toEqual(['1001', '1002']);
    expect(await read(made, addDays(issued, -1))).toEqual([]);
    expect(world.violations).toEqual([]);
  });

  test('is listed among the invoices of that day', async () => {
    const { issuer, issued } = await waited();
    const listed = await issuer.list!({ model: 55, issuedFrom: issued, issuedTo: issued }, 50);
    expect(listed.map(({ orderNumber }) => orderNumber).toSorted()).toEqual(['1001', '1002']);
  });
});
