/** WooCommerce Order as a node: what it asks for, and what a second worker or a lost answer may not bring about. */
import { afterEach, expect, test, vi } from 'vitest';
import { toItemJson } from '../../runtime/host/itemDocuments.ts';
import { openOrderDesk } from '../../vendors/wooCommerce/orders/orderDesk.ts';
import { order as resource } from '../../nodes/WooCommerceOrder/order/order.resource.ts';
import { shipment } from '../contracts/orderKeeper.contract.mts';
import { onWrite } from '../contracts/support/simulatedVendor.mts';
import { wooCommerceWorld } from '../contracts/support/wooCommerceWorld.mts';
import { fakeN8n } from './support/fakeN8n.mts';

afterEach(() => {
  vi.restoreAllMocks();
});

async function shop() {
  const world = wooCommerceWorld({ gatewayRefunds: true });
  const connect = () => world.connect({ settings: world.settings });
  const { id, orderNumber } = world.simulator.placeOrder();
  const order = await openOrderDesk(connect()).get({ id: String(id) });
  const remembered = new Set<string>();
  const run = async (operation: string, parameters: Record<string, unknown> = {}, more: object = {}) => {
    const items = [{ json: { order: toItemJson(order), ...more } as never }];
    const n8n = fakeN8n({ parameters: { orderFrom: 'item', ...parameters }, items, remembered, connect });
    return await resource.operations[operation]!.execute(n8n.execute, 0, openOrderDesk(connect()));
  };
  const held = () => world.simulator.orders().find((each) => each.orderNumber === orderNumber)!;
  return { world, run, held };
}

const byGateway = { refundWhat: 'amount', amount: 10, refundBy: 'gateway' };

test('a refund through the gateway whose answer never came and that nobody can find is not made again by the next run', async () => {
  const { world, run, held } = await shop();
  world.inject(({ operation }) => (operation === 'orderRefund.create' ? 'reset' : undefined));
  await expect(run('refund', byGateway)).rejects.toMatchObject({ failure: { class: 'unknownOutcome' } });
  world.inject(() => undefined);
  await expect(run('refund', byGateway)).rejects.toMatchObject({
    failure: { code: 'refundUnclear', hint: expect.stringContaining('gateway') },
  });
  expect(held().refunds).toEqual([]);
  // A person has looked, and nothing went back.
  await run('refund', { ...byGateway, 'options.key': 'looked at' });
  expect(held().refunds).toHaveLength(1);
});

test('a refund whose answer was lost is found by the next run, with its id', async () => {
  const { world, run, held } = await shop();
  world.inject(onWrite(1, 'lostAnswer'));
  await run('refund', byGateway);
  expect(await run('refund', byGateway)).toMatchObject({ documents: { refund: { vendor: 'wooCommerce', amount: 10, found: true } } });
  expect(held().refunds).toHaveLength(1);
});

test('another amount under the same key is another refund, through the gateway, too', async () => {
  const { run, held } = await shop();
  await run('refund', { ...byGateway, 'options.key': 'ticket 5' });
  await expect(run('refund', { ...byGateway, amount: 12, 'options.key': 'ticket 5' })).rejects.toMatchObject({
    failure: { class: 'conflict', code: 'refundOfOtherAmount' },
  });
  expect(held().refunds).toHaveLength(1);
});

test('an email to the customer is sent once, however often the flow runs', async () => {
  const { run, held } = await shop();
  const note = { note: 'Saiu para entrega', noteFor: 'customer' };
  expect(await run('addNote', note)).toMatchObject({ documents: { note: { found: false } } });
  expect(await run('addNote', note)).toMatchObject({ documents: { note: { found: true } } });
  expect(held().notes.filter(({ forCustomer }) => forCustomer)).toHaveLength(1);
});

test.each([
  ['addNote', { note: ' ' }, 'note'],
  ['setTracking', {}, 'shipmentMissing'],
  ['setStatus', { status: 'other', otherStatus: '' }, 'orderStatus'],
  ['refund', { refundWhat: 'amount', amount: '' }, 'amount'],
  ['refund', { refundWhat: '', amount: 0 }, 'amount'],
])('%s with nothing to go by says so before anything is written', async (operation, parameters, code) => {
  const { world, run } = await shop();
  await expect(run(operation, parameters)).rejects.toMatchObject({ failure: { class: 'validation', code } });
  expect(world.calls.filter(({ writeNumber }) => writeNumber !== undefined)).toEqual([]);
});

test('the shipment on the item is told to the store', async () => {
  const { run, held } = await shop();
  expect(await run('setTracking', {}, { shipment })).toMatchObject({ documents: { orderTracking: { found: false } } });
  expect(JSON.stringify(held().tracking)).toContain(shipment.trackingNumber);
});
