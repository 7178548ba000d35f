/** What WooCommerce Order writes. */
import type { IDataObject } from 'n8n-workflow';
import type { Order } from '../../../../domain/documents/order.ts';
import type { OrderDesk } from '../../../../domain/ports/orderKeeper.ts';
import { order as resource } from '../../../../nodes/WooCommerceOrder/order/order.resource.ts';
import { toItemJson } from '../../../../runtime/host/itemDocuments.ts';
import { openOrderDesk } from '../../../../vendors/wooCommerce/orders/orderDesk.ts';
import { invoice, shipment } from '../../orderKeeper.contract.mts';
import { wooCommerceWorld, type WooCommerceWorld } from '../../support/wooCommerceWorld.mts';
import { createMemory } from '../memory.mts';
import type { Guard, Operation } from '../operation.mts';
import { sceneOf } from '../scenes.mts';

interface Deed {
  operation: string;
  form?: string;
  guard: Guard;
  /** Two processes that look at one moment both see nothing, and WooCommerce compares nothing. */
  most?: number;
  parameters?: Record<string, unknown>;
  effects: (held: Held) => readonly string[];
}

type Held = ReturnType<WooCommerceWorld['simulator']['orders']>[number];

const note = 'Seu pedido saiu';
const whether = (isSo: boolean) => (isSo ? ['done'] : []);
const notes = (held: Held, text: string) => held.notes.filter((each) => each.note === text).map(() => 'note');
const refunds = (held: Held) => held.refunds.map((_, index) => String(index));

const deeds: readonly Deed[] = [
  {
    operation: 'order: setStatus',
    guard: 'state',
    parameters: { status: 'completed' },
    effects: ({ status }) => whether(status === 'completed'),
  },
  {
    operation: 'order: addNote',
    form: 'for the shop',
    guard: 'look-up',
    most: 2,
    parameters: { note, noteFor: 'private' },
    effects: (held) => notes(held, note),
  },
  {
    operation: 'order: addNote',
    form: 'for the customer',
    guard: 'memory',
    parameters: { note, noteFor: 'customer' },
    effects: (held) => notes(held, note),
  },
  {
    operation: 'order: setInvoice',
    guard: 'look-up',
    most: 2,
    effects: (held) => (held.nfeKey === null ? [] : held.notes.filter((each) => each.note.startsWith('Nota fiscal')).map(() => 'note')),
  },
  {
    operation: 'order: setTracking',
    guard: 'state',
    effects: ({ tracking }) => whether(tracking.length > 0),
  },
  {
    operation: 'order: refund',
    form: 'a part of it, through the gateway',
    guard: 'memory',
    parameters: { refundWhat: 'amount', amount: 10, refundBy: 'gateway' },
    effects: refunds,
  },
  {
    operation: 'order: refund',
    form: 'a part of it, by hand',
    guard: 'look-up',
    most: 2,
    parameters: { refundWhat: 'amount', amount: 10, refundBy: 'person' },
    effects: refunds,
  },
  {
    operation: 'order: refund',
    form: 'all of it, through the gateway',
    guard: 'memory',
    parameters: { refundWhat: 'all', refundBy: 'gateway', restock: true },
    effects: refunds,
  },
];

async function paidOrder({ simulator, connect, settings }: WooCommerceWorld): Promise<Order> {
  const { id } = simulator.placeOrder();
  return await openOrderDesk(connect({ settings })).get({ id: String(id) });
}

export const wooCommerceOperations: readonly Operation[] = deeds.map(({ operation, form, guard, most, parameters = {}, effects }) => ({
  vendor: 'wooCommerce',
  node: 'WooCommerce Order',
  operation,
  guard,
  ...(form === undefined ? {} : { form }),
  ...(most === undefined ? {} : { most }),
  scene: async () => {
    const world = wooCommerceWorld({ gatewayRefunds: true });
    const order = await paidOrder(world);
    const memory = createMemory();
    const item = { json: { order: toItemJson(order), invoice, shipment } as unknown as IDataObject };
    const { execute } = resource.operations[operation.replace('order: ', '')]!;
    return sceneOf(world, (over) => world.connect({ settings: world.settings, ...over }), {
      run: async (connection, gate) => {
        const desk: OrderDesk = openOrderDesk(connection);
        await memory.run(gate, { parameters: { orderFrom: 'item', ...parameters }, items: [item] }, async (context) => {
          return await execute(context, 0, desk);
        });
        return { done: true };
      },
      effects: () => effects(world.simulator.orders().find(({ id }) => String(id) === order.sourceId)!),
    });
  },
}));
