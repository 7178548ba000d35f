/** What the parts of this simulator share. */
import type { WorldServices } from '../../world/simulator.mts';
import type { State } from './state.mts';

export const vendor = 'zApi';

/** The documentation shows a list of one; programs in public read the entry itself. */
export type NumberAnswer = 'list' | 'entry';

export interface Simulation {
  readonly world: WorldServices;
  state: State;
  readonly numberAnswer: NumberAnswer;
  /** Reports that the client did what the vendor refuses; `detail` names fields, never people. */
  violation(rule: string, detail: string): void;
}
