/** The faults of a simulated vendor in the words of the contracts. */
import type { Silence } from '../../../sandbox/world/faults.mts';
import type { Simulator } from '../../../sandbox/world/simulator.mts';
import { onWrite, onWriteLate, withUnknownFields, type Fault, type SimulatedVendor } from './simulatedVendor.mts';

export function faultHandles(world: SimulatedVendor<Simulator>) {
  const writes = () => world.calls.filter(({ writeNumber }) => writeNumber !== undefined).length;
  return {
    writes,
    /** Of the k-th write from now on. */
    loseAnswerOfWrite: (k: number) => world.inject(onWrite(writes() + k, 'lostAnswer')),
    /** The k-th write from now on is done `delayMs` after its client gave up, see `onWriteLate`. */
    landWriteLate: (k: number, delayMs: number, silence?: Silence) => world.inject(onWriteLate(writes() + k, delayMs, silence)),
    /** The next calls meet it. */
    strike(fault: Fault, times: number) {
      let left = times;
      world.inject(() => (left-- > 0 ? fault : undefined));
    },
    violations: () => [...world.violations],
    addUnknownFields: () => world.alterAnswers(withUnknownFields),
  };
}
