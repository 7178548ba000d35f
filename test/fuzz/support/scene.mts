/** What an operation that looks before it writes is done in. */
import type { Connection } from '../../../runtime/client/connection.ts';
import type { Silence } from '../../../sandbox/world/faults.mts';
import type { Simulator } from '../../../sandbox/world/simulator.mts';
import { onWriteLate, type SimulatedVendor } from '../../contracts/support/simulatedVendor.mts';

/** Writes that land after their client gave up. */
export interface Lateness {
  /** Writes so far. */
  writes(): number;
  /** The k-th write from now on gets no answer and is done so much later. */
  landLate(k: number, delayMs: number, silence: Silence): void;
  /** Nothing is late any more, and time passes until all is done. */
  settle(): Promise<void>;
}

export interface Scene extends Lateness {
  connect(over: Partial<Connection>): Connection;
  run(connection: Connection): Promise<unknown>;
  /** Names of what stands at the vendor; the same after every further run. */
  effects(): Promise<readonly string[]> | readonly string[];
}

export type World = Pick<SimulatedVendor<Simulator>, 'simulator' | 'clock' | 'connect' | 'calls' | 'inject'>;

export const lateness = (world: Pick<SimulatedVendor<Simulator>, 'calls' | 'inject' | 'clock'>): Lateness => {
  const writes = () => world.calls.filter(({ writeNumber }) => writeNumber !== undefined).length;
  return {
    writes,
    landLate: (k, delayMs, silence) => world.inject(onWriteLate(writes() + k, delayMs, silence)),
    async settle() {
      world.inject(() => undefined);
      await world.clock.sleep(120_000);
    },
  };
};
