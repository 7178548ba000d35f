/** Goods that come back with SuperFrete, which knows no returns: a label whose sender is the customer. */
import { describe, expect, test } from 'vitest';
import type { FlowEvent } from '../../../domain/documents/event.ts';
import type { Shipment } from '../../../domain/documents/shipment.ts';
import type { ReturnRequest } from '../../../domain/ports/carrier.ts';
import { ShipmentTrigger } from '../../../nodes/ShipmentTrigger/ShipmentTrigger.node.ts';
import { openLabelRegister } from '../../../vendors/superFrete/events/labelRegister.ts';
import { shipmentTopics } from '../../../vendors/superFrete/events/topics.ts';
import { openSuperFrete } from '../../../vendors/superFrete/label/carrier.ts';
import { shipmentRequest } from '../../contracts/carrier.contract.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { paidOrder } from '../../contracts/support/order.mts';
import { onWrite } from '../../contracts/support/simulatedVendor.mts';
import { superFreteSettings as settings, superFreteWorld } from '../../contracts/support/superFreteWorld.mts';
import { triggerHost } from '../../nodes/support/triggerHost.mts';

const hour = 3_600_000;

const returnRequest = (change: Partial<ReturnRequest> = {}): ReturnRequest => ({
  order: paidOrder(),
  parcel: { heightCm: 10, widthCm: 15, lengthCm: 20, weightGrams: 640 },
  key: 'shopify:1001:return',
  choose: 'cheapest',
  outwardNumber: null,
  ...change,
});

describe.each([
  ['a list that tells the tags', { tagsInList: true }],
  ['a list that tells none', {}],
])('a return, with %s', (_, options) => {
  test('goes from the customer to the shop, with a declaration of its goods', async () => {
    const world = superFreteWorld(options);
    const made = await world.open().createReturn(returnRequest());
    expect(made).toMatchObject({ status: 'label_ready', found: false, trackingNumber: expect.any(String) });
    const order = paidOrder();
    expect(world.simulator.label(made.id)).toMatchObject({
      from: { name: 'Ana Souza', document: '52998224725', postal_code: '30160011' },
      to: { postal_code: '01310100', document: expect.stringMatching(/^\d{11,14}$/) },
      products: order.items.map(({ name, quantity }) => ({ name, quantity })),
      nonCommercial: true,
    });
    expect(world.violations).toEqual([]);
  });

  test('stands beside the label of the same order, and neither is taken for the other', async () => {
    const world = superFreteWorld(options);
    const outward = await world.open().create(shipmentRequest());
    const back = await world.open().createReturn(returnRequest());
    expect(back.id).not.toBe(outward.id);
    expect(await world.open().create(shipmentRequest())).toMatchObject({ id: outward.id, found: true });
    expect(await world.open().createReturn(returnRequest())).toMatchObject({ id: back.id, found: true });
    expect(world.bought()).toBe(2);
  });

  test.each([1, 2])('is paid once, also where the answer to write %i is lost', async (write) => {
    const world = superFreteWorld(options);
    // Writes ask for prices, too.
    const prices = 1;
    world.inject(onWrite(prices + write, 'lostAnswer'));
    expect(await world.open().createReturn(returnRequest())).toMatchObject({ status: 'label_ready' });
    expect(await world.open().createReturn(returnRequest())).toMatchObject({ found: true });
    expect(world.bought()).toBe(1);
  });

  test('is paid once by two workers', async () => {
    const world = superFreteWorld(options);
    const work = async (account: string) =>
      await openSuperFrete(world.connect({ account, settings: { ...settings, processes: 2 } })).createReturn(returnRequest());
    const [one, other] = await Promise.all([work('a'), work('b')]);
    expect(one.id).toBe(other.id);
    expect(world.bought()).toBe(1);
  });

  test('of other goods under the same key is told, and neither made nor taken for it', async () => {
    const world = superFreteWorld(options);
    await world.open().createReturn(returnRequest());
    const order = paidOrder();
    const other = returnRequest({ order: { ...order, items: order.items.slice(0, 1) } });
    expect((await failureOf(world.open().createReturn(other))).failure).toMatchObject({ class: 'conflict', code: 'returnOfOtherGoods' });
    expect(await world.open().createReturn({ ...other, key: 'shopify:1001:return-2' })).toMatchObject({ found: false });
    expect(world.bought()).toBe(2);
  });

  test('is told to a flow as a return, with customer and contents, and never as news of a parcel to the customer', async () => {
    const world = superFreteWorld(options);
    const flow = triggerHost(new ShipmentTrigger(), {
      connect: () => world.connect({ settings }),
      credentialType: 'ponteSuperFreteApi',
      parameters: { vendor: 'superFrete', events: [...shipmentTopics] },
      url: '',
    });
    const poll = async () => (await flow.poll()).map(({ json }) => json as unknown as { event: FlowEvent; shipment: Shipment });
    await poll();
    const { id } = await world.open().createReturn(returnRequest());
    await world.clock.sleep(hour);
    const told = await poll();
    for (const step of ['posted', 'delivered'] as const) {
      world.simulator.progress(id, step);
      await world.clock.sleep(hour);
      told.push(...(await poll()));
    }
    expect(told.map(({ event }) => [event.type, event.occasion])).toEqual([
      ['return.posted', `superFrete:return/${id}/posted`],
      ['return.delivered', `superFrete:return/${id}/delivered`],
    ]);
    expect(told[1]).toMatchObject({
      event: { correlationId: 'shopify:1001' },
      shipment: {
        orderNumber: '1001',
        customer: { name: 'Ana Souza', phone: '+5531988887777' },
        contents: paidOrder().items.map(({ name, quantity }) => ({ name, quantity })),
      },
    });
  });

  test('is no label of the order for those who compare', async () => {
    const world = superFreteWorld(options);
    await world.open().createReturn(returnRequest());
    const register = openLabelRegister(world.connect({ settings }));
    expect(await register.changed('2026-11-01T00:00:00Z')).toEqual([]);
  });
});

test('a return of a customer without a CPF is refused before anything is asked', async () => {
  const world = superFreteWorld();
  const order = paidOrder();
  const request = returnRequest({ order: { ...order, customer: { ...order.customer, taxId: null } } });
  expect((await failureOf(world.open().createReturn(request))).failure).toMatchObject({ code: 'recipientIncomplete' });
  expect(world.calls).toEqual([]);
});
