import type { IDataObject } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import type { Carrier, ShipmentRequest } from '../../domain/ports/carrier.ts';
import type { Shipment, ShippingQuote } from '../../domain/documents/shipment.ts';
import * as cancel from '../../nodes/CarrierShipment/shipment/cancel.operation.ts';
import * as create from '../../nodes/CarrierShipment/shipment/create.operation.ts';
import { parcelProperties } from '../../nodes/CarrierShipment/shipment/parcel.ts';
import * as get from '../../nodes/CarrierShipment/shipment/get.operation.ts';
import * as quote from '../../nodes/CarrierShipment/shipment/quote.operation.ts';
import { IntegrationError } from '../../runtime/errors/integrationError.ts';
import { address, paidOrder } from '../contracts/support/order.mts';
import { melhorEnvioWorld } from '../contracts/support/melhorEnvioWorld.mts';
import { oneItem } from './support/fakeN8n.mts';

const defaults = { orderFrom: 'item', choose: 'cheapest', service: '', parcelHeight: 10, parcelWidth: 15, parcelLength: 20 };

const itemWith = (order = paidOrder('1001'), more: IDataObject = {}): IDataObject => ({ order: order as unknown as IDataObject, ...more });

/** What the node asks the carrier for. */
async function requestOf(json: IDataObject, parameters: Record<string, unknown> = {}): Promise<ShipmentRequest> {
  const asked: ShipmentRequest[] = [];
  const carrier = melhorEnvioWorld().open();
  const recording: Carrier = {
    ...carrier,
    create: async (request) => {
      asked.push(request);
      return await carrier.create(request);
    },
  };
  await create.execute(oneItem(json, { ...defaults, ...parameters }), 0, recording);
  return asked[0]!;
}

const failureOf = async (work: Promise<unknown>): Promise<IntegrationError['failure']> => {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (error instanceof IntegrationError) return error.failure;
  throw new Error('It did not fail');
};

describe('a shop ships an order', () => {
  test('with nothing but the defaults', async () => {
    const world = melhorEnvioWorld();
    const { documents } = await create.execute(oneItem(itemWith(), defaults), 0, world.open());
    expect(documents.shipment).toMatchObject({ vendor: 'melhorEnvio', status: 'label_ready', found: false });
    expect(world.labels()).toMatchObject([{ orderNumber: '1001', detail: { tags: ['shopify:1001:shipment'] } }]);
  });

  test('in a box of 90 grams: ten goods of 15 grams weigh 240 with it (M21)', async () => {
    const [item] = paidOrder().items;
    const items = [{ ...item!, weightGrams: 15, quantity: 10 }];
    const order = { ...paidOrder(), items };
    expect(await requestOf(itemWith(order), { 'options.packagingWeight': 90 })).toMatchObject({ parcel: { weightGrams: 240 } });
    expect(await requestOf(itemWith({ ...order, id: 'shopify:2', number: '2' }))).toMatchObject({ parcel: { weightGrams: 150 } });
  });

  describe('to a customer with a Portuguese number (M22)', () => {
    const foreign = (phone: string | null) => {
      const order = paidOrder();
      return {
        ...order,
        customer: { ...order.customer, phone: '+351 912 345 678' },
        shippingAddress: { ...order.shippingAddress!, phone },
      };
    };

    test('by the phone of the delivery address', async () => {
      const world = melhorEnvioWorld();
      await create.execute(oneItem(itemWith(foreign('(11) 98765-4321')), defaults), 0, world.open());
      expect(world.labels()).toHaveLength(1);
      expect(world.violations).toEqual([]);
    });

    test('not without a Brazilian phone, which is said before anything is asked', async () => {
      const world = melhorEnvioWorld();
      const failure = await failureOf(create.execute(oneItem(itemWith(foreign(null)), defaults), 0, world.open()));
      expect(failure).toMatchObject({ class: 'validation', code: 'recipientIncomplete' });
      expect(failure.message).toContain('order.customer.phone) is of another country');
      expect(failure.message).not.toContain('912');
      expect(world.labels()).toEqual([]);
    });
  });

  test.each(['PT', 'US', 'xxx'])('not to %s, which is said by the name of the field, before anything is asked', async (country) => {
    const world = melhorEnvioWorld();
    const shippingAddress = { ...paidOrder().shippingAddress!, country, postalCode: '1100-048', state: '11' };
    const failure = await failureOf(create.execute(oneItem(itemWith(paidOrder('1001', { shippingAddress })), defaults), 0, world.open()));
    expect(failure).toMatchObject({ class: 'validation' });
    expect(failure.message).toContain(`order.shippingAddress.country) is ${country}: parcels are sent within Brazil only`);
    expect(world.calls).toEqual([]);
  });

  test.each(['br', 'BRA', 'Brasil', 'Brazil', ' BR ', ''])('within Brazil, where its country is written %j', async (country) => {
    const world = melhorEnvioWorld();
    const order = (postalCode: string) =>
      itemWith(paidOrder('1001', { shippingAddress: { ...paidOrder().shippingAddress!, country, postalCode } }));
    await create.execute(oneItem(order('30160011'), defaults), 0, world.open());
    expect(world.labels()).toHaveLength(1);
    expect(world.violations).toEqual([]);
    const failure = await failureOf(create.execute(oneItem(order('3016'), defaults), 0, world.open()));
    expect(failure.message).toContain('is not a CEP of 8 digits');
  });

  test('in a parcel that weighs what its goods weigh', async () => {
    // 2 × 190 g + 260 g
    expect(await requestOf(itemWith())).toMatchObject({
      parcel: { heightCm: 10, widthCm: 15, lengthCm: 20, weightGrams: 640 },
      choose: 'cheapest',
      serviceIds: [],
    });
  });

  test('counting a default for goods without a weight, and nothing for what is not shipped', async () => {
    const [shirt, coffee] = paidOrder().items;
    const items = [
      { ...shirt!, weightGrams: null },
      { ...coffee!, requiresShipping: false },
    ];
    expect((await requestOf(itemWith(paidOrder('1', { items })))).parcel.weightGrams).toBe(600);
  });

  test('in the box for its number of units, whatever order the boxes are written in', async () => {
    const box = (fromUnits: number, side: number) => ({ fromUnits, heightCm: side, widthCm: side, lengthCm: side });
    const boxes = [box(10, 40), box(4, 25), box(30, 60)];
    const heightFor = async (quantity: number, options: Record<string, unknown>) => {
      const items = [{ ...paidOrder().items[0]!, weightGrams: 10, quantity, total: 1 }];
      return (await requestOf(itemWith(paidOrder(String(2000 + quantity), { items })), options)).parcel.heightCm;
    };
    const given = { 'options.boxes': { box: boxes } };
    expect([await heightFor(3, given), await heightFor(4, given), await heightFor(9, given), await heightFor(10, given)]).toEqual([
      10, 25, 25, 40,
    ]);
    expect(await heightFor(9, {})).toBe(10);
    const incomplete = { 'options.boxes': { box: [{ ...box(2, 20), widthCm: undefined }] } };
    expect(await failureOf(heightFor(2, incomplete))).toMatchObject({ code: 'boxIncomplete' });
  });

  test('says beside the box that it is the same for every order', () => {
    const [hinted, ...others] = parcelProperties.filter(({ hint }) => hint !== undefined);
    expect(others).toEqual([]);
    expect(hinted!.hint).toMatch(/same box for every order/);
    expect(parcelProperties.map(({ displayName }) => displayName)).toEqual([
      'Parcel Height (cm)',
      'Parcel Width (cm)',
      'Parcel Length (cm)',
    ]);
  });

  test('by the service that was chosen', async () => {
    expect(await requestOf(itemWith(), { choose: 'service', service: '1' })).toMatchObject({ serviceIds: ['1'] });
    expect(await failureOf(requestOf(itemWith(), { choose: 'service' }))).toMatchObject({ code: 'serviceMissing' });
  });

  test('under the key that the user gives', async () => {
    expect(await requestOf(itemWith(), { 'options.key': 'parcel-2' })).toMatchObject({ key: 'parcel-2' });
  });

  test('not before the address is complete, and says all that is missing at once', async () => {
    const order = paidOrder('1001', { shippingAddress: { ...address, number: null, postalCode: '123' } });
    const failure = await failureOf(requestOf(itemWith(order)));
    expect(failure).toMatchObject({ class: 'validation', code: 'orderIncomplete' });
    expect(failure.message).toContain('order.shippingAddress.number');
    expect(failure.message).toContain('order.shippingAddress.postalCode');
  });

  test('not when there is nothing to ship', async () => {
    const items = paidOrder().items.map((one) => ({ ...one, requiresShipping: false }));
    expect((await failureOf(requestOf(itemWith(paidOrder('1001', { items }))))).message).toContain('nothing that needs shipping');
  });
});

describe('the nota fiscal on the item', () => {
  /** Issued in March 2022 by the simulated shop's CNPJ, number 1. */
  const accessKey = '35220390021382000122550010000000011000000014';

  test('travels with the parcel', async () => {
    const request = await requestOf(
      itemWith(paidOrder('1001'), { invoice: { status: 'authorized', model: 55, accessKey: `NFe${accessKey}` } }),
    );
    expect(request.invoice?.accessKey).toBe(accessKey);
  });

  test.each(['processing', 'rejected', 'cancelled'])('holds the parcel back while it is %s', async (status) => {
    const failure = await failureOf(requestOf(itemWith(paidOrder('1001'), { invoice: { status, model: 55, accessKey: null } })));
    expect(failure).toMatchObject({ class: 'validation', code: 'invoiceNotAuthorized' });
    expect(failure.message).toContain(status);
  });

  test('for services is none of the parcel', async () => {
    expect((await requestOf(itemWith(paidOrder('1001'), { invoice: { status: 'authorized', model: 'nfse' } }))).invoice).toBeNull();
  });
});

test('a shop only asks what shipping costs', async () => {
  const world = melhorEnvioWorld();
  const { documents } = await quote.execute(oneItem(itemWith(), defaults), 0, world.open());
  expect((documents.quotes as IDataObject[]).length).toBeGreaterThan(1);
  expect(world.operations()).toEqual(['services.list', 'account.get', 'shipment.calculate']);
});

describe('the parcels of an order', () => {
  const side = (value: number) => ({ heightCm: value, widthCm: value, lengthCm: value });
  const sizes = {
    item: [
      { sku: 'CAM-ALG-M', heightCm: 3, widthCm: 25, lengthCm: 30 },
      { sku: 'CAF-MOI-250', ...side(10) },
    ],
  };

  test('are as small as goods of known sizes allow, and nothing is assumed then', async () => {
    const world = melhorEnvioWorld();
    const { documents } = await create.execute(oneItem(itemWith(), { ...defaults, 'options.itemSizes': sizes }), 0, world.open());
    expect(documents.shipment).not.toHaveProperty('assumed');
    // Two shirts of 3 cm and a cube of 10 cm: 16 cm high on a footprint of 25 × 30, and a wall of half a centimetre.
    const request = await requestOf(itemWith(paidOrder('1002')), { 'options.itemSizes': sizes });
    const { heightCm, widthCm, lengthCm, weightGrams } = request.parcel;
    expect(weightGrams).toBe(640);
    expect(heightCm * widthCm * lengthCm).toBeLessThanOrEqual(17 * 26 * 31);
  });

  test("are packed into the shop's own boxes, with their weight", async () => {
    const boxes = {
      box: [
        { name: 'G', emptyGrams: 400, ...side(60) },
        { name: 'M', emptyGrams: 200, ...side(35) },
      ],
    };
    const parameters = { 'options.itemSizes': sizes, 'options.shopBoxes': boxes };
    expect((await requestOf(itemWith(), parameters)).parcel).toEqual({ ...side(36), weightGrams: 840 });
    const broken = { 'options.shopBoxes': { box: [{ name: 'M', heightCm: 10, widthCm: 0, lengthCm: 10 }] } };
    expect(await failureOf(requestOf(itemWith(), broken))).toMatchObject({ code: 'sizeIncomplete' });
  });

  test.each([
    ['a box without a readable weight', { 'options.shopBoxes': { box: [{ name: 'M', emptyGrams: 'abc', ...side(35) }] } }],
    ['a box whose weight an expression left empty', { 'options.shopBoxes': { box: [{ name: 'M', emptyGrams: null, ...side(35) }] } }],
    ['a size without a SKU, which would be that of all goods without one', { 'options.itemSizes': { item: [{ sku: ' ', ...side(10) }] } }],
  ])('are not packed by %s', async (_, parameters) => {
    expect(await failureOf(requestOf(itemWith(), parameters))).toMatchObject({ code: 'sizeIncomplete' });
  });

  test('tell what was assumed of goods that say too little, by SKU', async () => {
    const [shirt, coffee] = paidOrder().items;
    const items = [
      { ...shirt!, weightGrams: null },
      { ...coffee!, size: side(10) },
    ];
    const { documents } = await create.execute(oneItem(itemWith(paidOrder('1001', { items })), defaults), 0, melhorEnvioWorld().open());
    expect((documents.shipment as IDataObject).assumed).toEqual([{ item: 'CAM-ALG-M', missing: ['weight', 'size'] }]);
  });

  test('come back several where one is not enough, and are read and called off together', async () => {
    const items = [{ ...paidOrder().items[0]!, weightGrams: 20_000, quantity: 3 }];
    const world = melhorEnvioWorld();
    const chosen = { ...defaults, choose: 'service', service: '1' };
    const { documents } = await create.execute(oneItem(itemWith(paidOrder('1001', { items })), chosen), 0, world.open());
    const shipment = documents.shipment as unknown as Shipment;
    expect(shipment.parcels!.map(({ number, items: held }) => [number, held!.map(({ sku, quantity }) => `${quantity} ${sku}`)])).toEqual([
      [1, ['1 CAM-ALG-M']],
      [2, ['1 CAM-ALG-M']],
      [3, ['1 CAM-ALG-M']],
    ]);
    const item = oneItem({ shipment: documents.shipment! }, { shipmentFrom: 'item', reason: 'x' });
    const read = await get.execute(item, 0, world.open());
    expect((read.documents.shipment as unknown as Shipment).parcels!.map(({ id }) => id)).toEqual(shipment.parcels!.map(({ id }) => id));
    await cancel.execute(item, 0, world.open());
    expect(world.labels().map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });

  test('cost what all of them cost together', async () => {
    const items = [{ ...paidOrder().items[0]!, weightGrams: 70_000, quantity: 3 }];
    const { documents } = await quote.execute(oneItem(itemWith(paidOrder('1001', { items })), defaults), 0, melhorEnvioWorld().open());
    const quotes = documents.quotes as unknown as ShippingQuote[];
    expect(new Set(quotes.map(({ carrier, parcels }) => `${carrier} ${parcels}`))).toEqual(new Set(['Jadlog 3']));
  });

  test('are refused by a carrier that sells one an order', async () => {
    const items = [{ ...paidOrder().items[0]!, weightGrams: 70_000, quantity: 3 }];
    const { find: _find, ...carrier } = melhorEnvioWorld().open();
    const order = paidOrder('1001', { items });
    expect(await failureOf(create.execute(oneItem(itemWith(order), defaults), 0, carrier))).toMatchObject({ code: 'oneParcelOnly' });
  });
});
