/** What the parts of the simulated Frenet share, and everything that the account remembers. */
import type { WorldServices } from '../../world/simulator.mts';

export const vendor = 'frenet';
export const host = 'api.frenet.com.br';

export interface Options {
  /** A wrong token is refused with 401, or with 200 and a message. */
  readonly badToken?: 'unauthorized' | 'ok';
  /** Events come newest first unless told. */
  readonly oldestFirst?: boolean;
}

export interface Secrets {
  readonly token: string;
}

/** 0 posted, 1 in transit, 2 delay, 3 returned, 4 lost, 5 out for delivery, 9 delivered, 18 at a drop-off point. */
export type EventType = 0 | 1 | 2 | 3 | 4 | 5 | 9 | 18;

export interface ParcelEvent {
  readonly type: EventType;
  readonly at: number;
  readonly location: string;
  readonly description: string;
}

export interface Parcel {
  readonly trackingNumber: string;
  readonly service: string;
  readonly orderNumber: string | undefined;
  readonly invoiceNumber: string | undefined;
  readonly events: ParcelEvent[];
}

export interface State {
  readonly parcels: Map<string, Parcel>;
  /** Carriers that do not answer in time. */
  readonly silent: Set<string>;
  /** Service codes that the account switched off. */
  readonly off: Set<string>;
  tokenRevoked: boolean;
}

export interface Simulation {
  readonly world: WorldServices;
  readonly options: Options;
  readonly secrets: Secrets;
  state: State;
  violation(rule: string, detail: string): void;
}

export interface Call {
  readonly simulation: Simulation;
  readonly body: unknown;
  readonly params: Readonly<Record<string, string>>;
}
