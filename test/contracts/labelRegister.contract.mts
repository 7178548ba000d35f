/** What every register of labels promises. To hold another one to it: write a harness (see labelRegister.superFrete.test.mts). */
import { describe, expect, test } from 'vitest';
import type { LabelRegister, RegisteredLabel } from '../../domain/ports/labelRegister.ts';
import type { Carrier, ShipmentRequest } from '../../domain/ports/carrier.ts';
import type { Simulator } from '../../sandbox/world/simulator.mts';
import { shipmentRequest } from './carrier.contract.mts';
import type { Fault, SimulatedVendor } from './support/simulatedVendor.mts';

export interface LabelRegisterHarness
  extends Pick<SimulatedVendor<Simulator>, 'calls' | 'violations' | 'inject' | 'clock' | 'alterAnswers'> {
  open(): Carrier & Required<Pick<Carrier, 'create'>>;
  register: LabelRegister;
  /** At the carrier's counter. */
  post(id: string): void;
  /** Some more than a page holds, and the calls that they may cost. */
  many: { count: number; calls: number };
  /** An answer of the list whose first row lost what it cannot be read without. */
  spoilRow(body: unknown): unknown;
}

const dayMs = 86_400_000;

export function labelRegisterContract(name: string, make: () => LabelRegisterHarness): void {
  describe(`${name} as a register of labels`, () => {
    test('tells the labels since a moment with their orders and codes, the oldest first', async () => {
      const world = make();
      await buy(world, '1001');
      await world.clock.sleep(3 * dayMs);
      const since = now(world);
      const second = await buy(world, '1002');
      await world.clock.sleep(60_000);
      const third = await buy(world, '1003');
      for (const tell of [world.register.changed, world.register.bought])
        expect((await tell(since)).map(inShort)).toEqual([
          ['1002', second.id, [second.trackingNumber]],
          ['1003', third.id, [third.trackingNumber]],
        ]);
      expect(world.violations).toEqual([]);
    });

    test('tells a label whose state changed since then, however long ago it was bought', async () => {
      const world = make();
      const label = await buy(world, '1001');
      await buy(world, '1002');
      await world.clock.sleep(5 * dayMs);
      const since = now(world);
      await world.clock.sleep(60_000);
      expect(await world.register.changed(since)).toEqual([]);
      world.post(label.id);
      const changed = await world.register.changed(since);
      expect(changed.map(({ order, shipment: { status } }) => [order?.number, status])).toEqual([['1001', 'posted']]);
      expect(Date.parse(changed[0]!.changedAt!)).toBeGreaterThanOrEqual(Date.parse(since));
      expect(await world.register.get(label.id)).toMatchObject({ shipment: { id: label.id, status: 'posted' } });
    });

    test('tells more than a page, each once, at few calls', async () => {
      const world = make();
      const since = now(world);
      const numbers = Array.from({ length: world.many.count }, (_, index) => String(2001 + index));
      for (const number of numbers) await buy(world, number);
      const before = world.calls.length;
      const labels = await world.register.bought(since);
      expect(labels.map(({ order }) => order?.number).toSorted()).toEqual(numbers);
      expect(world.calls.length - before).toBeLessThanOrEqual(world.many.calls);
      expect(world.violations).toEqual([]);
    }, 120_000);

    test('does not pass over a row that it cannot read', async () => {
      const world = make();
      const since = now(world);
      await buy(world, '1001');
      world.alterAnswers((body) => world.spoilRow(body));
      await expect(world.register.changed(since)).rejects.toThrow(/sent an unexpected response/);
    });

    test.each<Fault>(['rateLimited', 'serverError', 'reset'])('reads through a bad minute (%s)', async (fault) => {
      const world = make();
      const since = now(world);
      await buy(world, '1001');
      const faults = [fault, fault];
      world.inject(() => faults.shift());
      expect((await world.register.changed(since)).map(({ order }) => order?.number)).toEqual(['1001']);
      expect(faults).toEqual([]);
    });
  });
}

const now = ({ clock }: LabelRegisterHarness) => new Date(clock.now()).toISOString();

const inShort = ({ shipment: { id }, order, codes }: RegisteredLabel) => [order?.number, id, codes];

async function buy(world: LabelRegisterHarness, number: string) {
  const request: ShipmentRequest = shipmentRequest(number);
  return await world.open().create(request);
}

/** The body with the first row of its list changed. */
export function firstRow(list: string | null, change: (row: Record<string, unknown>) => unknown) {
  return (body: unknown): unknown => {
    if (list === null) return spoiled(body, change);
    if (typeof body !== 'object' || body === null || !(list in body)) return body;
    return { ...body, [list]: spoiled((body as Record<string, unknown>)[list], change) };
  };
}

function spoiled(rows: unknown, change: (row: Record<string, unknown>) => unknown): unknown {
  if (!Array.isArray(rows) || rows.length === 0) return rows;
  const [first, ...others] = rows as Record<string, unknown>[];
  return [change(first!), ...others];
}
