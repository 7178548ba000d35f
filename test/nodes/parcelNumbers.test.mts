/** Weights, quantities and sizes that are none: the label is refused by the name of the field, not bought for another parcel. */
import type { IDataObject } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import * as create from '../../nodes/CarrierShipment/shipment/create.operation.ts';
import * as createReturn from '../../nodes/CarrierShipment/shipment/createReturn.operation.ts';
import * as quote from '../../nodes/CarrierShipment/shipment/quote.operation.ts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { correiosWorld } from '../contracts/support/correiosWorld.mts';
import { melhorEnvioWorld } from '../contracts/support/melhorEnvioWorld.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { oneItem } from './support/fakeN8n.mts';

const defaults = { orderFrom: 'item', choose: 'cheapest', parcelHeight: 10, parcelWidth: 15, parcelLength: 20 };

const orderWith = (change: object) => {
  const [shirt, coffee] = paidOrder().items;
  return paidOrder('1001', { items: [{ ...shirt!, ...change }, coffee!] });
};

const item = (order: object, parameters: object = {}) => oneItem({ order } as unknown as IDataObject, { ...defaults, ...parameters });

const size = { heightCm: 5, widthCm: 10, lengthCm: 10 };

describe('a line of an order from elsewhere', () => {
  test.each([
    // Packing went on for ever at these.
    ['a weight below 0', { weightGrams: -500 }, 'weightGrams'],
    ['a weight in words, of goods with a size', { weightGrams: '300 g', size }, 'weightGrams'],
    // Read as 1 gram, as 300 g by chance, as nothing.
    ['kilograms where grams belong', { weightGrams: 0.3 }, 'weightGrams'],
    ['a decimal comma', { weightGrams: '0,3' }, 'weightGrams'],
    ['true', { weightGrams: true }, 'weightGrams'],
    ['a list', { weightGrams: [500] }, 'weightGrams'],
    // Left out of the parcel as if it were none of the order's goods.
    ['a quantity below 0', { quantity: -2 }, 'quantity'],
    ['a quantity that is no number', { quantity: Number.NaN }, 'quantity'],
  ])('with %s is named, and nothing is bought', async (_, change, field) => {
    const world = melhorEnvioWorld();
    for (const operation of [create, quote]) {
      const { failure } = await failureOf(operation.execute(item(orderWith(change)), 0, world.open()));
      expect(failure).toMatchObject({ class: 'validation', code: 'orderIncomplete' });
      expect(failure.message).toContain(`order.items[0].${field}`);
    }
    expect(world.calls).toEqual([]);
  });

  test.each([[null], [undefined], [0]])('with a weight of %s weighs what the shop says of such goods', async (weightGrams) => {
    const world = melhorEnvioWorld();
    const { documents } = await create.execute(item(orderWith({ weightGrams })), 0, world.open());
    expect((documents.shipment as IDataObject).assumed).toMatchObject([{ item: 'CAM-ALG-M', missing: ['weight', 'size'] }, {}]);
  });
});

describe('a number of the node that an expression gave', () => {
  test.each([
    ['parcelHeight', null, 'Parcel Height (cm)'],
    ['parcelLength', '', 'Parcel Length (cm)'],
    ['parcelWidth', 0, 'Parcel Width (cm)'],
    ['parcelWidth', [15], 'Parcel Width (cm)'],
    ['options.itemWeight', '', 'Weight of an Item Without Weight (Grams)'],
    ['options.itemWeight', 0, 'Weight of an Item Without Weight (Grams)'],
    ['options.packagingWeight', 'leve', 'Weight of the Packaging (Grams)'],
    ['options.packagingWeight', -90, 'Weight of the Packaging (Grams)'],
  ])('%s of %j is refused by its name', async (name, value, label) => {
    const context = item(paidOrder());
    const { getNodeParameter } = context;
    const given = (asked: string, ...rest: [number, unknown]) =>
      asked === name ? value : (getNodeParameter as (...all: unknown[]) => unknown).call(context, asked, ...rest);
    const world = melhorEnvioWorld();
    const { failure } = await failureOf(create.execute({ ...context, getNodeParameter: given } as never, 0, world.open()));
    expect(failure).toMatchObject({ code: 'amountInvalid', message: expect.stringContaining(`"${label}"`) });
    expect(world.labels()).toEqual([]);
  });

  test('may be a text: 90 grams of packaging are added, and not written behind the weight', async () => {
    const world = melhorEnvioWorld();
    const parcels: unknown[] = [];
    const carrier = world.open();
    const recording = {
      ...carrier,
      create: async (request: never) => (parcels.push((request as IDataObject).parcel), await carrier.create(request)),
    };
    const texts = { parcelHeight: '10', parcelWidth: '15,5', 'options.packagingWeight': '90' };
    await create.execute(item(paidOrder(), texts), 0, recording);
    expect(parcels).toEqual([{ heightCm: 10, widthCm: 16, lengthCm: 20, weightGrams: 730 }]);
  });
});

test('a line without a SKU under "Items That Come Back" is not whatever has none in the order', async () => {
  const world = correiosWorld();
  const rows = { returnedItems: { item: [{ sku: ' ', quantity: 1 }] } };
  const work = createReturn.execute(item(orderWith({ sku: null, quantity: 1 }), rows), 0, world.open());
  expect((await failureOf(work)).failure).toMatchObject({ code: 'itemsNotReturnable' });
});
