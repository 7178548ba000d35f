/** What the parts of the simulated Salesforce share, and everything that it remembers. */
import type { Incoming } from '../../http/app.mts';
import type { Random } from '../../world/random.mts';
import type { WorldServices } from '../../world/simulator.mts';
import type { Field, ObjectName } from './fields.mts';
import type { Logins } from './login/logins.mts';

export const vendor = 'salesforce';

export const loginHost = 'login.salesforce.com';
export const instanceHost = 'loja.my.salesforce.com';

export type Value = string | number | boolean | null;
export type Values = Record<string, Value>;

export interface Stored {
  readonly id: string;
  readonly type: ObjectName;
  readonly values: Values;
  deleted: boolean;
  readonly by: 'api' | 'people';
  /** World milliseconds; Salesforce shows whole seconds. */
  readonly createdAt: number;
}

/** `block` refuses always, `alert` unless the client says that it may be saved. */
export type DuplicateRule = 'off' | 'alert' | 'block';

/** Says what is wrong with a record, as a rule of the account's owner does. */
export type ValidationRule = (values: Readonly<Values>) => { readonly message: string; readonly field?: string } | undefined;

export interface State {
  readonly records: Map<string, Stored>;
  readonly fields: Map<ObjectName, Map<string, Field>>;
  readonly cursors: Map<string, readonly object[]>;
  readonly validations: ValidationRule[];
  duplicateRule: DuplicateRule;
  requestLimitReached: boolean;
  lockedTimes: number;
  requests: number;
  lastNumber: number;
  pageSize: number;
}

export interface Simulation {
  readonly world: WorldServices;
  readonly random: Random;
  readonly logins: Logins;
  state: State;
  violation(rule: string, detail: string): void;
}

export interface Call {
  readonly simulation: Simulation;
  readonly incoming: Pick<Incoming, 'method' | 'url' | 'headers' | 'body'>;
  readonly params: Readonly<Record<string, string>>;
}

/** As Salesforce writes times: whole seconds, with a zone that has no colon. */
export const timeText = (ms: number): string => `${new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(0, -1)}+0000`;
