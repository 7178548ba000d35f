/** What Carrier Shipment writes. */
import { openCorreios } from '../../../../vendors/correios/label/carrier.ts';
import { openMelhorEnvio } from '../../../../vendors/melhorEnvio/label/carrier.ts';
import { openSuperFrete } from '../../../../vendors/superFrete/label/carrier.ts';
import type { LedgerEntry } from '../../../../sandbox/world/simulator.mts';
import { shipmentRequest } from '../../carrier.contract.mts';
import { correiosWorld } from '../../support/correiosWorld.mts';
import { melhorEnvioWorld } from '../../support/melhorEnvioWorld.mts';
import { superFreteSettings, superFreteWorld } from '../../support/superFreteWorld.mts';
import { ship } from '../../support/parcels.mts';
import { idOf, type Operation } from '../operation.mts';
import { sceneOf } from '../scenes.mts';

const settings = { environment: 'production', contactEmail: 'ti@lojaponte.example', applicationName: 'Ponte' };

const ordersOwn = 'shopify:1001:shipment';

/** The first label's id where all three are there, and whatever is there twice. */
function wholeOrders(labels: readonly LedgerEntry[]): string[] {
  const under = (key: string) => labels.filter(({ detail }) => (detail?.tags as string[]).includes(key)).map(({ id }) => id);
  const [first, ...others] = [ordersOwn, `${ordersOwn}/2`, `${ordersOwn}/3`].map(under);
  const isWhole = others.every(({ length }) => length > 0);
  return [...(isWhole ? first! : first!.slice(1)), ...others.flatMap((ids) => ids.slice(1))];
}

export const carrierOperations: readonly Operation[] = [
  {
    vendor: 'melhorEnvio',
    node: 'Carrier Shipment',
    operation: 'create',
    guard: 'election',
    // Both pay the one label that was elected; the second payment is refused.
    takes: ['paid-twice'],
    scene: () => {
      const world = melhorEnvioWorld();
      return sceneOf(world, (process) => world.connect({ settings, ...process }), {
        isRead: ({ method, url }) => method === 'GET' || url.endsWith('/shipment/calculate'),
        run: async (connection) => idOf(await openMelhorEnvio(connection).create(shipmentRequest())),
        // What waits in the cart would be paid by whoever pays the whole cart.
        effects: () => world.labels().map(({ id }) => id),
      });
    },
  },
  {
    vendor: 'melhorEnvio',
    node: 'Carrier Shipment',
    operation: 'create',
    form: 'three parcels',
    guard: 'election',
    takes: ['paid-twice'],
    scene: () => {
      const world = melhorEnvioWorld();
      return sceneOf(world, (process) => world.connect({ settings, ...process }), {
        isRead: ({ method, url }) => method === 'GET' || url.endsWith('/shipment/calculate'),
        run: async (connection) => idOf(await ship(openMelhorEnvio(connection))),
        effects: () => wholeOrders(world.labels()),
      });
    },
  },
  {
    vendor: 'melhorEnvio',
    node: 'Carrier Shipment',
    operation: 'cancel',
    guard: 'state',
    scene: async () => {
      const world = melhorEnvioWorld();
      const { id } = await world.open().create(shipmentRequest());
      return sceneOf(world, (process) => world.connect({ settings, ...process }), {
        isRead: ({ method, url }) => method === 'GET' || url.endsWith('/shipment/cancellable'),
        run: async (connection) => idOf(await openMelhorEnvio(connection).cancel!({ id }, 'Venda cancelada antes do envio')),
        effects: () => world.labels().flatMap((label) => (label.status === 'cancelled' ? [label.id] : [])),
      });
    },
  },
  {
    vendor: 'superFrete',
    node: 'Carrier Shipment',
    operation: 'create',
    guard: 'election',
    // Both pay the one label that was elected; the second payment is refused.
    takes: ['paid-twice'],
    scene: () => {
      const world = superFreteWorld();
      return sceneOf(world, (process) => world.connect({ settings: superFreteSettings, ...process }), {
        isRead: ({ method, url }) => method === 'GET' || url.endsWith('/calculator'),
        run: async (connection) => idOf(await openSuperFrete(connection).create(shipmentRequest())),
        // What waits for its payment would be paid by whoever pays all of it in the panel.
        effects: () => world.labels().flatMap(({ id, status }) => (status === 'cancelled' ? [] : [id])),
      });
    },
  },
  {
    vendor: 'superFrete',
    node: 'Carrier Shipment',
    operation: 'createReturn',
    guard: 'election',
    takes: ['paid-twice'],
    scene: () => {
      const world = superFreteWorld();
      const { order, parcel } = shipmentRequest();
      const request = { order, parcel, key: 'shopify:1001:return', choose: 'cheapest', outwardNumber: null } as const;
      return sceneOf(world, (process) => world.connect({ settings: superFreteSettings, ...process }), {
        isRead: ({ method, url }) => method === 'GET' || url.endsWith('/calculator'),
        run: async (connection) => idOf(await openSuperFrete(connection).createReturn(request)),
        effects: () => world.labels().flatMap(({ id, status }) => (status === 'cancelled' ? [] : [id])),
      });
    },
  },
  {
    vendor: 'superFrete',
    node: 'Carrier Shipment',
    operation: 'cancel',
    guard: 'state',
    scene: async () => {
      const world = superFreteWorld();
      const { id } = await world.open().create(shipmentRequest());
      return sceneOf(world, (process) => world.connect({ settings: superFreteSettings, ...process }), {
        isRead: ({ method }) => method === 'GET',
        run: async (connection) => idOf(await openSuperFrete(connection).cancel({ id }, 'Venda cancelada antes do envio')),
        effects: () => world.labels().flatMap((label) => (label.status === 'cancelled' ? [label.id] : [])),
      });
    },
  },
  {
    vendor: 'correios',
    node: 'Carrier Shipment',
    operation: 'create',
    guard: 'election',
    scene: () => {
      const world = correiosWorld();
      return sceneOf(world, (process) => world.connect({ settings: world.settings, ...process }), {
        isRead: ({ method, url }) => method === 'GET' || url.includes('/token/'),
        run: async (connection) => idOf(await openCorreios(connection).create(shipmentRequest())),
        effects: () => world.good().map(({ id }) => id),
      });
    },
  },
  {
    vendor: 'correios',
    node: 'Carrier Shipment',
    operation: 'createReturn',
    guard: 'election',
    scene: () => {
      const world = correiosWorld();
      const { order, parcel } = shipmentRequest();
      const request = { order, parcel, key: 'shopify:1001:return', choose: 'cheapest', outwardNumber: null } as const;
      return sceneOf(world, (process) => world.connect({ settings: world.settings, ...process }), {
        isRead: ({ method, url }) => method === 'GET' || url.includes('/token/'),
        run: async (connection) => idOf(await openCorreios(connection).createReturn(request)),
        effects: () => world.good().map(({ id }) => id),
      });
    },
  },
  {
    vendor: 'correios',
    node: 'Carrier Shipment',
    operation: 'cancel',
    guard: 'state',
    scene: async () => {
      const world = correiosWorld();
      const { id } = await world.open().create(shipmentRequest());
      return sceneOf(world, (process) => world.connect({ settings: world.settings, ...process }), {
        isRead: ({ method, url }) => method === 'GET' || url.includes('/token/'),
        run: async (connection) => idOf(await openCorreios(connection).cancel({ id }, 'Venda cancelada antes do envio')),
        effects: () => world.labels().flatMap((label) => (label.status === 'cancelled' ? [label.id] : [])),
      });
    },
  },
];
