/** A flash sale: 500 orders at once through one Bling account, on a clock that nobody has to wait for. */
import { expect, test } from 'vitest';
import type { Transport } from '../../../runtime/client/http.ts';
import { openInvoiceIssuer } from '../../../vendors/bling/invoice/invoiceIssuer.ts';
import { blingWorld } from '../../contracts/support/blingWorld.mts';
import { paidOrder } from '../../contracts/support/order.mts';
import { createVirtualClock } from '../../support/virtualClock.mts';

const orders = 500;
const limit = { requests: 3, perMs: 1000 };
/** One way: Bling counts a call where it arrives. Other lines are in the tests of the limiter. */
const lineMs = 200;

test('500 orders at once: never more than 3 requests in a second, no 429, at 95 % of the pace at least', async () => {
  const clock = createVirtualClock(Date.parse('2026-11-24T15:00:00Z'));
  const world = blingWorld({ clock });
  const arrivals: number[] = [];
  const statuses: number[] = [];
  const { transport: through } = world.connect();
  const transport: Transport = async (request) => {
    await clock.sleep(lineMs);
    arrivals.push(clock.now());
    const answer = await through(request);
    if (answer.answered) statuses.push(answer.status);
    await clock.sleep(lineMs);
    return answer;
  };
  const issue = async (number: string) => {
    const order = paidOrder(number);
    const issuer = openInvoiceIssuer(world.connect({ transport, clock, deadline: Infinity }));
    return await issuer.issue({ order, orderNumber: number, key: number, model: 55, sendEmail: false });
  };

  const started = clock.now();
  const issued = await clock.run(Promise.all(Array.from({ length: orders }, (_, index) => issue(String(index + 1)))));
  const elapsed = clock.now() - started;

  expect(new Set(issued.map(({ id }) => id)).size).toBe(orders);
  expect(world.simulator.sales()).toHaveLength(orders);
  const crowded = arrivals.filter((at, index) => index >= limit.requests && at - arrivals[index - limit.requests]! < limit.perMs);
  expect(crowded).toEqual([]);
  expect(statuses.filter((status) => status >= 400)).toEqual([]);
  expect(world.violations).toEqual([]);
  const pace = arrivals.length / elapsed;
  expect(pace / (limit.requests / limit.perMs)).toBeGreaterThan(0.95);
});
