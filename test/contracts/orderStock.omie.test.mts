/** Omie moves the goods of an order itself, when its invoice is authorized: the keeper's suite, where a call moves them, does not fit. */
import { describe, expect, test } from 'vitest';
import type { DeductRequest } from '../../domain/ports/stock.ts';
import { openInvoiceIssuer } from '../../vendors/omie/invoice/invoiceIssuer.ts';
import { openOrderStock } from '../../vendors/omie/stock/orderStock.ts';
import { goodsRequest } from './invoiceIssuer.contract.mts';
import { failureOf } from './support/failureOf.mts';
import { omieWorld } from './support/omieWorld.mts';
import { paidOrder } from './support/order.mts';
import { withUnknownFields, type Fault } from './support/simulatedVendor.mts';

let restarts = 0;

const deduction = (number: string, over: Partial<DeductRequest> = {}): DeductRequest => ({
  order: paidOrder(number),
  orderNumber: number,
  key: `shopify:${number}:stock`,
  location: null,
  ...over,
});

/** An account in which the order's invoice was made, and authorized or not. */
async function invoiced(number: string, { waitSeconds = 61, draftOnly = false } = {}) {
  const world = omieWorld();
  const invoice = await openInvoiceIssuer(world.connect()).issue(goodsRequest(number, { overrides: { draftOnly } }));
  await world.clock.sleep(waitSeconds * 1000);
  const keeper = () => openOrderStock(world.connect({ account: `keeper-${++restarts}`, deadline: world.clock.now() + 300_000 }));
  const cancel = async () => {
    const { appKey, appSecret } = world.simulator.secrets;
    const body = { call: 'CancelarPedidoVenda', app_key: appKey, app_secret: appSecret, param: [{ nCodPed: invoice.id }] };
    const url = 'https://app.omie.com.br/api/v1/produtos/pedidovendafat/';
    await world.simulator.app.fetch(new Request(url, { method: 'POST', body: JSON.stringify(body) }));
  };
  const stock = () => ['CAM-ALG-M', 'CAF-MOI-250'].map((sku) => world.simulator.stockOf(sku));
  return { world, keeper, cancel, stock };
}

const reported = [
  ['CAM-ALG-M', 998, 0, 'already_moved'],
  ['CAF-MOI-250', 999, 0, 'already_moved'],
];

describe('Omie as a keeper of stock', () => {
  test('reports what the invoice has moved, and moves nothing, however often it is asked', async () => {
    const { world, keeper, stock } = await invoiced('1');
    const adapter = keeper();
    for (const each of [adapter, adapter]) {
      const changes = await each.deductOrder(deduction('1'));
      expect(changes.map(({ sku, after, delta, status }) => [sku, after, delta, status])).toEqual(reported);
      expect(changes[0]!.location).toBe(String(world.simulator.fixtures.defaultDepotId));
    }
    expect(stock()).toEqual([998, 999]);
    expect(world.simulator.movements()).toHaveLength(2);
    expect(world.violations).toEqual([]);
  });

  test('knows the goods of a sale without the order', async () => {
    const { world, keeper } = await invoiced('1');
    const changes = await keeper().deductOrder(deduction('1', { order: null }));
    expect(changes.map(({ after }) => after)).toEqual([998, 999]);
    expect(world.violations).toEqual([]);
  });

  test('says to come back where SEFAZ has not answered yet', async () => {
    const { world } = await invoiced('1', { waitSeconds: 0 });
    const refusal = await failureOf(openOrderStock(world.connect()).deductOrder(deduction('1')));
    expect(refusal.retryable).toBe(true);
    expect(refusal.failure).toMatchObject({ code: 'notAuthorizedYet', retryAfterMs: 61_000 });
    expect(world.simulator.movements()).toEqual([]);
  });

  test('moves nothing for a sale that is not invoiced: the invoice will', async () => {
    const { keeper, stock } = await invoiced('1', { draftOnly: true });
    expect((await failureOf(keeper().deductOrder(deduction('1')))).failure).toMatchObject({
      class: 'conflict',
      message: expect.stringContaining('pending'),
      hint: expect.stringContaining('ERP Invoice'),
    });
    expect(stock()).toEqual([1000, 1000]);
  });

  test('knows what to do next where Omie does not have the order', async () => {
    const { keeper } = await invoiced('1');
    const refusal = await failureOf(keeper().deductOrder(deduction('9')));
    expect(refusal.failure).toMatchObject({ class: 'notFound', hint: expect.stringContaining('ERP Invoice') });
    expect(refusal.message).toContain('9');
  });

  test('reports goods as back when the invoice is cancelled, and not before', async () => {
    const { keeper, cancel, stock } = await invoiced('1');
    expect((await failureOf(keeper().returnOrder!(deduction('1')))).failure.class).toBe('conflict');
    await cancel();
    const changes = await keeper().returnOrder!(deduction('1'));
    expect(changes.map(({ after, delta, status }) => [after, delta, status])).toEqual([
      [1000, 0, 'already_moved'],
      [1000, 0, 'already_moved'],
    ]);
    expect(stock()).toEqual([1000, 1000]);
  });

  for (const fault of ['lostAnswer', 'reset', 'serverError', 'rateLimited'] as const satisfies Fault[]) {
    test(`outlives ${fault} at any of its calls`, async () => {
      for (let k = 1; k <= 5; k++) {
        const { world, keeper, stock } = await invoiced('1');
        const before = world.calls.length;
        world.inject(() => (world.calls.length === before + k ? fault : undefined));
        const changes = await keeper().deductOrder(deduction('1'));
        expect(changes.map(({ sku, after, delta, status }) => [sku, after, delta, status])).toEqual(reported);
        expect(stock()).toEqual([998, 999]);
        expect(world.violations).toEqual([]);
      }
    });
  }

  test('still says what was moved where the balances cannot be read', async () => {
    const { world, keeper } = await invoiced('1');
    world.inject(({ operation }) => (operation === 'stock.get' ? 'serverError' : undefined));
    const changes = await keeper().deductOrder(deduction('1'));
    expect(changes.map(({ after, status }) => [after, status])).toEqual([
      [null, 'already_moved'],
      [null, 'already_moved'],
    ]);
  });

  test('is not disturbed by fields that nobody knows yet', async () => {
    const { world, keeper } = await invoiced('1');
    world.alterAnswers(withUnknownFields);
    expect(await keeper().deductOrder(deduction('1'))).toMatchObject([{ status: 'already_moved' }, { status: 'already_moved' }]);
  });

  test('names its locations, the default one first', async () => {
    const { world, keeper } = await invoiced('1');
    const locations = await keeper().locations!();
    expect(locations.map(({ id, isDefault }) => [id, isDefault])).toEqual([
      [String(world.simulator.fixtures.defaultDepotId), true],
      [String(world.simulator.fixtures.otherDepotId), false],
    ]);
  });
});
