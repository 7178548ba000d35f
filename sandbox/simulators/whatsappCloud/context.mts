/** What the handlers of this simulator share. */
import type { HandshakeGet } from '../../meta/handshake.mts';
import type { WorldServices } from '../../world/simulator.mts';
import type { State } from './state.mts';

export const vendor = 'whatsappCloud';

export interface Options {
  /** Additional approved templates, for paging. */
  readonly fillerTemplates?: number;
  readonly get?: HandshakeGet;
  /** Messages a second of the number. */
  readonly messagesPerSecond?: number;
  /** Messages in a burst to one recipient, given back at one each 6 seconds. */
  readonly pairBurst?: number;
  /** Marketing messages to one person within 24 hours. */
  readonly marketingPerDay?: number;
  /** Calls an hour other than messages. */
  readonly managementPerHour?: number;
}

export interface Simulation {
  readonly world: WorldServices;
  readonly options: Options;
  state: State;
  /** Reports that the client did what the vendor refuses or punishes; `detail` names fields, never people. */
  violation(rule: string, detail: string): void;
}

/** A request after version and token were checked. */
export interface GraphCall {
  readonly method: string;
  readonly version: string;
  /** Path segments after the version. */
  readonly segments: readonly string[];
  readonly url: URL;
  readonly request: Request;
  readonly operation: string;
}
