/** What the parts of this simulator share. */
import type { WorldServices } from '../../world/simulator.mts';
import type { Logins } from './login/logins.mts';
import type { State } from './state.mts';

export const vendor = 'googleCalendar';

export interface Simulation {
  readonly world: WorldServices;
  readonly logins: Logins;
  state: State;
  /** Reports that the client did what Google refuses or what its documentation forbids; `detail` names no people. */
  violation(rule: string, detail: string): void;
}
