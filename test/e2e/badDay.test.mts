/** A template in the real n8n on a day on which everything goes wrong everywhere. */
import { expect, test } from 'vitest';
import { lateEffectsInTests, switchFaultsOn } from '../../sandbox/run/faultPlans.mts';
import { startSession } from '../../sandbox/run/session.mts';
import { templates } from '../../sandbox/run/templates.mts';
import { tryTemplate } from '../../sandbox/run/tryTemplate.mts';

const say = (line: string) => console.log(`  ${line}`);

test('with every fault at every vendor nothing is lost, nothing is doubled, and only rejected invoices stop', async () => {
  const session = await startSession({ seed: 13, name: 'e2e-bad', say });
  switchFaultsOn(session.world, { lateEffects: lateEffectsInTests });
  const result = await tryTemplate(session, templates['order-to-delivery']!, { count: 5, say }).finally(async () => await session.stop());
  expect(result.lostOrders).toEqual([]);
  expect(result.doubledEffects).toEqual([]);
  expect(session.world.violations).toEqual([]);
  expect(result.errored).toBeLessThanOrEqual(result.invoices.rejected);
  expect(session.world.faults.injected.length).toBeGreaterThan(0);
});
