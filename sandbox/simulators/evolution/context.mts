/** What the parts of this simulator share. */
import type { WorldServices } from '../../world/simulator.mts';
import type { State } from './state.mts';

export interface Simulation {
  readonly world: WorldServices;
  state: State;
  /** Reports that the client did what the gateway refuses; `detail` names fields, never people. */
  violation(rule: string, detail: string): void;
}
