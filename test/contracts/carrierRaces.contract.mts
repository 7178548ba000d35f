/** Two workers buy the label of one order: whatever moment each is at, one label is bought, and the order's recipient is its own. */
import { describe, expect, test } from 'vitest';
import type { LabelSeller } from '../../domain/ports/carrier.ts';
import type { Connection } from '../../runtime/client/connection.ts';
import type { Transport } from '../../runtime/client/http.ts';
import type { Simulator } from '../../sandbox/world/simulator.mts';
import { shipmentRequest } from './carrier.contract.mts';
import { onWrite, onWriteLate, type FaultScript, type SimulatedVendor } from './support/simulatedVendor.mts';

export interface RacingCarrier<World extends SimulatedVendor<Simulator>> {
  open: (connection: Connection) => LabelSeller;
  settings: Record<string, unknown>;
  createWorld: () => World;
  /** Ids of the labels that are bought and good. */
  bought: (world: World) => string[];
  /** How many there are besides that somebody could buy yet. */
  waiting: (world: World) => number;
  /** Numbers of the writes that leave something, e.g. that into the cart and that which pays. */
  writes: readonly number[];
}

let workers = 0;

/** A process of its own; `before` runs before each of its calls, with the call's number. */
export function worker<World extends SimulatedVendor<Simulator>>(
  { open, settings }: Pick<RacingCarrier<World>, 'open' | 'settings'>,
  world: World,
  before: (call: number) => Promise<void> = async () => undefined,
  request = shipmentRequest(),
) {
  const { transport, ...connection } = world.connect({ settings, account: `worker ${++workers}` });
  let calls = 0;
  const counted: Transport = async (each) => {
    await before(++calls);
    return await transport(each);
  };
  const run = async () => await open({ ...connection, transport: counted, deadline: world.clock.now() + 600_000 }).create(request);
  return { run, calls: () => calls };
}

export function carrierRaces<World extends SimulatedVendor<Simulator>>(name: string, carrier: RacingCarrier<World>): void {
  const { createWorld, bought, waiting } = carrier;

  /** A stops before its call j, B does all of its work, A goes on. */
  async function aroundCall(j: number, script?: FaultScript) {
    const world = createWorld();
    if (script) world.inject(script);
    const b = worker(carrier, world);
    let second: unknown;
    const a = worker(carrier, world, async (call) => {
      if (call === j) second = await b.run();
    });
    const first = await a.run();
    // A work whose client gave up lands when time passes, at the latest.
    await world.clock.sleep(300_000);
    return { world, first, second, calls: a.calls() };
  }

  const faults: [string, FaultScript | undefined][] = [
    ['no fault', undefined],
    ...carrier.writes.flatMap((k): [string, FaultScript][] => [
      [`the answer to write ${k} lost`, onWrite(k, 'lostAnswer')],
      [`write ${k} landing a second late`, onWriteLate(k, 1_000)],
      [`write ${k} landing 40 s late`, onWriteLate(k, 40_000)],
    ]),
  ];

  describe.each(faults)(`${name}, with %s`, (what, script) => {
    test('one label is bought, wherever the first worker was overtaken', async () => {
      const { calls } = await aroundCall(0, script);
      for (let j = 1; j <= calls; j++) {
        const { world, first, second, calls: made } = await aroundCall(j, script);
        // Pauses are by chance, and with them how often a label that is in the making is looked at.
        if (made < j) break;
        expect(bought(world), `overtaken before call ${j}`).toHaveLength(1);
        expect(first, `overtaken before call ${j}`).toMatchObject({ id: bought(world)[0], status: 'label_ready' });
        expect(second, `overtaken before call ${j}`).toMatchObject({ id: bought(world)[0] });
        if (script === undefined) expect(waiting(world), `overtaken before call ${j}`).toBe(0);
      }
    });

    test('one label is bought in lockstep, by two and by four', async () => {
      for (const count of [2, 4]) {
        const world = createWorld();
        if (script) world.inject(script);
        const all = await Promise.all(Array.from({ length: count }, async () => await worker(carrier, world).run()));
        await world.clock.sleep(300_000);
        expect(bought(world)).toHaveLength(1);
        expect(new Set(all.map(({ id }) => id)).size).toBe(1);
        if (what === 'no fault') expect(waiting(world)).toBe(0);
      }
    });
  });
}
