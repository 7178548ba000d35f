/** Stripe: one account's checkouts and payments, its events and endpoints, its customers, their banks and its owner. */
import { toResponse } from '../../http/answer.mts';
import { letters } from '../../world/randomText.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import { usualSettings, vendor, type Context, type Settings, type StripeSecrets } from './context.mts';
import { createCustomers, type StripeCustomers } from './customers.mts';
import { rateLimited, serverError } from './http/errors.mts';
import { createIdempotency } from './http/idempotency.mts';
import { createLimits } from './http/limits.mts';
import { createServer, operationOf } from './http/server.mts';
import { ledgerOf } from './ledger.mts';
import { newState } from './model/state.mts';
import { truths } from './truths.mts';

export type { CheckedOut, CheckoutOptions } from './customers.mts';
export type { HeldPayment } from './held.mts';
export type { StripeSecrets } from './context.mts';

export interface StripeSimulator extends Simulator, StripeCustomers {
  readonly secrets: StripeSecrets;
  readonly fixtures: { readonly accountId: string };
  setAccount(settings: Partial<Settings>): void;
  /** The next POST with a key is told that another one with it is under way. */
  pretendKeyInUse(): void;
}

export function createStripe(world: WorldServices, options: Partial<Settings> = {}): StripeSimulator {
  const fork = (name: string) => world.random.fork(`${vendor}:${name}`);
  const random = fork('secrets');
  const secrets: StripeSecrets = {
    secretKey: `sk_live_${letters(random, 99)}`,
    testKey: `sk_test_${letters(random, 99)}`,
    restrictedKey: `rk_live_${letters(random, 99)}`,
  };
  const context: Context = {
    world,
    secrets,
    accountId: `acct_${letters(random, 16)}`,
    limits: createLimits(() => world.clock.wall()),
    idempotency: createIdempotency(() => world.clock.now()),
    settings: { ...usualSettings, ...options },
    state: newState(),
    chance: fork('chance'),
    violation: (rule, detail) => world.violation({ vendor, rule, detail }),
  };

  return {
    vendor,
    hosts: ['api.stripe.com'],
    app: createServer(context),
    truths,
    secrets,
    fixtures: { accountId: context.accountId },
    operationOf: ({ method, path }) => operationOf(method, path),
    rateLimitedAnswer: () => toResponse(rateLimited()),
    serverErrorAnswer: () => toResponse(serverError()),
    ...createCustomers(context),
    setAccount: (settings) => void Object.assign(context.settings, settings),
    pretendKeyInUse: () => context.idempotency.pretendInUse(),
    ledger: () => ledgerOf(context),
    undelivered: () => context.state.underWay,
    reset() {
      context.settings = { ...usualSettings, ...options };
      context.state = newState();
      context.idempotency = createIdempotency(() => world.clock.now());
      context.chance = fork('chance');
    },
  };
}
