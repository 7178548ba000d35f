/** What the parts of the simulated HubSpot share, and everything that it remembers. */
import type { Incoming } from '../../http/app.mts';
import type { RequestWindow } from '../../http/requestWindow.mts';
import type { Random } from '../../world/random.mts';
import { hex, letters } from '../../world/randomText.mts';
import type { WorldServices } from '../../world/simulator.mts';
import type { ObjectType } from './objectTypes.mts';
import type { Property } from './properties.mts';

export { objectTypes, type ObjectType } from './objectTypes.mts';

export const vendor = 'hubSpot';

export type Values = Record<string, string | null>;

/** A record as the search saw it from a moment on: the index lags behind. */
export interface Indexed {
  readonly from: number;
  readonly values: Values;
  readonly links: readonly string[];
  readonly archived: boolean;
}

export interface Stored {
  readonly id: string;
  readonly type: ObjectType;
  readonly values: Values;
  readonly createdAt: number;
  updatedAt: number;
  archived: boolean;
  /** The record that took this one in. */
  mergedInto: string | undefined;
  readonly by: 'api' | 'people';
  /** `contacts/101`. */
  readonly links: Set<string>;
  readonly index: Indexed[];
}

export interface Owner {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  archived: boolean;
}

export interface Subscription {
  readonly id: number;
  readonly eventType: string;
  readonly propertyName?: string;
  readonly active: boolean;
}

export interface State {
  readonly records: Map<string, Stored>;
  readonly properties: Map<ObjectType, Map<string, Property>>;
  readonly owners: Owner[];
  /** Names that the account's rules ask for in a new contact; they bind from the API of 2026-09 on. */
  readonly required: Set<string>;
  readonly subscriptions: Map<number, Subscription>;
  targetUrl: string | undefined;
  lastId: number;
  dailyLimitReached: boolean;
  /** World milliseconds from a write to the moment at which the search finds it; drawn where undefined. */
  lagMs: number | undefined;
}

export interface Secrets {
  /** A service key, or the token of an older private app. */
  readonly token: string;
  /** Of a legacy developer account: `?hapikey=` of the webhooks' settings. */
  readonly developerKey: string;
  readonly portalId: number;
}

export interface Simulation {
  readonly world: WorldServices;
  readonly secrets: Secrets;
  readonly random: Random;
  readonly burst: RequestWindow;
  readonly searches: RequestWindow;
  state: State;
  violation(rule: string, detail: string): void;
}

export interface Call {
  readonly simulation: Simulation;
  readonly incoming: Incoming;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** `{}` where there was none. */
  readonly body: Readonly<Record<string, unknown>>;
}

export const createSecrets = (random: Random): Secrets => ({
  token: `pat-na1-${hex(random, 8)}-${hex(random, 4)}-${hex(random, 4)}-${hex(random, 4)}-${hex(random, 12)}`,
  developerKey: letters(random, 36, '0123456789abcdef-'),
  portalId: random.int(40_000_000, 49_999_999),
});

export const isoTime = (ms: number): string => new Date(ms).toISOString();
