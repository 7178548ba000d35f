/** What Nuvemshop Order writes. */
import type { IDataObject } from 'n8n-workflow';
import type { Order } from '../../../../domain/documents/order.ts';
import { order as resource } from '../../../../nodes/NuvemshopOrder/order/order.resource.ts';
import { toItemJson } from '../../../../runtime/host/itemDocuments.ts';
import { openParcelDesk } from '../../../../vendors/nuvemshop/orders/parcelDesk.ts';
import { invoice, shipment } from '../../orderKeeper.contract.mts';
import { nuvemshopWorld, type NuvemshopWorld } from '../../support/nuvemshopWorld.mts';
import { createMemory } from '../memory.mts';
import type { Guard, Operation } from '../operation.mts';
import { sceneOf } from '../scenes.mts';

interface Deed {
  operation: string;
  form?: string;
  guard: Guard;
  parameters?: Record<string, unknown>;
  effects: (held: Held) => readonly string[];
}

type Held = ReturnType<NuvemshopWorld['simulator']['orders']>[number];

const note = 'NF-e emitida';
const whether = (isSo: boolean) => (isSo ? ['done'] : []);

const deeds: readonly Deed[] = [
  {
    operation: 'order: appendNote',
    guard: 'state',
    parameters: { note },
    effects: ({ ownerNote }) => (ownerNote ?? '').split('\n').filter((line) => line === note),
  },
  {
    operation: 'order: setInvoice',
    guard: 'election',
    effects: ({ invoices }) => invoices.map(({ key, parcel }) => `${key} ${parcel}`),
  },
  {
    operation: 'order: setTracking',
    guard: 'state',
    parameters: { parcelId: '', notifyCustomer: false },
    effects: ({ parcels }) => whether(parcels.every(({ status, tracking }) => status === 'DISPATCHED' && tracking.code !== null)),
  },
  {
    operation: 'order: setTracking',
    form: 'with an email',
    guard: 'memory',
    parameters: { parcelId: '', notifyCustomer: true },
    effects: ({ parcels }) => parcels.flatMap(({ emails }) => Array.from({ length: emails }, (_, index) => `email ${index}`)),
  },
  {
    operation: 'order: close',
    guard: 'state',
    effects: ({ status }) => whether(status === 'closed'),
  },
  {
    operation: 'order: cancel',
    guard: 'state',
    parameters: { reason: 'customer', restock: true, notifyCustomer: false },
    effects: ({ status }) => whether(status === 'cancelled'),
  },
];

async function paidOrder({ simulator, connect, settings }: NuvemshopWorld): Promise<Order> {
  const { id } = simulator.placeOrder();
  return await openParcelDesk(connect({ settings })).get({ id: String(id) });
}

export const nuvemshopOperations: readonly Operation[] = deeds.map(({ operation, form, guard, parameters = {}, effects }) => ({
  vendor: 'nuvemshop',
  node: 'Nuvemshop Order',
  operation,
  guard,
  ...(form === undefined ? {} : { form }),
  scene: async () => {
    const world = nuvemshopWorld();
    const order = await paidOrder(world);
    const memory = createMemory();
    const item = { json: { order: toItemJson(order), invoice, shipment } as unknown as IDataObject };
    const { execute } = resource.operations[operation.replace('order: ', '')]!;
    return sceneOf(world, (over) => world.connect({ settings: world.settings, ...over }), {
      run: async (connection, gate) => {
        const desk = openParcelDesk(connection);
        await memory.run(gate, { parameters: { orderFrom: 'item', ...parameters }, items: [item] }, async (context) => {
          return await execute(context, 0, desk);
        });
        return { done: true };
      },
      effects: () => effects(world.simulator.orders().find(({ id }) => String(id) === order.sourceId)!),
    });
  },
}));
