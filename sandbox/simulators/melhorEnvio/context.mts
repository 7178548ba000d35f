/** What the routes of this simulator share. */
import type { Context as HonoContext } from 'hono';
import type { WorldServices } from '../../world/simulator.mts';
import type { AccessToken, State } from './state.mts';

export const vendor = 'melhorEnvio';

export interface Options {
  /** Reais in the wallet of a fresh account. */
  readonly balance?: number;
  /** The callback registered for the OAuth application. */
  readonly redirectUri?: string;
  /** Whether `orders/search` finds labels by their tags and their invoice key; the vendor does not say. */
  readonly searchFindsTags?: boolean;
  /** Labels that an account may have paid and not yet posted: 3 when new, 50 after verification. None unless told. */
  readonly unpostedLabels?: number;
  /** A checkout that does not go through answers HTTP 200 with `errors`, as it may (third parties). */
  readonly errorsInOk?: boolean;
}

export interface Simulation {
  readonly world: WorldServices;
  readonly options: Options;
  state: State;
  /** Reports that the client did what the vendor refuses or punishes; `detail` names fields, never people. */
  violation(rule: string, detail: string): void;
}

export type Variables = { Variables: { token: AccessToken; body: unknown } };
export type Call = HonoContext<Variables>;
