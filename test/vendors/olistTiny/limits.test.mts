import { describe, expect, test } from 'vitest';
import { openInvoiceIssuer } from '../../../vendors/olistTiny/invoice/invoiceIssuer.ts';
import { limitsOf } from '../../../vendors/olistTiny/client/vendor.ts';
import { olistTinyWorld } from '../../contracts/support/olistTinyWorld.mts';
import { paidOrder } from '../../contracts/support/order.mts';

describe('the requests of a plan', () => {
  const issueAll = async (plan: number, requestsPerMinute: number | undefined, orders: number) => {
    const world = olistTinyWorld({ requestsPerMinute: plan });
    const connection = world.connect({ settings: requestsPerMinute === undefined ? {} : { requestsPerMinute } });
    const issuer = openInvoiceIssuer({ ...connection, deadline: Infinity });
    const numbers = Array.from({ length: orders }, (_, index) => String(6000 + index));
    const started = world.clock.now();
    await Promise.all(
      numbers.map(
        async (number) => await issuer.issue({ order: paidOrder(number), orderNumber: number, key: number, model: 55, sendEmail: false }),
      ),
    );
    expect(
      world.simulator
        .invoices()
        .map(({ orderNumber }) => orderNumber)
        .toSorted(),
    ).toEqual(numbers);
    return { world, minutes: (world.clock.now() - started) / 60_000 };
  };

  test('are kept by the credential as it comes, on the smallest plan', async () => {
    const { world } = await issueAll(30, undefined, 12);
    expect(world.violations).toEqual([]);
  });

  test('are used where the credential says that there are more', async () => {
    const { world, minutes } = await issueAll(240, 240, 40);
    expect(world.violations).toEqual([]);
    expect(minutes).toBeLessThan(2);
  });

  test('that other integrations use up are waited for: every invoice is made, once', async () => {
    const { world } = await issueAll(20, 60, 8);
    expect(new Set(world.violations.map(({ rule }) => rule))).toEqual(new Set(['rate-limit']));
    expect(world.simulator.sales()).toHaveLength(8);
  });

  test.each([[undefined], [0], [-5], ['many'], [null]])('fall back to 30 a minute for %j', (requestsPerMinute) => {
    const connection = olistTinyWorld().connect({ settings: { requestsPerMinute } });
    expect(limitsOf(connection)).toEqual([{ requests: 30, perMs: 60_000 }]);
  });
});
