/** One paid label a parcel, from one to six of them, whatever answer is lost and whoever else is at it; and one an order where there is but one. */
import { describe, expect, test } from 'vitest';
import type { Order } from '../../domain/documents/order.ts';
import type { LabelSeller } from '../../domain/ports/carrier.ts';
import { openCorreios } from '../../vendors/correios/label/carrier.ts';
import { openMelhorEnvio } from '../../vendors/melhorEnvio/label/carrier.ts';
import { openSuperFrete } from '../../vendors/superFrete/label/carrier.ts';
import { failureOf } from './support/failureOf.mts';
import { correiosWorld } from './support/correiosWorld.mts';
import { melhorEnvioWorld } from './support/melhorEnvioWorld.mts';
import { heavyOrder, ship } from './support/parcels.mts';
import { onWrite } from './support/simulatedVendor.mts';
import { superFreteSettings, superFreteWorld } from './support/superFreteWorld.mts';

const settings = { environment: 'production', contactEmail: 'ti@lojaponte.example', applicationName: 'Ponte' };

/** So many dumbbells, each of which fills a parcel of the Correios. */
function orderOf(parcels: number): Order {
  const order = heavyOrder();
  const [dumbbell] = order.items;
  const total = dumbbell!.unitPrice * parcels;
  return { ...order, items: [{ ...dumbbell!, quantity: parcels, total }], totals: { ...order.totals, items: total, total } };
}

let workers = 0;

function melhorEnvio() {
  const world = melhorEnvioWorld();
  world.simulator.setBalance(100_000);
  const run = async (parcels: number) => {
    const connection = world.connect({ settings: { ...settings, processes: 2 }, account: `of ${++workers}` });
    return await ship(openMelhorEnvio({ ...connection, deadline: world.clock.now() + 3_600_000 }), { order: orderOf(parcels) });
  };
  const paid = () => world.labels().filter(({ status }) => status !== 'pending');
  const keys = () => paid().map(({ detail }) => (detail as { tags: string[] }).tags[0]!);
  return { world, run, keys: () => keys().toSorted() };
}

const writesOf = ({ calls }: Pick<ReturnType<typeof melhorEnvioWorld>, 'calls'>) =>
  calls.filter(({ writeNumber }) => writeNumber !== undefined).length;

const key = 'shopify:1001:shipment';
const keysOf = (parcels: number) => Array.from({ length: parcels }, (_, index) => (index === 0 ? key : `${key}/${index + 1}`));

describe.each([1, 2, 3, 4, 5, 6])('an order of %i parcels at Melhor Envio', (parcels) => {
  test('has one paid label each, whichever answer to a write is lost, and the next run finds them', async () => {
    const calm = melhorEnvio();
    await calm.run(parcels);
    expect(calm.keys()).toEqual(keysOf(parcels));
    // Of many parcels the writes are alike: every fourth will do.
    for (let k = 1; k <= writesOf(calm.world); k += parcels > 3 ? 4 : 1) {
      const { world, run, keys } = melhorEnvio();
      world.inject(onWrite(k, 'lostAnswer'));
      const shipment = await run(parcels);
      expect(keys(), `write ${k}`).toEqual(keysOf(parcels));
      expect(await run(parcels), `write ${k}`).toMatchObject({ id: shipment.id, found: true });
      expect(keys(), `write ${k}`).toEqual(keysOf(parcels));
      expect(world.violations, `write ${k}`).toEqual([]);
    }
  }, 120_000);

  test('has one paid label each by two workers at once, and by two with an answer lost', async () => {
    const calm = melhorEnvio();
    const [one, other] = await Promise.all([calm.run(parcels), calm.run(parcels)]);
    expect(one.id).toBe(other.id);
    expect(calm.keys()).toEqual(keysOf(parcels));
    for (let k = 1; k <= writesOf(calm.world); k += parcels > 3 ? 9 : 3) {
      const { world, run, keys } = melhorEnvio();
      world.inject(onWrite(k, 'lostAnswer'));
      await Promise.all([run(parcels), run(parcels)]);
      expect(keys(), `write ${k}`).toEqual(keysOf(parcels));
    }
  }, 120_000);
});

describe.each<[string, () => { open(): LabelSeller; bought(): number }]>([
  [
    'SuperFrete',
    () => {
      const world = superFreteWorld();
      return { open: () => openSuperFrete(world.connect({ settings: superFreteSettings })), bought: () => world.bought() };
    },
  ],
  [
    'Correios',
    () => {
      const world = correiosWorld();
      return { open: () => openCorreios(world.connect({ settings: world.settings })), bought: () => world.bought() };
    },
  ],
])('%s, which sends an order in one parcel', (_, make) => {
  test('has one paid label for one', async () => {
    const world = make();
    await ship(world.open(), { order: orderOf(1), serviceIds: [] });
    await ship(world.open(), { order: orderOf(1), serviceIds: [] });
    expect(world.bought()).toBe(1);
  });

  test.each([2, 3, 6])('refuses %i by name, before anything is bought', async (parcels) => {
    const world = make();
    const { code } = (await failureOf(ship(world.open(), { order: orderOf(parcels), serviceIds: [] }))).failure;
    expect(['noService', 'oneParcelOnly']).toContain(code);
    expect(world.bought()).toBe(0);
  });
});
