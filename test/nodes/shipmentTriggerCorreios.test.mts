/** Parcels of Correios, told to a flow by their scans: each step once and in order. */
import { describe, expect, test } from 'vitest';
import type { FlowEvent } from '../../domain/documents/event.ts';
import type { Shipment } from '../../domain/documents/shipment.ts';
import { ShipmentTrigger } from '../../nodes/ShipmentTrigger/ShipmentTrigger.node.ts';
import { shipmentTopics } from '../../vendors/correios/events/topics.ts';
import { shipmentRequest } from '../contracts/carrier.contract.mts';
import { correiosWorld } from '../contracts/support/correiosWorld.mts';
import { triggerHost } from './support/triggerHost.mts';

const hour = 3_600_000;

function flowIn(world: ReturnType<typeof correiosWorld>) {
  const running = triggerHost(new ShipmentTrigger(), {
    connect: () => world.connect({ settings: world.settings }),
    credentialType: 'ponteCorreiosApi',
    parameters: { vendor: 'correios', events: [...shipmentTopics] },
    url: '',
  });
  return async () => (await running.poll()).map(({ json }) => json as unknown as { event: FlowEvent; shipment: Shipment });
}

describe('a parcel of Correios', () => {
  test('is told of scan by scan, with order, customer and link, each step once', async () => {
    const world = correiosWorld();
    const poll = flowIn(world);
    expect(await poll()).toEqual([]);
    const { id, trackingNumber } = await world.open().create(shipmentRequest());
    const [ready] = await poll();
    expect(ready).toMatchObject({
      event: { type: 'shipment.label_ready', occasion: `correios:shipment/${id}/label_ready`, correlationId: 'shopify:1001' },
      shipment: { orderNumber: '1001', trackingNumber, customer: { name: 'Ana Souza', phone: '+5531988887777' } },
    });
    const told: string[] = [];
    const step = async (act: () => void) => {
      await world.clock.sleep(hour);
      act();
      await world.clock.sleep(hour);
      for (const each of [...(await poll()), ...(await poll())]) told.push(each.event.type);
    };
    await step(() => world.simulator.post(id));
    for (const [code, type] of [
      ['RO', '01'],
      ['DO', '01'],
      ['RO', '01'],
      ['OEC', '01'],
      ['BDE', '20'],
      ['OEC', '01'],
      ['BDE', '01'],
    ] as const)
      await step(() => world.simulator.event(trackingNumber!, { code, type }));
    expect(told).toEqual([
      'shipment.posted',
      'shipment.in_transit',
      'shipment.out_for_delivery',
      'shipment.failed_attempt',
      'shipment.delivered',
    ]);
    expect(world.violations).toEqual([]);
  });

  test('that a customer sends back is told as a return, with the customer, and never as delivered to them', async () => {
    const world = correiosWorld();
    const poll = flowIn(world);
    await poll();
    const { order, parcel } = shipmentRequest();
    const request = { order, parcel, key: 'shopify:1001:return', choose: 'cheapest', outwardNumber: null } as const;
    const { id, trackingNumber } = await world.open().createReturn(request);
    const told: { event: FlowEvent; shipment: Shipment }[] = [];
    const step = async (act: () => void) => {
      await world.clock.sleep(hour);
      act();
      await world.clock.sleep(hour);
      told.push(...(await poll()));
    };
    await step(() => world.simulator.post(id));
    await step(() => world.simulator.event(trackingNumber!, { code: 'RO', type: '01' }));
    await step(() => world.simulator.event(trackingNumber!, { code: 'BDE', type: '01' }));
    expect(told.map(({ event }) => [event.type, event.occasion])).toEqual([
      ['return.posted', `correios:return/${id}/posted`],
      ['return.delivered', `correios:return/${id}/delivered`],
    ]);
    expect(told[1]).toMatchObject({
      event: { correlationId: 'shopify:1001' },
      shipment: { orderNumber: '1001', customer: { name: 'Ana Souza', phone: '+5531988887777' } },
    });
    const goods = order.items.map(({ name, quantity }) => ({ name, quantity }));
    expect(told.map(({ shipment }) => shipment.contents)).toEqual([goods, goods]);
  });

  test('is told although another row of the list cannot be read; a label is not made on such a list', async () => {
    const world = correiosWorld();
    const poll = flowIn(world);
    await poll();
    await world.open().create(shipmentRequest('1001'));
    await world.open().create(shipmentRequest('1002'));
    world.alterAnswers((body) => {
      const { itens } = body as { itens?: object[] };
      return Array.isArray(itens)
        ? { ...(body as object), itens: itens.map((row, index) => (index === 0 ? { strange: true } : row)) }
        : body;
    });
    expect((await poll()).map(({ shipment }) => shipment.orderNumber)).toEqual(['1001']);
    const failed = world.open().create(shipmentRequest('1003'));
    await expect(failed).rejects.toMatchObject({ failure: { class: 'unknownOutcome', code: 'unreadableAnswer' } });
    expect(world.bought()).toBe(2);
  });

  test('asks for 50 parcels in a call, and for none that has arrived', async () => {
    const world = correiosWorld();
    const ids: string[] = [];
    for (let number = 1; number <= 60; number++) ids.push((await world.open().create(shipmentRequest(String(number)))).id);
    const poll = flowIn(world);
    for (const id of ids) world.simulator.post(id);
    await poll();
    const asked = () => world.operations().filter((name) => /track|rastro/i.test(name)).length;
    const before = asked();
    await poll();
    expect(asked() - before).toBe(2);
    for (const id of ids) world.simulator.event(world.simulator.prePosting(id).code, { code: 'BDE', type: '01' });
    await poll();
    const after = asked();
    await poll();
    expect(asked() - after).toBe(0);
  });
});
