/** The labels of a carrier's account as a list. */
import { describe, expect, test } from 'vitest';
import type { Shipment } from '../../domain/documents/shipment.ts';
import type { Carrier } from '../../domain/ports/carrier.ts';
import * as getMany from '../../nodes/CarrierShipment/shipment/getMany.operation.ts';
import { shipmentRequest } from '../contracts/carrier.contract.mts';
import { correiosWorld } from '../contracts/support/correiosWorld.mts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { melhorEnvioWorld } from '../contracts/support/melhorEnvioWorld.mts';
import { superFreteWorld } from '../contracts/support/superFreteWorld.mts';
import { onClock } from '../support/onClock.mts';
import { oneItem } from './support/fakeN8n.mts';

const hour = 3_600_000;
const day = 24 * hour;

const worlds = {
  melhorEnvio: () => {
    const world = melhorEnvioWorld();
    return { ...world, post: (id: string) => world.simulator.progress(id, 'posted') };
  },
  superFrete: () => {
    const world = superFreteWorld();
    return { ...world, post: (id: string) => world.simulator.progress(id, 'posted') };
  },
  correios: () => {
    const world = correiosWorld();
    return { ...world, post: (id: string) => world.simulator.post(id) };
  },
};

describe.each(Object.entries(worlds))('Get Many of %s', (_, make) => {
  async function bought(count: number) {
    const world = make();
    const ids: string[] = [];
    for (let index = 0; index < count; index++) {
      ids.push((await world.open().create(shipmentRequest(String(1001 + index)))).id);
      await world.clock.sleep(hour);
    }
    const list = async (parameters: Record<string, unknown> = {}): Promise<Shipment[]> => {
      const work = async () => await getMany.execute(oneItem({}, { returnAll: true, ...parameters }), 0, world.open() as Carrier);
      return (await onClock(world.clock, work)).map(({ documents }) => documents.shipment as unknown as Shipment);
    };
    return { world, ids, list };
  }

  test('tells each label with its order, the newest change first', async () => {
    const { world, ids, list } = await bought(3);
    world.post(ids[0]!);
    await world.clock.sleep(hour);
    expect((await list()).map(({ id, orderNumber, status }) => [id, orderNumber, status])).toEqual([
      [ids[0], '1001', 'posted'],
      [ids[2], '1003', 'label_ready'],
      [ids[1], '1002', 'label_ready'],
    ]);
    expect(world.violations).toEqual([]);
  });

  test('only some of them: by state, by number, by time', async () => {
    const { world, ids, list } = await bought(3);
    world.post(ids[1]!);
    const idsOf = async (parameters: Record<string, unknown>) => (await list(parameters)).map(({ id }) => id);
    expect(await idsOf({ filters: { statuses: ['posted'] } })).toEqual([ids[1]]);
    expect(await idsOf({ returnAll: false, limit: 2 })).toHaveLength(2);
    await world.clock.sleep(5 * day);
    expect(await idsOf({ daysBack: 4 })).toEqual([]);
    expect(await idsOf({ daysBack: 6 })).toHaveLength(3);
  });

  test.each([0, 76, 'soon'])('%j days back are refused', async (daysBack) => {
    const { list } = await bought(0);
    expect((await failureOf(list({ daysBack }))).failure).toMatchObject({ class: 'validation' });
  });
});
