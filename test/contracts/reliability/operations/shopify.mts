/** What Shopify Order writes. */
import type { Order } from '../../../../domain/documents/order.ts';
import type { OrderKeeper } from '../../../../domain/ports/orderKeeper.ts';
import { openOrderKeeper } from '../../../../vendors/shopify/orders/orderKeeper.ts';
import { paidOrders } from '../../../vendors/shopify/support/paidOrders.mts';
import { invoice, shipment } from '../../orderKeeper.contract.mts';
import { freshAccount } from '../../support/freshAccount.mts';
import { shopifyWorld, type ShopifyWorld } from '../../support/shopifyWorld.mts';
import type { Guard, Operation, Told } from '../operation.mts';
import { shopifyScene } from '../scenes.mts';

interface Deed {
  operation: string;
  form?: string;
  guard: Guard;
  most?: number;
  before?: (keeper: OrderKeeper, order: Order) => Promise<unknown>;
  /** In the shop, after that. */
  happening?: (world: ShopifyWorld, order: Order) => void;
  run: (keeper: OrderKeeper, order: Order) => Promise<unknown>;
  effects: (world: ShopifyWorld, order: Order) => readonly string[];
}

const summary = ({ simulator }: ShopifyWorld, { number }: Order) => simulator.orders().find(({ orderNumber }) => orderNumber === number)!;
const fulfillments = ({ simulator }: ShopifyWorld, { number }: Order) =>
  simulator.ledger().filter(({ kind, orderNumber }) => kind === 'fulfillment' && orderNumber === number);
const whether = (isSo: boolean) => (isSo ? ['done'] : []);

const parcel = { status: 'delivered' as const, at: '2026-11-24T13:00:00Z', message: null };
const sent = async (keeper: OrderKeeper, order: Order) => await keeper.fulfill({ order, shipment: null, notifyCustomer: false });
const note = 'Nota fiscal 1234 emitida';
const refund = { key: 'shopify:1001:refund', restock: true, notifyCustomer: false, note: null };

const returned = { key: 'shopify:1001:refund:return/correios/PR1', contents: null, notifyCustomer: false, note: null };

const deeds: readonly Deed[] = [
  {
    operation: 'order: addTags',
    guard: 'state',
    run: async (keeper, order) => await keeper.addTags(order, ['nf-e']),
    effects: (world, order) => summary(world, order).tags.filter((tag) => tag === 'nf-e'),
  },
  {
    operation: 'order: removeTags',
    guard: 'state',
    before: async (keeper, order) => await keeper.addTags(order, ['nf-e']),
    run: async (keeper, order) => await keeper.removeTags(order, ['nf-e']),
    effects: (world, order) => whether(!summary(world, order).tags.includes('nf-e')),
  },
  {
    operation: 'order: appendNote',
    guard: 'state',
    run: async (keeper, order) => await keeper.appendNote(order, note),
    effects: (world, order) => (summary(world, order).note ?? '').split('\n').filter((line) => line === note),
  },
  {
    operation: 'order: setInvoice',
    guard: 'state',
    run: async (keeper, order) => await keeper.recordInvoice(order, invoice),
    effects: (world, order) => whether(summary(world, order).metafields.length === 4),
  },
  {
    operation: 'order: fulfill',
    guard: 'state',
    run: async (keeper, order) => await keeper.fulfill({ order, shipment, notifyCustomer: false }),
    effects: (world, order) => fulfillments(world, order).map(({ id }) => id),
  },
  {
    operation: 'order: cancel',
    guard: 'state',
    run: async (keeper, order) =>
      await keeper.cancel({ order, reason: 'CUSTOMER', restock: true, refund: true, notifyCustomer: false, note: null }),
    effects: (world, order) => whether(summary(world, order).cancelled),
  },
  {
    operation: 'order: refund',
    form: 'all of it',
    guard: 'key',
    run: async (keeper, order) => await keeper.refund({ ...refund, order, amount: null }),
    effects: (world, order) => Array.from({ length: summary(world, order).refunds }, String),
  },
  {
    operation: 'order: refund',
    form: 'a part of it',
    guard: 'key',
    run: async (keeper, order) => await keeper.refund({ ...refund, order, amount: 10 }),
    effects: (world, order) => Array.from({ length: summary(world, order).refunds }, String),
  },
  {
    operation: 'order: refundReturn',
    guard: 'key',
    before: sent,
    happening: (world, order) => world.simulator.openReturn(order.number, { line: 0, quantity: 1 }),
    run: async (keeper, order) => await keeper.refundReturn({ ...returned, order }),
    effects: (world, order) => Array.from({ length: summary(world, order).refunds }, String),
  },
  {
    operation: 'fulfillment: updateTracking',
    guard: 'state',
    before: sent,
    run: async (keeper, order) => await keeper.updateTracking({ order, shipment, fulfillmentId: null, notifyCustomer: false }),
    effects: (world, order) =>
      fulfillments(world, order).flatMap(({ detail }) =>
        JSON.stringify(detail?.tracking).includes(shipment.trackingNumber!) ? ['done'] : [],
      ),
  },
  {
    operation: 'fulfillment: addEvent',
    guard: 'nothing',
    most: 2,
    before: sent,
    run: async (keeper, order) => await keeper.addEvent({ order, event: parcel, trackingNumber: null, fulfillmentId: null }),
    effects: (world, order) => summary(world, order).parcelEvents,
  },
];

const done = async (work: Promise<unknown>): Promise<Told> => {
  await work;
  return { done: true };
};

export const shopifyOperations: readonly Operation[] = deeds.map(({ operation, form, guard, most, before, happening, run, effects }) => ({
  vendor: 'shopify',
  node: 'Shopify Order',
  operation,
  guard,
  ...(form === undefined ? {} : { form }),
  ...(most === undefined ? {} : { most }),
  scene: async () => {
    const world = shopifyWorld();
    const [order] = await paidOrders(world, 1);
    await before?.(openOrderKeeper({ ...world.connect(), account: freshAccount() }), order!);
    happening?.(world, order!);
    return shopifyScene(world, {
      run: async (connection) => await done(run(openOrderKeeper(connection), order!)),
      effects: () => effects(world, order!),
    });
  },
}));
