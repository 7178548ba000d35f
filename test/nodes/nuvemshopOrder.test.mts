/** Nuvemshop Order as a node: what it asks for, and what a second worker or a lost answer may not bring about. */
import { afterEach, expect, test, vi } from 'vitest';
import { order as resource } from '../../nodes/NuvemshopOrder/order/order.resource.ts';
import { toItemJson } from '../../runtime/host/itemDocuments.ts';
import { openParcelDesk } from '../../vendors/nuvemshop/orders/parcelDesk.ts';
import { invoice, shipment } from '../contracts/orderKeeper.contract.mts';
import { nuvemshopWorld } from '../contracts/support/nuvemshopWorld.mts';
import { onWrite } from '../contracts/support/simulatedVendor.mts';
import { fakeN8n } from './support/fakeN8n.mts';

afterEach(() => {
  vi.restoreAllMocks();
});

async function shop() {
  const world = nuvemshopWorld();
  const connect = () => world.connect({ settings: world.settings });
  const { id, orderNumber } = world.simulator.placeOrder();
  const order = await openParcelDesk(connect()).get({ id: String(id) });
  const remembered = new Set<string>();
  const run = async (operation: string, parameters: Record<string, unknown> = {}, more: object = { shipment, invoice }) => {
    const items = [{ json: { order: toItemJson(order), ...more } as never }];
    const n8n = fakeN8n({ parameters: { orderFrom: 'item', parcelId: '', ...parameters }, items, remembered, connect });
    return await resource.operations[operation]!.execute(n8n.execute, 0, openParcelDesk(connect()));
  };
  const held = () => world.simulator.orders().find((each) => each.orderNumber === orderNumber)!;
  const writes = () => world.calls.filter(({ writeNumber }) => writeNumber !== undefined).length;
  return { world, run, held, writes, order };
}

const withEmail = { notifyCustomer: true };

test('an email to the customer is sent once, however often the flow runs; a new code is another parcel and another email', async () => {
  const { run, held } = await shop();
  expect(await run('setTracking', withEmail)).toMatchObject({ documents: { fulfillment: { vendor: 'nuvemshop', found: false } } });
  expect(await run('setTracking', withEmail)).toMatchObject({ documents: { fulfillment: { found: true } } });
  expect(held().parcels.map(({ emails }) => emails)).toEqual([1]);
  const { id } = held().parcels[0]!;
  const other = { shipment: { ...shipment, trackingNumber: 'BB987654321BR' } };
  await run('setTracking', { ...withEmail, parcelId: id }, other);
  expect(held().parcels.map(({ emails }) => emails)).toEqual([2]);
});

test('an email whose answer never came and that nobody can find is not sent again by the next run', async () => {
  const { world, run, held } = await shop();
  world.inject(({ operation }) => (operation === 'fulfillmentOrder.update' ? 'reset' : undefined));
  await expect(run('setTracking', withEmail)).rejects.toMatchObject({ failure: { class: 'unknownOutcome' } });
  world.inject(() => undefined);
  await expect(run('setTracking', withEmail)).rejects.toMatchObject({
    failure: { code: 'emailUnclear', hint: expect.stringContaining('Notify Customer') },
  });
  expect(held().parcels.map(({ emails }) => emails)).toEqual([0]);
  await run('setTracking', { notifyCustomer: false });
  expect(held().parcels).toMatchObject([{ status: 'DISPATCHED', emails: 0 }]);
});

test('a cancellation whose answer was lost is found by the next run', async () => {
  const { world, run, held, writes } = await shop();
  const parameters = { reason: 'customer', restock: true, notifyCustomer: true };
  world.inject(onWrite(1, 'lostAnswer'));
  expect(await run('cancel', parameters)).toMatchObject({ documents: { cancellation: { vendor: 'nuvemshop', status: 'cancelled' } } });
  expect(await run('cancel', parameters)).toMatchObject({ documents: { cancellation: { found: true } } });
  expect(held().status).toBe('cancelled');
  expect(writes()).toBe(1);
});

test('an empty expression in "Notify Customer" writes to nobody, whatever Nuvemshop does by itself', async () => {
  const { world, run } = await shop();
  await run('cancel', { reason: 'customer', restock: true, notifyCustomer: undefined });
  expect(world.calls.find(({ operation }) => operation === 'order.cancel')!.body).toMatchObject({ email: false });
});

test('Get refuses the order of another store on the item', async () => {
  const { run, world, order } = await shop();
  const before = world.calls.length;
  const foreign = { order: toItemJson({ ...order, account: '999' }) };
  await expect(run('get', { getBy: 'item' }, foreign)).rejects.toMatchObject({ failure: { code: 'orderStore' } });
  expect(world.calls.length).toBe(before);
});

test.each([
  ['appendNote', { note: ' ' }, {}, 'note'],
  ['setTracking', { notifyCustomer: false }, {}, 'shipmentMissing'],
  ['setTracking', { notifyCustomer: false }, { shipment: { ...shipment, status: 'cancelled' } }, 'shipmentState'],
  ['setInvoice', {}, { invoice: { ...invoice, accessKey: null } }, 'invoiceEmpty'],
])('%s with nothing to go by says so before anything is written', async (operation, parameters, more, code) => {
  const { run, writes } = await shop();
  await expect(run(operation, parameters, more)).rejects.toMatchObject({ failure: { class: 'validation', code } });
  expect(writes()).toBe(0);
});

test('Get Many puts one document for each order on an item of its own', async () => {
  const { world, run } = await shop();
  world.simulator.placeOrder();
  const found = await run('getMany', { returnAll: true, filters: { state: 'open' } });
  expect(found).toMatchObject([{ documents: { order: { source: 'nuvemshop' } } }, { documents: { order: { source: 'nuvemshop' } } }]);
  expect(world.violations).toEqual([]);
});
