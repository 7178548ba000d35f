/** An order in several parcels: a label each, each once, whatever breaks and whoever else is at it. */
import { describe, expect, test } from 'vitest';
import type { Transport } from '../../runtime/client/http.ts';
import { eachParcel } from '../../runtime/carrier/eachParcel.ts';
import { IntegrationError } from '../../runtime/errors/integrationError.ts';
import { openMelhorEnvio } from '../../vendors/melhorEnvio/label/carrier.ts';
import { shipmentRequest } from './carrier.contract.mts';
import { melhorEnvioWorld } from './support/melhorEnvioWorld.mts';
import { heavyOrder, pac, ship, packing, type Way } from './support/parcels.mts';
import { onWrite } from './support/simulatedVendor.mts';

type World = ReturnType<typeof melhorEnvioWorld>;

const settings = { environment: 'production', contactEmail: 'ti@lojaponte.example', applicationName: 'Ponte' };
const key = 'shopify:1001:shipment';
const reference = { order: heavyOrder(), key };

let workers = 0;

/** A process of its own; `before` runs before each of its calls, with the call's number. */
function worker(world: World, way: Way = {}, before: (call: number) => Promise<void> = async () => undefined) {
  const { transport, ...connection } = world.connect({ settings, account: `worker ${++workers}` });
  let calls = 0;
  const counted: Transport = async (each) => {
    await before(++calls);
    return await transport(each);
  };
  const run = async () => await ship(openMelhorEnvio({ ...connection, transport: counted, deadline: world.clock.now() + 3_600_000 }), way);
  return { run, calls: () => calls };
}

const failureOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof IntegrationError) return error.failure;
  throw new Error('It did not fail', { cause: error });
};

const paid = (world: World) => world.labels().filter(({ status }) => status !== 'pending');
const detailsOf = (world: World) => paid(world).map(({ detail }) => detail as unknown as Detail);
const keysOf = (world: World) =>
  detailsOf(world)
    .map(({ tags }) => tags[0]!)
    .sort();

interface Detail {
  tags: string[];
  service: string;
  insuranceValue: number;
  contents: { name: string; quantity: number }[];
  kilograms: number[];
}

describe('an order too heavy for one parcel of the Correios', () => {
  test('gets a label for each parcel, with its own contents and its share of the value', async () => {
    const world = melhorEnvioWorld();
    const shipment = await worker(world).run();
    expect(keysOf(world)).toEqual([key, `${key}/2`, `${key}/3`]);
    expect(shipment).toMatchObject({ status: 'label_ready', found: false, carrier: 'Correios', service: 'PAC' });
    expect(shipment).not.toHaveProperty('mark');
    expect(shipment.parcels!.map(({ id }) => id)).toEqual(paid(world).map(({ id }) => id));
    expect(shipment.id).toBe(shipment.parcels![0]!.id);
    expect(shipment.price).toBeCloseTo(
      shipment.parcels!.reduce((sum, { price }) => sum + price!, 0),
      2,
    );
    expect(new Set(shipment.parcels!.map(({ trackingNumber }) => trackingNumber)).size).toBe(3);
    const labels = detailsOf(world);
    expect(labels.reduce((sum, { insuranceValue }) => sum + insuranceValue, 0)).toBeCloseTo(100.01, 2);
    const contents = labels.flatMap((label) => label.contents.map(({ name, quantity }) => `${quantity} ${name}`)).sort();
    expect(contents).toEqual(['1 Camiseta de algodão M', '1 Halter 20 kg', '1 Halter 20 kg', '1 Halter 20 kg']);
    expect(labels.every(({ kilograms: [weight, ...others] }) => others.length === 0 && weight! <= 30)).toBe(true);
    expect(world.violations).toEqual([]);
  });

  test('goes in one where a service takes it whole, and with the fewest where none does', async () => {
    const one = melhorEnvioWorld();
    expect(await worker(one, { serviceIds: [] }).run()).toMatchObject({ carrier: 'Jadlog' });
    expect(keysOf(one)).toEqual([key]);
    const two = melhorEnvioWorld();
    const order = heavyOrder();
    const heavier = { ...order, items: order.items.map((item) => ({ ...item, quantity: item.sku === 'HAL-20' ? 8 : 1 })) };
    expect((await worker(two, { order: heavier, serviceIds: [] }).run()).parcels).toHaveLength(2);
  });

  test('is found when the event comes again, and when another service is cheaper by then', async () => {
    const world = melhorEnvioWorld();
    const first = await worker(world).run();
    for (const serviceIds of [[pac], ['2']]) {
      const again = await worker(world, { serviceIds }).run();
      expect(again).toMatchObject({ found: true, id: first.id, service: 'PAC', price: first.price });
      expect(again.parcels!.map(({ trackingNumber }) => trackingNumber)).toEqual(
        first.parcels!.map(({ trackingNumber }) => trackingNumber),
      );
    }
    expect(paid(world)).toHaveLength(3);
    expect(world.violations).toEqual([]);
  });

  test('is found whole though it would be packed otherwise today', async () => {
    const world = melhorEnvioWorld();
    const first = await worker(world).run();
    const again = await worker(world, { packing: { ...packing, hull: { addedSides: 60, grams: 500 } } }).run();
    expect(again.parcels!.map(({ id }) => id)).toEqual(first.parcels!.map(({ id }) => id));
    expect(again.found).toBe(true);
    expect(paid(world)).toHaveLength(3);
  });

  test('is a label of today where one parcel was bought by the version before', async () => {
    const world = melhorEnvioWorld();
    const before = await world.open().create(shipmentRequest('1001', { serviceIds: ['3'] }));
    const after = await worker(world).run();
    expect(after).toMatchObject({ id: before.id, found: true });
    expect(after.parcels).toBeUndefined();
    expect(paid(world)).toHaveLength(1);
  });
});

describe('whatever breaks', () => {
  const writesOf = async () => {
    const world = melhorEnvioWorld();
    await worker(world).run();
    return world.calls.filter(({ writeNumber }) => writeNumber !== undefined).length;
  };

  test('the answer to any write: each parcel has one label', async () => {
    const writes = await writesOf();
    expect(writes).toBeGreaterThan(9);
    for (let k = 1; k <= writes; k++) {
      const world = melhorEnvioWorld();
      world.inject(onWrite(k, 'lostAnswer'));
      const shipment = await worker(world).run();
      expect(shipment.parcels, `write ${k}`).toHaveLength(3);
      expect(keysOf(world), `write ${k}`).toEqual([key, `${key}/2`, `${key}/3`]);
      expect(world.violations).toEqual([]);
    }
  });

  test('the process, at any write: the next run gives the same parcels and buys what is missing', async () => {
    const writes = await writesOf();
    for (let k = 1; k <= writes; k++) {
      const world = melhorEnvioWorld();
      world.inject(({ writeNumber }) => (writeNumber !== undefined && writeNumber >= k ? 'serverError' : undefined));
      await failureOf(worker(world).run());
      const before = paid(world).map(({ id }) => id);
      world.inject(() => undefined);
      // Meanwhile SEDEX is asked for: what was begun by PAC is finished by PAC.
      const shipment = await worker(world, { serviceIds: before.length > 0 ? ['2'] : [pac] }).run();
      expect(shipment.parcels, `write ${k}`).toHaveLength(3);
      expect(shipment.service, `write ${k}`).toBe('PAC');
      expect(keysOf(world), `write ${k}`).toEqual([key, `${key}/2`, `${key}/3`]);
      expect(
        paid(world).map(({ id }) => id),
        `write ${k}`,
      ).toEqual(expect.arrayContaining(before));
      expect(world.violations).toEqual([]);
    }
  });

  test('a run, and boxes that changed by the next: that is a conflict, and nothing is bought', async () => {
    const world = melhorEnvioWorld();
    world.inject(({ writeNumber }) => (writeNumber !== undefined && writeNumber >= 9 ? 'serverError' : undefined));
    await failureOf(worker(world).run());
    world.inject(() => undefined);
    const before = paid(world).length;
    expect(before).toBeGreaterThan(0);
    const failure = await failureOf(worker(world, { packing: { ...packing, hull: { addedSides: 60, grams: 500 } } }).run());
    expect(failure).toMatchObject({ class: 'conflict', code: 'packedOtherwise' });
    expect(paid(world)).toHaveLength(before);
  });

  test('the wallet is empty after the first parcel: it is said, and the next run goes on', async () => {
    const price = (await worker(melhorEnvioWorld()).run()).parcels![0]!.price!;
    const world = melhorEnvioWorld({ balance: price + 1 });
    expect(await failureOf(worker(world).run())).toMatchObject({ code: 'notEnoughCredit' });
    expect(paid(world)).toHaveLength(1);
    world.simulator.setBalance(10_000);
    expect((await worker(world).run()).parcels).toHaveLength(3);
    expect(paid(world)).toHaveLength(3);
  });
});

describe('two workers', () => {
  test.each<[string, Way]>([
    ['of one mind', {}],
    ['with other prices before their eyes', { serviceIds: ['2'] }],
    ['one of whom would send it whole', { serviceIds: [] }],
  ])(
    '%s agree, wherever the first was overtaken',
    async (_what, way) => {
      const around = async (j: number) => {
        const world = melhorEnvioWorld();
        const b = worker(world, way);
        let second: unknown;
        const a = worker(world, {}, async (call) => {
          if (call === j) second = await b.run();
        });
        const first = await a.run();
        return { world, first, second, calls: a.calls() };
      };
      const { calls } = await around(0);
      for (let j = 1; j <= calls; j++) {
        const { world, first, second } = await around(j);
        const ids = paid(world).map(({ id }) => id);
        const keys = keysOf(world);
        expect(keys, `overtaken before call ${j}`).toEqual(keys.length === 1 ? [key] : [key, `${key}/2`, `${key}/3`]);
        const told = (first.parcels ?? [first]).map(({ id }) => id);
        expect(told.toSorted(), `overtaken before call ${j}`).toEqual(ids.toSorted());
        expect(second, `overtaken before call ${j}`).toMatchObject({ id: first.id });
        expect(new Set(detailsOf(world).map(({ service }) => service)).size).toBe(1);
      }
    },
    300_000,
  );
});

describe('by the order alone', () => {
  test('all parcels are read, and all are called off', async () => {
    const world = melhorEnvioWorld();
    const made = await worker(world).run();
    const carrier = world.open();
    const got = await eachParcel([reference], async (each) => await carrier.get!(each));
    expect(got.parcels!.map(({ id }) => id)).toEqual(made.parcels!.map(({ id }) => id));
    const off = await eachParcel([reference], async (each) => await carrier.cancel!(each, 'Venda cancelada antes do envio'));
    expect(off).toMatchObject({ status: 'cancelled', found: false });
    expect(off.parcels!.map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(await eachParcel([reference], async (each) => await carrier.cancel!(each, 'x'))).toMatchObject({
      status: 'cancelled',
      found: true,
    });
    expect(await failureOf(worker(world).run())).toMatchObject({ code: 'labelVoid' });
  });

  test('a parcel that is on its way does not keep the others from being called off', async () => {
    const world = melhorEnvioWorld();
    const made = await worker(world).run();
    world.simulator.progress(made.parcels![1]!.id, 'posted');
    const carrier = world.open();
    expect(await failureOf(eachParcel([reference], async (each) => await carrier.cancel!(each, 'x')))).toMatchObject({
      code: 'notCancellable',
    });
    const states = await Promise.all(made.parcels!.map(async ({ id }) => (await carrier.get!({ id })).status));
    expect(states).toEqual(['cancelled', 'posted', 'cancelled']);
  });
});

test('what goes into no parcel is named with its limit, and nothing is asked of anybody', async () => {
  const world = melhorEnvioWorld();
  const order = heavyOrder();
  const long = { ...order, items: order.items.map((item) => ({ ...item, size: { heightCm: 5, widthCm: 5, lengthCm: 120 } })) };
  const failure = await failureOf(worker(world, { order: long }).run());
  expect(failure).toMatchObject({ class: 'validation', code: 'fitsNoParcel' });
  expect(failure.message).toContain('"HAL-20" (120 × 5 × 5 cm, 20000 g) is longer');
  const heavy = { ...order, items: order.items.map((item) => ({ ...item, weightGrams: 31_000 })) };
  expect((await failureOf(worker(world, { order: heavy }).run())).message).toContain('is heavier');
  expect(world.operations().filter((name) => name !== 'services.list')).toEqual([]);
});
