/** Two shops, each with an order 1001, on one account of a carrier: a flow reads its own shop's order alone. */
import { inspect } from 'node:util';
import type { IDataObject } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import type { Order } from '../../domain/documents/order.ts';
import { ShipmentTrigger } from '../../nodes/ShipmentTrigger/ShipmentTrigger.node.ts';
import { ShopifyOrder } from '../../nodes/ShopifyOrder/ShopifyOrder.node.ts';
import { shipmentRequest } from '../contracts/carrier.contract.mts';
import { correiosWorld } from '../contracts/support/correiosWorld.mts';
import { melhorEnvioWorld } from '../contracts/support/melhorEnvioWorld.mts';
import { shopifyWorld } from '../contracts/support/shopifyWorld.mts';
import { superFreteSettings, superFreteWorld } from '../contracts/support/superFreteWorld.mts';
import { paidOrders } from '../vendors/shopify/support/paidOrders.mts';
import { shopifyContext } from './support/shopifyContext.mts';
import { triggerHost } from './support/triggerHost.mts';

const melhorEnvioSettings = { environment: 'production', contactEmail: 'ti@lojaponte.example', applicationName: 'Ponte' };

const carriers = [
  ['correios', 'ponteCorreiosApi', correiosWorld, undefined],
  ['melhorEnvio', 'ponteMelhorEnvioApi', melhorEnvioWorld, melhorEnvioSettings],
  ['superFrete', 'ponteSuperFreteApi', superFreteWorld, superFreteSettings],
] as const;

/** What the carrier's trigger puts on the item once an order has its label. */
async function labelled([vendor, credentialType, open, settings]: (typeof carriers)[number], order: Order): Promise<IDataObject> {
  const world = open() as ReturnType<typeof correiosWorld>;
  const flow = triggerHost(new ShipmentTrigger(), {
    connect: () => world.connect({ settings: settings ?? world.settings }),
    credentialType,
    parameters: { vendor, events: ['shipment.label_ready'] },
    url: '',
  });
  await flow.poll();
  await world.open().create(shipmentRequest(order.number, { order, key: `${order.id}#${order.number}:shipment` }));
  const [item] = await flow.poll();
  expect(item?.json.shipment).toMatchObject({ orderNumber: order.number });
  return item!.json;
}

async function shop() {
  const world = shopifyWorld();
  const [order] = await paidOrders(world, 1);
  const get = async (json: IDataObject) => {
    const parameters = { operation: 'get', getBy: 'item' };
    const { context } = shopifyContext(world, { parameters, items: [{ json }] });
    const [[item]] = (await new ShopifyOrder().execute.call(context)) as [[{ json: IDataObject }]];
    return item.json.order as unknown as Order;
  };
  return { order: order!, get };
}

const refusal = { message: expect.stringContaining("is another customer's") };

describe.each(carriers.map((carrier) => [carrier[0], carrier] as const))('a label of %s', (_, carrier) => {
  test('of this shop’s order brings the order', async () => {
    const { order, get } = await shop();
    expect((await get(await labelled(carrier, order))).id).toBe(order.id);
  });

  test('of the other shop’s order of the same number brings nothing, and tells nobody’s name', async () => {
    const { order, get } = await shop();
    const other = shipmentRequest(order.number).order;
    expect(other.number).toBe(order.number);
    const ends = await get(await labelled(carrier, other)).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(ends).toMatchObject(refusal);
    for (const { customer } of [order, other]) expect(inspect(ends, { depth: 12, showHidden: true })).not.toContain(customer.name);
  });
});

describe('an item that names an order by its number alone', () => {
  const nobody = { name: null, email: null, phone: null, taxId: null, stateRegistration: null };

  test.each<[string, (order: Order) => object, boolean]>([
    [
      'an invoice of another customer',
      ({ number }) => ({ invoice: { orderNumber: number, customer: { ...nobody, name: 'Zoé Qualquer' } } }),
      false,
    ],
    [
      'an invoice with the customer’s CPF and a corrected name',
      ({ number, customer: { taxId } }) => ({ invoice: { orderNumber: number, customer: { ...nobody, name: 'Zoé Qualquer', taxId } } }),
      true,
    ],
    ['an invoice that names nobody', ({ number }) => ({ invoice: { orderNumber: number } }), true],
    [
      'a gift’s label',
      ({ number, shippingAddress }) => ({ shipment: { orderNumber: number, customer: { ...nobody, name: shippingAddress!.recipient } } }),
      true,
    ],
    [
      'a label with the phone alone, as people write it',
      ({ number, customer }) => ({
        shipment: { orderNumber: number, customer: { ...nobody, phone: customer.phone!.replace(/^\+55/, '') } },
      }),
      true,
    ],
    [
      'a payment by somebody else',
      ({ number }) => ({ payment: { orderNumber: number, customer: { ...nobody, name: 'Zoé Qualquer' } } }),
      true,
    ],
  ])('%s', async (_, item, isRead) => {
    const { order, get } = await shop();
    const reading = get(item(order) as IDataObject);
    if (isRead) expect((await reading).id).toBe(order.id);
    else await expect(reading).rejects.toMatchObject(refusal);
  });
});
