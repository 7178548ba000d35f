/** What the parts of this simulator share. */
import type { WorldServices } from '../../world/simulator.mts';
import type { State } from './state.mts';

export interface Options {
  /** What drives WhatsApp on the server: each answers a sending in a shape of its own. */
  readonly engine?: 'WEBJS' | 'NOWEB' | 'GOWS';
  /** The free edition sends no files. */
  readonly tier?: 'CORE' | 'PLUS';
}

export interface Simulation {
  readonly world: WorldServices;
  readonly engine: 'WEBJS' | 'NOWEB' | 'GOWS';
  readonly tier: 'CORE' | 'PLUS';
  state: State;
  /** Reports that the client did what the gateway refuses; `detail` names fields, never people. */
  violation(rule: string, detail: string): void;
}
