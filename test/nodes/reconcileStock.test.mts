/** A shop's stock with an ERP's, SKU by SKU. */
import { expect, test } from 'vitest';
import { Reconcile } from '../../nodes/Reconcile/Reconcile.node.ts';
import { createBling } from '../../sandbox/simulators/bling/index.mts';
import { createWooCommerce } from '../../sandbox/simulators/wooCommerce/index.mts';
import { catalogue } from '../../sandbox/world/catalogue.mts';
import { openSkuCatalogue } from '../../vendors/shopify/stock/skuCatalogue.ts';
import { simulatedVendor } from '../contracts/support/simulatedVendor.mts';
import { shopifyWorld } from '../contracts/support/shopifyWorld.mts';
import { reconcileHost, sharedClock, told, type Party } from './support/reconcileHost.mts';

function opened() {
  const clock = sharedClock(Date.parse('2026-11-24T12:00:00Z'));
  const woo = simulatedVendor({
    clock,
    create: (services) => createWooCommerce(services),
    login: ({ secrets: { consumerKey, consumerSecret } }) => ({
      authorization: `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')}`,
    }),
  });
  let token: string | undefined;
  const bling = simulatedVendor({
    clock,
    create: (services) => createBling(services),
    login: (simulator) => ({ authorization: `Bearer ${(token ??= simulator.issueTokens({ jwt: true }).access_token)}` }),
  });
  for (const world of [woo, bling]) clock.join(world);
  const { shopUrl } = woo.simulator.fixtures;
  const parties: Party[] = [
    {
      credential: 'ponteWooCommerceApi',
      owns: ({ host }) => host === new URL(shopUrl).host,
      connect: () => woo.connect({ settings: { storeUrl: shopUrl, ...woo.simulator.secrets } }),
    },
    { credential: 'ponteBlingOAuth2Api', owns: ({ host }) => host.endsWith('bling.com.br'), connect: () => bling.connect() },
  ];
  const host = reconcileHost(new Reconcile(), clock, parties, { compare: 'stockStock', here: 'wooCommerce', there: 'bling' });
  return { woo, bling, host };
}

test('what differs leaves with the other side’s count, and nothing else does', async () => {
  const { woo, bling, host } = opened();
  const same = await host.night();
  const { read, matched } = (same.summary.reconciliation as unknown as { here: { read: number; matched: number } }).here;
  expect([same.summary.reconciliation.status, same.different.length, same.missingHere.length]).toEqual(['complete', 0, 0]);
  expect(read).toBeGreaterThanOrEqual(catalogue.length);
  woo.simulator.sell('CAF-MOI-250', 4);
  woo.simulator.sell('CAM-ALG-M', 1);
  const night = await host.night();
  expect(told(night.different)).toEqual(['CAF-MOI-250 different count', 'CAM-ALG-M different count']);
  const coffee = night.different.find(({ difference }) => (difference as { key?: string }).key === 'CAF-MOI-250')!;
  const [{ here, there }] = (coffee.difference as unknown as { fields: [{ here: number; there: number }] }).fields;
  expect(there - here).toBe(4);
  expect(coffee.products).toEqual([{ sku: 'CAF-MOI-250', quantity: there }]);
  expect(night.summary.reconciliation).toMatchObject({ here: { read, matched: matched - 2, different: 2 } });
  expect([...woo.violations, ...bling.violations]).toEqual([]);
});

test('a difference is told once while it lasts, and anew when it comes back', async () => {
  const { woo, host } = opened();
  const told = async () => {
    const { different, reportedBefore } = await host.night();
    return [different.length, reportedBefore.length];
  };
  woo.simulator.sell('CAF-MOI-250', 4);
  expect([await told(), await told()]).toEqual([
    [1, 0],
    [0, 1],
  ]);
  woo.simulator.sell('CAF-MOI-250', -4);
  expect(await told()).toEqual([0, 0]);
  woo.simulator.sell('CAF-MOI-250', 4);
  expect(await told()).toEqual([1, 0]);
});

test('a side that is away: nothing is told', async () => {
  const { woo, bling, host } = opened();
  woo.simulator.sell('CAF-MOI-250', 4);
  bling.inject(() => 'serverError');
  const night = await host.night();
  expect(night.outputs.slice(1)).toEqual([[], [], [], []]);
  expect(night.summary.reconciliation).toMatchObject({ status: 'incomplete', failure: { class: 'transient' } });
});

test('Shopify lists its SKUs', async () => {
  const world = shopifyWorld();
  const skus: string[] = [];
  for await (const page of openSkuCatalogue(world.connect()).skus()) skus.push(...page);
  expect(skus).toEqual(expect.arrayContaining(catalogue.map(({ sku }) => sku)));
  expect(world.violations).toEqual([]);
});
