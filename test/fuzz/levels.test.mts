/** Stock whose answers come in odd forms: a level is the right one or none, and a movement is told as what it was. */
import { describe, expect, test } from 'vitest';
import type { SkuStock } from '../../domain/ports/stock.ts';
import type { Connection } from '../../runtime/client/connection.ts';
import { attempt } from '../../runtime/errors/attempt.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { openSkuStock as openBling } from '../../vendors/bling/stock/skuStock.ts';
import { openSkuStock as openTiny } from '../../vendors/olistTiny/stock/skuStock.ts';
import { openSkuStock as openOmie } from '../../vendors/omie/stock/skuStock.ts';
import { openSkuStock as openShopify } from '../../vendors/shopify/stock/skuStock.ts';
import { openSkuStock as openWoo } from '../../vendors/wooCommerce/stock/skuStock.ts';
import { blingWorld } from '../contracts/support/blingWorld.mts';
import { olistTinyWorld } from '../contracts/support/olistTinyWorld.mts';
import { omieWorld } from '../contracts/support/omieWorld.mts';
import { shopifyWorld } from '../contracts/support/shopifyWorld.mts';
import { wooCommerceWorld } from '../contracts/support/wooCommerceWorld.mts';
import { isClean, told } from './support/clean.mts';
import { oddConnection } from './support/oddConnection.mts';
import { freshAccount } from './support/scenes.mts';
import { seed, share } from './support/share.mts';

interface Counter {
  open: (connection: Connection) => SkuStock;
  connect: (process: Partial<Connection>) => Connection;
  available: (sku: string) => number;
}

const counters: Record<string, () => Counter> = {
  Bling: () => {
    const world = blingWorld();
    return { open: openBling, connect: (process) => world.connect(process), available: (wanted) => world.simulator.stockOf(wanted) };
  },
  'Olist Tiny': () => {
    const world = olistTinyWorld({ requestsPerMinute: 6000 });
    return { open: openTiny, connect: (process) => world.connect(process), available: (sku) => world.simulator.stockOf(sku) };
  },
  Omie: () => {
    const world = omieWorld();
    return { open: openOmie, connect: (process) => world.connect(process), available: (sku) => world.simulator.stockOf(sku) };
  },
  Shopify: () => {
    const world = shopifyWorld();
    const available = (wanted: string) => world.simulator.stock(wanted).available;
    return { open: openShopify, connect: (process) => ({ ...world.connect(), ...process }), available };
  },
  WooCommerce: () => {
    const world = wooCommerceWorld();
    const { settings } = world;
    const available = (wanted: string) => world.simulator.product(wanted)?.quantity ?? Number.NaN;
    return { open: openWoo, connect: (process) => world.connect({ settings, ...process }), available };
  },
};

const sku = 'CAF-MOI-250';

describe.each(Object.keys(counters))('%s', (name) => {
  const { open, connect, available } = counters[name]!();

  test('tells the level that there is, or why it cannot', async () => {
    const random = createRandom(seed).fork(`${name} levels`);
    const faults: string[] = [];
    for (let index = 0; index < share(900, 15) && faults.length < 5; index++) {
      const { connection, seen } = oddConnection(connect({ account: freshAccount() }), random);
      const outcome = await attempt(open(connection).levels([{ sku, location: null }]));
      if (!outcome.ok && !isClean(outcome.error)) faults.push(`${told(outcome.error)} after ${seen.join('\n')}`);
      if (!outcome.ok) continue;
      const [level] = outcome.value;
      const isRight = level!.quantity === available(sku) || (level!.quantity === null && level!.reason !== undefined);
      if (!isRight) faults.push(`${JSON.stringify(level)} for ${available(sku)} after ${seen.join('\n')}`);
    }
    expect(faults).toEqual([]);
  }, 600_000);

  test('says of a movement what became of it', async () => {
    const random = createRandom(seed).fork(`${name} adjust`);
    const faults: string[] = [];
    for (let index = 0; index < share(450, 10) && faults.length < 5; index++) {
      const before = available(sku);
      const { connection, seen } = oddConnection(connect({ account: freshAccount() }), random);
      const key = `fuzz:${name}:${index}`;
      const outcome = await attempt(open(connection).adjust([{ sku, location: null, delta: 1, key }]));
      if (!outcome.ok && !isClean(outcome.error)) faults.push(`${told(outcome.error)} after ${seen.join('\n')}`);
      const change = available(sku) - before;
      const status = outcome.ok ? outcome.value[0]!.status : (outcome.error as { failure?: { class: string } }).failure?.class;
      const isRight = status === 'moved' ? change === 1 : ['unknown', 'unknownOutcome'].includes(status!) ? change <= 1 : change === 0;
      if (!isRight) faults.push(`${status}: moved by ${change} after ${seen.join('\n')}`);
    }
    expect(faults).toEqual([]);
  }, 600_000);
});
