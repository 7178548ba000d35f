/** What Carrier Shipment does beside buying: printing, the wallet, scans; and that each carrier offers what it has. */
import type { IDataObject } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import type { Carrier, ReturnRequest } from '../../domain/ports/carrier.ts';
import { CarrierShipment } from '../../nodes/CarrierShipment/CarrierShipment.node.ts';
import * as create from '../../nodes/CarrierShipment/shipment/create.operation.ts';
import * as createReturn from '../../nodes/CarrierShipment/shipment/createReturn.operation.ts';
import * as getBalance from '../../nodes/CarrierShipment/shipment/getBalance.operation.ts';
import * as getTracking from '../../nodes/CarrierShipment/shipment/getTracking.operation.ts';
import * as printLabel from '../../nodes/CarrierShipment/shipment/printLabel.operation.ts';
import { carriers } from '../../vendors/index.ts';
import { shipmentRequest } from '../contracts/carrier.contract.mts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { melhorEnvioWorld } from '../contracts/support/melhorEnvioWorld.mts';
import { heavyOrder, ship } from '../contracts/support/parcels.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { superFreteWorld } from '../contracts/support/superFreteWorld.mts';
import { oneItem } from './support/fakeN8n.mts';

const quoting: Carrier = { quote: async () => [] };

describe('Print Label', () => {
  const byId = (shipmentId: string) => oneItem({}, { shipmentFrom: 'id', shipmentId });

  test('brings the label of the shipment on the item as a PDF named after it', async () => {
    const world = superFreteWorld();
    const shipment = await world.open().create(shipmentRequest());
    const context = oneItem({ shipment: shipment as unknown as IDataObject }, { shipmentFrom: 'item' });
    const { binary } = await printLabel.execute(context, 0, world.open());
    expect(Object.keys(binary ?? {})).toEqual(['label']);
    expect(binary?.label).toMatchObject({ fileName: `label ${shipment.id}.pdf`, mimeType: 'application/pdf' });
  });

  test('makes one file of several labels where the carrier can, else one each', async () => {
    for (const [world, names] of [
      [superFreteWorld(), ['label']],
      [melhorEnvioWorld(), ['label', 'label2']],
    ] as const) {
      const ids = [];
      for (const number of ['1001', '1002']) ids.push((await world.open().create(shipmentRequest(number))).id);
      const { binary } = await printLabel.execute(byId(`${ids.join(', ')},${ids[0]}`), 0, world.open());
      expect(Object.keys(binary ?? {})).toEqual(names);
      expect(world.violations).toEqual([]);
    }
  });
});

test('Print Label prints all parcels of an order, also by the order alone', async () => {
  const world = melhorEnvioWorld();
  const made = await ship(world.open(), {});
  expect(made.parcels).toHaveLength(3);
  const order = heavyOrder() as unknown as IDataObject;
  const byOrder = oneItem({ order }, { shipmentFrom: 'item', 'options.key': 'shopify:1001:shipment' });
  const byShipment = oneItem({ order, shipment: made as unknown as IDataObject }, { shipmentFrom: 'item' });
  for (const context of [byOrder, byShipment]) {
    const { binary } = await printLabel.execute(context, 0, world.open());
    expect(Object.values(binary ?? {}).map((file) => (file as { fileName: string }).fileName)).toEqual(
      made.parcels!.map(({ id }) => `label ${id}.pdf`),
    );
  }
});

test('Get Balance tells what the wallet holds', async () => {
  const { documents } = await getBalance.execute(oneItem({}), 0, melhorEnvioWorld({ balance: 80 }).open());
  expect(documents.wallet).toMatchObject({ vendor: 'melhorEnvio', balance: 80 });
});

describe('Get Tracking', () => {
  const asked = async (json: IDataObject, parameters: Record<string, unknown>) => {
    const requests: unknown[] = [];
    const track: Carrier['track'] = async (request) => {
      requests.push(request);
      const { trackingNumber } = request;
      return { vendor: 'x', trackingNumber, trackingUrl: null, status: 'unknown', estimatedDelivery: null, events: [] };
    };
    await getTracking.execute(oneItem(json, parameters), 0, { ...quoting, track });
    return requests[0];
  };

  test('does not follow the first parcel alone where there are several', async () => {
    const shipment = { trackingNumber: 'A', parcels: [{ trackingNumber: 'A' }, { trackingNumber: 'B' }] };
    const work = getTracking.execute(oneItem({ shipment }, {}), 0, { ...quoting, track: async () => Promise.reject(new Error('asked')) });
    expect((await failureOf(work)).failure).toMatchObject({ code: 'severalParcels' });
    expect(await asked({ shipment }, { trackingNumber: 'B' })).toMatchObject({ trackingNumber: 'B' });
  });

  test('asks for the number that is given, else for that of the shipment on the item', async () => {
    const shipment = { trackingNumber: 'AD123456785BR' };
    expect(await asked({ shipment }, {})).toEqual({ trackingNumber: 'AD123456785BR', serviceId: null });
    expect(await asked({ shipment }, { trackingNumber: ' X1 ', serviceCode: '03298' })).toEqual({
      trackingNumber: 'X1',
      serviceId: '03298',
    });
    expect((await failureOf(asked({}, {}))).failure).toMatchObject({ code: 'trackingNumberMissing' });
  });
});

describe('Create Return', () => {
  const box = { orderFrom: 'item', parcelHeight: 10, parcelWidth: 15, parcelLength: 20 };
  const asked = async (parameters: IDataObject, json: IDataObject = {}) => {
    const requests: ReturnRequest[] = [];
    const refuse = async (request: ReturnRequest) => {
      requests.push(request);
      return await Promise.reject(new Error('asked'));
    };
    const item = { order: paidOrder() as unknown as IDataObject, ...json };
    await createReturn.execute(oneItem(item, { ...box, ...parameters }), 0, { ...quoting, createReturn: refuse }).catch((error: Error) => {
      if (error.message !== 'asked') throw error;
    });
    return requests[0]!;
  };

  test('asks for all goods of the order, under a key of its own, with the number that they went out by', async () => {
    const { order, key, choose, outwardNumber } = await asked({}, { shipment: { trackingNumber: 'AD123456785BR' } });
    expect({ key, choose, outwardNumber }).toEqual({ key: 'shopify:1001:return', choose: 'cheapest', outwardNumber: 'AD123456785BR' });
    expect(order.items).toEqual(paidOrder().items.map((item) => expect.objectContaining({ id: item.id, quantity: item.quantity })));
  });

  test('of some units takes these alone, with their part of the value', async () => {
    const { order } = await asked({ returnedItems: { item: [{ sku: 'CAM-ALG-M', quantity: 1 }] }, returnService: 'fastest' });
    expect(order.items).toMatchObject([{ sku: 'CAM-ALG-M', quantity: 1, total: 79.9 }]);
  });

  test.each([
    ['was not bought', { sku: 'XYZ', quantity: 1 }],
    ['was not bought so often', { sku: 'CAM-ALG-M', quantity: 3 }],
    ['is no whole unit', { sku: 'CAM-ALG-M', quantity: 0.5 }],
  ])('refuses what %s', async (_, item) => {
    expect((await failureOf(asked({ returnedItems: { item: [item] } }))).failure).toMatchObject({ code: 'itemsNotReturnable' });
  });
});

describe('what the node offers', () => {
  const { properties } = new CarrierShipment().description;
  const offered = (vendor: string) =>
    properties
      .filter(({ name, displayOptions }) => name === 'operation' && displayOptions?.show?.vendor?.includes(vendor))
      .flatMap(({ options }) => options ?? [])
      .map((option) => ('value' in option ? option.value : undefined));

  test.each(carriers.map((entry) => [entry.name, entry] as const))('%s: each operation that its port has', async (_, entry) => {
    const settings = {
      contactEmail: 'a@b.example',
      accountEmail: 'a@b.example',
      user: 'u',
      accessSecret: 'c',
      postingCard: '1',
      senderPostalCode: '30160011',
    };
    const port = await entry.open({ ...melhorEnvioWorld().connect(), settings });
    const methods = Object.entries(port).filter(
      ([name, method]) => method !== undefined && !['find', 'quote', 'services', 'withTerms'].includes(name),
    );
    expect([...entry.can].toSorted()).toEqual(methods.map(([name]) => name).toSorted());
    // Quoting every carrier can; checking an address needs none.
    expect(offered(entry.id)).toHaveLength(entry.can.length + 2);
  });

  test('an operation that a flow written by hand asks of a carrier without it is refused by name', async () => {
    expect((await failureOf(create.execute(oneItem({}), 0, quoting))).failure).toMatchObject({ code: 'notOffered' });
    expect((await failureOf(printLabel.execute(oneItem({}), 0, quoting))).failure).toMatchObject({ code: 'notOffered' });
  });
});
