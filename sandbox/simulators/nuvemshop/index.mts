/** Nuvemshop: one store with an app in it, its orders, webhooks and metafields, its customers and its owner. */
import { toResponse } from '../../http/answer.mts';
import { digits, letters } from '../../world/randomText.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import { usualSettings, vendor, type Context, type NuvemshopSecrets, type Settings } from './context.mts';
import { createCustomers, type NuvemshopCustomers } from './customers.mts';
import { serverError, tooMany } from './http/answers.mts';
import { createBucket, type Plan } from './http/bucket.mts';
import { createServer, operationOf } from './http/server.mts';
import { ledgerOf } from './ledger.mts';
import { newStore } from './model.mts';
import { truths } from './truths.mts';

export type { NuvemshopHeldOrder } from './held.mts';
export type { NuvemshopSecrets } from './context.mts';

export interface NuvemshopSimulator extends Simulator, NuvemshopCustomers {
  readonly secrets: NuvemshopSecrets;
  setStore(settings: Partial<Settings>): void;
  setPlan(plan: Plan): void;
}

export function createNuvemshop(world: WorldServices, options: Partial<Settings> = {}): NuvemshopSimulator {
  const fork = (name: string) => world.random.fork(`${vendor}:${name}`);
  const random = fork('secrets');
  const hex = 'abcdef0123456789';
  const secrets: NuvemshopSecrets = {
    clientId: digits(random, 5).replace(/^0/, '7'),
    clientSecret: letters(random, 48, hex),
    accessToken: letters(random, 40, hex),
    storeId: digits(random, 7).replace(/^0/, '7'),
  };
  const context: Context = {
    world,
    secrets,
    bucket: createBucket(() => world.clock.wall()),
    settings: { ...usualSettings, ...options },
    store: newStore(),
    chance: fork('chance'),
    installed: true,
    codes: new Set(),
    violation: (rule, detail) => world.violation({ vendor, rule, detail }),
  };

  return {
    vendor,
    hosts: ['api.nuvemshop.com.br', 'api.tiendanube.com', 'www.nuvemshop.com.br'],
    app: createServer(context),
    truths,
    secrets,
    operationOf: ({ method, path }) => operationOf(method, path),
    rateLimitedAnswer: () => toResponse({ ...tooMany(), headers: context.bucket.headers() }),
    serverErrorAnswer: () => toResponse(serverError()),
    ...createCustomers(context),
    setStore: (settings) => void Object.assign(context.settings, settings),
    setPlan: (plan) => context.bucket.setPlan(plan),
    ledger: () => ledgerOf(context),
    reset() {
      context.settings = { ...usualSettings, ...options };
      context.store = newStore();
      context.chance = fork('chance');
      context.installed = true;
      context.codes.clear();
      context.bucket.setPlan('usual');
    },
  };
}
