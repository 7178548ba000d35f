/** What every part of the simulator works with. */
import type { Random } from '../../world/random.mts';
import { letters } from '../../world/randomText.mts';
import type { WorldServices } from '../../world/simulator.mts';
import type { Idempotency } from './http/idempotency.mts';
import type { Limits } from './http/limits.mts';
import type { State } from './model/state.mts';

export const vendor = 'stripe';

/** The one that is documented here; an account that was never upgraded has an old one. */
export const pinnedVersion = '2026-10-28.endive';
export const oldVersion = '2024-06-20';

export const knownVersions: readonly string[] = [oldVersion, '2025-03-31.basil', '2026-01-28.clover', pinnedVersion];

/** Shipping details stand in `collected_information` from this one on. */
export const collectsInformation = (version: string): boolean => version >= '2025-03-31';

export interface StripeSecrets {
  /** `sk_live_…` */
  readonly secretKey: string;
  /** `sk_test_…` */
  readonly testKey: string;
  /** `rk_live_…`, with `permissions` only. */
  readonly restrictedKey: string;
}

export type Permission = 'none' | 'read' | 'write';

/** Resource by resource, as the page of the key lists them. */
export type Permissions = Readonly<Record<string, Permission>>;

/** What reading payments, making refunds and keeping a webhook needs. */
export const usualPermissions: Permissions = {
  checkout_sessions: 'read',
  payment_intents: 'read',
  charges: 'read',
  customers: 'read',
  disputes: 'read',
  refunds: 'write',
  events: 'read',
  webhook_endpoints: 'write',
};

export interface Settings {
  /** Of the account: what endpoints and calls without a version get. */
  accountVersion: string;
  permissions: Permissions;
  /** Deliveries of one moment are sent in any order, up to so many world milliseconds later. */
  disorderMs: number;
  /** World milliseconds that a delivery is late. */
  latenessMs: number;
  /** Share of the events that are delivered twice. */
  doubles: number;
}

export const usualSettings: Settings = {
  accountVersion: oldVersion,
  permissions: usualPermissions,
  disorderMs: 2000,
  latenessMs: 0,
  doubles: 0.1,
};

export interface Context {
  readonly world: WorldServices;
  readonly secrets: StripeSecrets;
  readonly accountId: string;
  readonly limits: Limits;
  /** Replaced by a reset. */
  idempotency: Idempotency;
  settings: Settings;
  state: State;
  chance: Random;
  violation(rule: string, detail: string): void;
}

/** `cs_live_…` where the kind of thing names its mode, `pi_…` where it does not. */
export function newId(context: Context, prefix: string, livemode?: boolean): string {
  const mode = livemode === undefined ? '' : livemode ? 'live_' : 'test_';
  return `${prefix}_${mode}${letters(context.chance, livemode === undefined ? 24 : 56)}`;
}

export const seconds = (at: number): number => Math.floor(at / 1000);
