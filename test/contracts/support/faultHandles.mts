/** The faults of a simulated vendor in the words of the contracts. */
import type { Simulator } from '../../../sandbox/world/simulator.mts';
import { onWrite, withUnknownFields, type Fault, type SimulatedVendor } from './simulatedVendor.mts';

export function faultHandles(world: SimulatedVendor<Simulator>) {
  const writes = () => world.calls.filter(({ writeNumber }) => writeNumber !== undefined).length;
  return {
    writes,
    /** Of the k-th write from now on. */
    loseAnswerOfWrite: (k: number) => world.inject(onWrite(writes() + k, 'lostAnswer')),
    /** The next calls meet it. */
    strike(fault: Fault, times: number) {
      let left = times;
      world.inject(() => (left-- > 0 ? fault : undefined));
    },
    violations: () => [...world.violations],
    addUnknownFields: () => world.alterAnswers(withUnknownFields),
  };
}
