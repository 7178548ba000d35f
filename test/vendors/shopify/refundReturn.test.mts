/** The money of goods that came back: once, for these goods alone, and not where anything is in doubt. */
import { describe, expect, test } from 'vitest';
import type { Order } from '../../../domain/documents/order.ts';
import type { DeclaredLine } from '../../../domain/documents/shipment.ts';
import type { ReturnRefundRequest } from '../../../domain/ports/orderKeeper.ts';
import { openOrderKeeper } from '../../../vendors/shopify/orders/orderKeeper.ts';
import { neededScopes } from '../../../credentials/shopify/scopes.ts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { openShop } from './support/deliver.mts';

const coffee = 'CAF-MOI-250';
const shirt = 'CAM-ALG-M';

/** Three packs of coffee and a shirt, sent; two of the packs come back, where nothing else is said. */
async function shopWithReturn(request: Parameters<Shop['openReturn']>[1] | null = { line: 0, quantity: 2 }) {
  const shop = await openShop(['RETURNS_APPROVE'], { lookUpTaxId: true }, [...neededScopes, 'read_returns']);
  const items = [
    { sku: coffee, quantity: 3 },
    { sku: shirt, quantity: 1 },
  ];
  const { orderNumber } = shop.place({ discount: 'none', shipping: 'paid', items });
  await shop.fulfill();
  if (request) shop.world.simulator.openReturn(orderNumber, request);
  const keeper = openOrderKeeper(shop.world.connect());
  const order = await keeper.get({ number: orderNumber });
  const names = Object.fromEntries(order.items.map(({ sku, name }) => [sku, name]));
  const declared = (...lines: [string, number][]): DeclaredLine[] => lines.map(([sku, quantity]) => ({ name: names[sku]!, quantity }));
  const summary = () => shop.world.simulator.orders().find((one) => one.orderNumber === orderNumber)!;
  return { ...shop, simulator: shop.world.simulator, keeper, order, orderNumber, declared, summary };
}

type Shop = Awaited<ReturnType<typeof openShop>>['world']['simulator'];

const requestFor = (order: Order, contents: DeclaredLine[] | null, parcel = 'correios/PR1'): ReturnRefundRequest => ({
  order,
  key: `${order.id}:refund:return/${parcel}`,
  contents,
  notifyCustomer: false,
  note: null,
});

const codeOf = async (work: Promise<unknown>) => (await failureOf(work)).failure.code;

describe('what came back', () => {
  test('is paid back and put on the shelf, and nothing else of the order', async () => {
    const { keeper, order, declared, simulator, summary, world } = await shopWithReturn();
    const before = simulator.stock(coffee).available;
    const refund = await keeper.refundReturn(requestFor(order, declared([coffee, 2])));
    const price = order.items.find(({ sku }) => sku === coffee)!.unitPrice;
    expect(refund).toMatchObject({ amount: price * 2, found: false });
    expect(refund.items).toMatchObject([{ sku: coffee, quantity: 2, amount: price * 2, restock: true }]);
    expect(simulator.stock(coffee).available).toBe(before + 2);
    expect(summary().financialStatus).toBe('PARTIALLY_REFUNDED');
    expect(world.violations).toEqual([]);
  });

  test('is paid once: a second run, a lost answer and a second worker find the refund, with its goods', async () => {
    const { keeper, order, declared, world, simulator } = await shopWithReturn();
    const before = simulator.stock(coffee).available;
    world.loseAnswerOfWrite(1);
    const first = await keeper.refundReturn(requestFor(order, declared([coffee, 2])));
    const again = await openOrderKeeper({ ...world.connect(), account: 'another process' }).refundReturn(
      requestFor(order, declared([coffee, 2])),
    );
    expect(again).toEqual({ ...first, found: true });
    await world.connect().clock.sleep(48 * 3_600_000);
    expect(await keeper.refundReturn(requestFor(order, declared([coffee, 2])))).toEqual({ ...first, found: true });
    expect(simulator.stock(coffee).available).toBe(before + 2);
  });

  test('an answer that does not say how much is no refund of nothing: the next run finds it, and says it', async () => {
    const { keeper, order, declared, world, summary } = await shopWithReturn();
    const { transport, ...rest } = world.connect();
    const silentOnAmounts: typeof transport = async (call) => {
      const answer = await transport(call);
      if (!('body' in answer)) return answer;
      const body: unknown = JSON.parse(JSON.stringify(answer.body), (name, value: unknown) => (name === 'totalRefundedSet' ? null : value));
      return { ...answer, body };
    };
    const request = requestFor(order, declared([coffee, 2]));
    const lacking = openOrderKeeper({ ...rest, transport: silentOnAmounts });
    expect(await codeOf(lacking.refundReturn(request))).toBe('unreadableAnswer');
    const price = order.items.find(({ sku }) => sku === coffee)!.unitPrice;
    expect(await keeper.refundReturn(request)).toMatchObject({ amount: price * 2, found: true });
    expect(summary().financialStatus).toBe('PARTIALLY_REFUNDED');
  });

  test('of two workers at the same moment one pays', async () => {
    const { order, declared, world, simulator } = await shopWithReturn();
    const before = simulator.stock(coffee).available;
    const worker = async (account: string) =>
      await openOrderKeeper({ ...world.connect(), account }).refundReturn(requestFor(order, declared([coffee, 2])));
    const [one, other] = await Promise.all([worker('one'), worker('other')]);
    expect(one.id).toBe(other.id);
    expect(simulator.stock(coffee).available).toBe(before + 2);
  });

  test('a second return of the order is paid for itself, and neither pays for the other', async () => {
    const { keeper, order, orderNumber, declared, simulator, summary } = await shopWithReturn();
    simulator.openReturn(orderNumber, { line: 1 });
    const second = await keeper.refundReturn(requestFor(order, declared([shirt, 1]), 'correios/PR2'));
    expect(second.items).toMatchObject([{ sku: shirt, quantity: 1 }]);
    const first = await keeper.refundReturn(requestFor(order, declared([coffee, 2])));
    expect(first.items).toMatchObject([{ sku: coffee, quantity: 2 }]);
    expect(await keeper.refundReturn(requestFor(order, declared([shirt, 1]), 'correios/PR2'))).toEqual({ ...second, found: true });
    expect(summary().financialStatus).toBe('PARTIALLY_REFUNDED');
  });

  test('where the label does not tell its goods, the only return that the order ever had is meant', async () => {
    const { keeper, order } = await shopWithReturn();
    expect((await keeper.refundReturn(requestFor(order, null))).items).toMatchObject([{ sku: coffee, quantity: 2 }]);
  });
});

describe('in doubt nothing is paid', () => {
  test('money that went back before', async () => {
    const { keeper, order, orderNumber, declared, simulator, world } = await shopWithReturn();
    simulator.refundOrder(orderNumber, { line: 0, quantity: 1 });
    const before = world.writes();
    expect(await codeOf(keeper.refundReturn(requestFor(order, declared([coffee, 2]))))).toBe('refundedBefore');
    expect(world.writes()).toBe(before);
  });

  test('an order that was refunded as a whole by the shop', async () => {
    const { keeper, order, declared, summary } = await shopWithReturn({});
    const all = { order, key: `${order.id}:refund:all`, amount: null, restock: true, notifyCustomer: false, note: null };
    await keeper.refund(all);
    expect(await codeOf(keeper.refundReturn(requestFor(order, declared([coffee, 3], [shirt, 1]))))).toBe('refundedBefore');
    expect(summary().financialStatus).toBe('REFUNDED');
  });

  test('a parcel of other goods than the return', async () => {
    const { keeper, order, declared, world } = await shopWithReturn();
    const before = world.writes();
    expect(await codeOf(keeper.refundReturn(requestFor(order, declared([coffee, 3]))))).toBe('returnedOtherGoods');
    expect(await codeOf(keeper.refundReturn(requestFor(order, declared([shirt, 2]))))).toBe('returnedOtherGoods');
    expect(world.writes()).toBe(before);
  });

  test('no return, or one that was only asked for, was called off or is closed', async () => {
    const without = await shopWithReturn(null);
    expect(await codeOf(without.keeper.refundReturn(requestFor(without.order, without.declared([coffee, 2]))))).toBe('whichReturn');
    const asked = await shopWithReturn({ line: 0, quantity: 2, requested: true });
    expect(await codeOf(asked.keeper.refundReturn(requestFor(asked.order, asked.declared([coffee, 2]))))).toBe('whichReturn');
    for (const step of ['cancel', 'close'] as const) {
      const { keeper, order, orderNumber, declared, simulator } = await shopWithReturn();
      simulator.changeReturn(orderNumber, step);
      expect(await codeOf(keeper.refundReturn(requestFor(order, declared([coffee, 2]))))).toBe('whichReturn');
    }
  });

  test('a second parcel for a return that was paid for', async () => {
    const { keeper, order, declared, world } = await shopWithReturn();
    await keeper.refundReturn(requestFor(order, declared([coffee, 2])));
    const before = world.writes();
    expect(await codeOf(keeper.refundReturn(requestFor(order, declared([coffee, 2]), 'correios/PR2')))).toBe('whichReturn');
    expect(world.writes()).toBe(before);
  });

  test('two open returns of the same goods, or two and a label that does not tell its goods', async () => {
    const same = await shopWithReturn({ line: 0, quantity: 1 });
    same.simulator.openReturn(same.orderNumber, { line: 0, quantity: 1 });
    expect(await codeOf(same.keeper.refundReturn(requestFor(same.order, same.declared([coffee, 1]))))).toBe('whichReturn');
    const two = await shopWithReturn();
    two.simulator.openReturn(two.orderNumber, { line: 1 });
    expect(await codeOf(two.keeper.refundReturn(requestFor(two.order, null)))).toBe('whichReturn');
  });

  test('a label that does not tell its goods, after a return of others was called off', async () => {
    const { keeper, order, orderNumber, simulator } = await shopWithReturn();
    simulator.changeReturn(orderNumber, 'cancel');
    simulator.openReturn(orderNumber, { line: 1 });
    expect(await codeOf(keeper.refundReturn(requestFor(order, null)))).toBe('whichReturn');
  });

  test('an app that may not read returns is told which scope it lacks', async () => {
    const shop = await openShop(['ORDERS_PAID']);
    const { orderNumber } = shop.place();
    await shop.fulfill();
    shop.world.simulator.openReturn(orderNumber, {});
    const keeper = openOrderKeeper(shop.world.connect());
    const order = await keeper.get({ number: orderNumber });
    await expect(keeper.refundReturn(requestFor(order, null))).rejects.toMatchObject({
      failure: { hint: expect.stringContaining('read_returns') },
    });
  });
});
