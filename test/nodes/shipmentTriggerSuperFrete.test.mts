/** Parcels of SuperFrete, told to a flow: each step once. */
import { describe, expect, test } from 'vitest';
import type { FlowEvent } from '../../domain/documents/event.ts';
import type { Shipment } from '../../domain/documents/shipment.ts';
import { ShipmentTrigger } from '../../nodes/ShipmentTrigger/ShipmentTrigger.node.ts';
import { shipmentRequest } from '../contracts/carrier.contract.mts';
import { superFreteSettings, superFreteWorld } from '../contracts/support/superFreteWorld.mts';
import { triggerHost } from './support/triggerHost.mts';

const events = ['shipment.label_ready', 'shipment.posted', 'shipment.delivered', 'shipment.cancelled'];
const hour = 3_600_000;

function flowIn(world: ReturnType<typeof superFreteWorld>) {
  const running = triggerHost(new ShipmentTrigger(), {
    connect: () => world.connect({ settings: superFreteSettings }),
    credentialType: 'ponteSuperFreteApi',
    parameters: { vendor: 'superFrete', events },
    url: '',
  });
  return async () => (await running.poll()).map(({ json }) => json as unknown as { event: FlowEvent; shipment: Shipment });
}

describe('a parcel of SuperFrete', () => {
  test('is told of step by step, with order, customer and link, each once', async () => {
    const world = superFreteWorld();
    const poll = flowIn(world);
    expect(await poll()).toEqual([]);
    const { id, trackingNumber } = await world.open().create(shipmentRequest());
    const [ready, ...others] = await poll();
    expect(others).toEqual([]);
    expect(ready).toMatchObject({
      event: { type: 'shipment.label_ready', occasion: `superFrete:shipment/${id}/label_ready`, correlationId: 'shopify:1001' },
      shipment: {
        orderNumber: '1001',
        trackingNumber,
        trackingUrl: `https://rastreio.superfrete.com/#/tracking/${trackingNumber}`,
        customer: { name: 'Ana Souza', email: 'ana@cliente.example', phone: '+5531988887777' },
      },
    });
    expect(await poll()).toEqual([]);
    await world.clock.sleep(5 * hour);
    world.simulator.progress(id, 'posted');
    await world.clock.sleep(hour);
    expect((await poll()).map(({ event }) => event.type)).toEqual(['shipment.posted']);
    await world.clock.sleep(90 * hour);
    world.simulator.progress(id, 'delivered');
    await world.clock.sleep(hour);
    const [delivered] = await poll();
    expect(delivered?.shipment).toMatchObject({ status: 'delivered' });
    expect(delivered?.shipment.events.map(({ status }) => status)).toEqual(['label_ready', 'posted', 'delivered']);
    await world.clock.sleep(hour);
    expect(await poll()).toEqual([]);
    expect(world.violations).toEqual([]);
  });

  test('is told although another row of the list cannot be read', async () => {
    const world = superFreteWorld();
    const poll = flowIn(world);
    await poll();
    await world.open().create(shipmentRequest('1001'));
    await world.open().create(shipmentRequest('1002'));
    world.alterAnswers((body) => {
      const { data } = body as { data?: object[] };
      return Array.isArray(data) ? { ...(body as object), data: data.map((row, index) => (index === 0 ? { strange: true } : row)) } : body;
    });
    expect((await poll()).map(({ shipment }) => shipment.orderNumber)).toEqual(['1001']);
  });

  test('whose label nobody had paid is no news when it is taken out of the cart', async () => {
    const world = superFreteWorld({ balance: 1 });
    const poll = flowIn(world);
    await poll();
    await world
      .open()
      .create(shipmentRequest())
      .catch(() => undefined);
    world.simulator.progress(world.labels()[0]!.id, 'canceled');
    expect(await poll()).toEqual([]);
  });
});
