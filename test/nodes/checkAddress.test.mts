/** Carrier Shipment looks up the CEP of an order: as an operation of its own, and before a label where the user wants that. */
import type { IDataObject } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import type { Order } from '../../domain/documents/order.ts';
import type { Carrier, ShipmentRequest } from '../../domain/ports/carrier.ts';
import * as checkAddress from '../../nodes/CarrierShipment/shipment/checkAddress.operation.ts';
import * as create from '../../nodes/CarrierShipment/shipment/create.operation.ts';
import { shipment } from '../../nodes/CarrierShipment/shipment/shipment.resource.ts';
import { carriers } from '../../vendors/index.ts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { melhorEnvioWorld } from '../contracts/support/melhorEnvioWorld.mts';
import { address, paidOrder } from '../contracts/support/order.mts';
import { postalCodeWorld } from '../contracts/support/postalCodeWorld.mts';
import { onClock } from '../support/onClock.mts';
import { fakeN8n } from './support/fakeN8n.mts';

const defaults = { orderFrom: 'item', choose: 'cheapest', service: '', parcelHeight: 10, parcelWidth: 15, parcelLength: 20 };

const orderTo = (change: object | null): Order =>
  paidOrder('1001', { shippingAddress: change && ({ ...address, ...change } as Order['shippingAddress']) });

/** The node remembers CEPs as long as this process lives: each test asks for one of its own. */
function itemOf(order: Order, parameters: IDataObject = {}, world = postalCodeWorld()) {
  const { execute } = fakeN8n({
    items: [{ json: { order: order as unknown as IDataObject } }],
    parameters: { ...defaults, ...parameters },
    credentials: { [carriers[0]!.credentialType!]: 'carrier' },
    connect: world.connect,
  });
  return { world, execute };
}

async function check(change: object | null) {
  const { world, execute } = itemOf(orderTo(change));
  const { documents } = await onClock(world.clock, async () => await checkAddress.execute(execute, 0));
  return { world, result: documents.addressCheck as unknown as Checked };
}

interface Checked {
  valid: boolean;
  address: Order['shippingAddress'];
  completed: string[];
  problems: { field: string; message: string }[];
  place: object | null;
}

describe('Check Address', () => {
  test('is offered with every carrier', () => {
    expect(shipment.offers?.map(({ vendor }) => vendor)).toEqual(carriers.map(({ id }) => id));
    expect(shipment.offers?.every(({ operations }) => operations.includes('checkAddress'))).toBe(true);
  });

  test.each(['br', 'Brasil', ''])('completes them also where the country is written %j', async (country) => {
    const { result } = await check({ postalCode: '30160-031', district: null, country });
    expect(result).toMatchObject({ valid: true, completed: ['district'] });
    expect((await check({ postalCode: '3016', country })).result).toMatchObject({ valid: false });
  });

  test('completes district, city and state, and asks without a login', async () => {
    const { world, result } = await check({ postalCode: '30160-021', district: null, city: '', state: null });
    expect(result).toMatchObject({ valid: true, completed: ['district', 'city', 'state'], problems: [] });
    expect(result.address).toMatchObject({ city: 'Belo Horizonte', state: 'MG', street: 'Rua da Bahia', postalCode: '30160021' });
    expect(result.address?.district).toMatch(/./);
    expect(world.violations()).toEqual([]);
  });

  test('tells a CEP of another city and state, and overwrites nothing', async () => {
    const { result } = await check({ postalCode: '30160022', city: 'Campinas', state: 'SP' });
    expect(result).toMatchObject({
      valid: false,
      completed: [],
      address: { city: 'Campinas', state: 'SP' },
      place: { city: 'Belo Horizonte', state: 'MG' },
    });
    expect(result.problems).toEqual([
      { field: 'order.shippingAddress.state', message: 'is not the state of the CEP' },
      { field: 'order.shippingAddress.city', message: 'is not the city of the CEP' },
    ]);
  });

  test('tells a CEP that does not exist, and what else a label lacks', async () => {
    const { result } = await check({ postalCode: '00000002', district: null });
    expect(result.problems.map(({ field }) => field.split('.').at(-1))).toEqual(['postalCode', 'district']);
  });

  test.each([
    [null, ['order.shippingAddress']],
    [{ postalCode: '3016' }, ['order.shippingAddress.postalCode']],
    [{ postalCode: 3016 }, ['order.shippingAddress.postalCode']],
    [{ postalCode: null }, ['order.shippingAddress.postalCode']],
    [{ country: 'PT', city: null }, ['order.shippingAddress.country', 'order.shippingAddress.city']],
  ])('asks nobody where there is no CEP to ask for: %j', async (change, fields) => {
    const { world, result } = await check(change);
    expect(result.problems.map(({ field }) => field)).toEqual(fields);
    expect(world.asked).toEqual([]);
  });
});

describe('Create', () => {
  async function createFor(order: Order, parameters: IDataObject = {}, world = postalCodeWorld()) {
    const { execute } = itemOf(order, parameters, world);
    const asked: ShipmentRequest[] = [];
    const seller = melhorEnvioWorld();
    const opened = seller.open();
    const carrier: Carrier = { ...opened, create: async (request) => (asked.push(request), await opened.create(request)) };
    const work = onClock(world.clock, async () => await create.execute(execute, 0, carrier));
    return { world, asked, work, labels: () => seller.labels() };
  }
  const wanted = { 'options.completeAddress': true };

  test('looks nothing up unless the user wants it', async () => {
    const { world, work } = await createFor(orderTo({ postalCode: '30160031', district: null }));
    expect((await failureOf(work)).failure).toMatchObject({ code: 'orderIncomplete' });
    expect(world.asked).toEqual([]);
  });

  test('buys the label with the completed address, and says what was completed', async () => {
    const order = orderTo({ postalCode: '30160032', district: null });
    const { asked, work } = await createFor(order, wanted);
    const { documents } = await work;
    expect(documents.shipment).toMatchObject({ status: 'label_ready', addressCompleted: ['district'] });
    expect(asked[0]!.order.shippingAddress?.district).toMatch(/./);
    expect(order.shippingAddress?.district).toBeNull();
  });

  test('says nothing of it where nothing was lacking', async () => {
    const { documents } = await (await createFor(orderTo({ postalCode: '30160033' }), wanted)).work;
    expect(documents.shipment).not.toHaveProperty('addressCompleted');
  });

  test.each([
    ['of another city', { postalCode: '30160034', city: 'Contagem' }],
    ['that does not exist', { postalCode: '00000003' }],
  ])('buys nothing for a CEP %s', async (_, change) => {
    const { asked, work, labels } = await createFor(orderTo(change), wanted);
    const { failure, documents } = await failureOf(work);
    expect(failure).toMatchObject({ class: 'validation', code: 'addressContradicted' });
    expect(documents.addressCheck).toMatchObject({
      valid: false,
      problems: [{ field: expect.stringMatching(/^order\.shippingAddress\./) }],
    });
    expect([asked, labels()]).toEqual([[], []]);
  });

  test('buys nothing while nobody can be asked, and goes on with the same item later', async () => {
    const world = postalCodeWorld();
    for (const vendor of [world.viaCep, world.brasilApi]) vendor.inject(() => 'reset');
    const order = orderTo({ postalCode: '30160035', district: null });
    const first = await createFor(order, wanted, world);
    expect((await failureOf(first.work)).retryable).toBe(true);
    expect(first.labels()).toEqual([]);
    for (const vendor of [world.viaCep, world.brasilApi]) vendor.inject(() => undefined);
    await world.clock.sleep(60_000);
    const { documents } = await (await createFor(order, wanted, world)).work;
    expect(documents.shipment).toMatchObject({ status: 'label_ready' });
  });
});
