/** Shopify Order Trigger in the real n8n: what it mends, what it catches up on. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setTimeout as wait } from 'node:timers/promises';
import { documentedScopes } from '../../sandbox/simulators/shopify/options.mts';
import { passingTime, type PassingTime } from '../../sandbox/run/passingTime.mts';
import { startSession, type Session } from '../../sandbox/run/session.mts';
import { settle } from '../../sandbox/run/settle.mts';
import { publishOrdersFlow } from './support/ordersFlow.mts';

const minute = 60_000;

let time: PassingTime;
let session: Session;
let workflowId: string;

beforeAll(async () => {
  time = await passingTime();
  session = await startSession({ seed: 31, name: 'e2e-shopify-trigger', env: time.env, say: (line) => console.log(`  ${line}`) });
  workflowId = await publishOrdersFlow(session);
});

afterAll(async () => {
  await session?.stop();
});

const settled = async () => await settle(session.world, session.rest, { workflowIds: [workflowId], patienceMs: 3 * minute });

/** Order numbers that started, in every execution so far, by the event's type. */
async function started(type?: string): Promise<string[]> {
  const numbers: string[] = [];
  for (const { id } of await session.rest.executions(workflowId)) {
    const { runs } = await session.rest.execution(id);
    for (const { json } of runs.Trigger?.[0]?.[0] ?? []) {
      const { event, order } = json as { event: { type: string }; order: { number: string } };
      if (type === undefined || event.type === type) numbers.push(order.number);
    }
  }
  return numbers.toSorted();
}

describe('the credential’s test', () => {
  test.each(['ponteShopifyApi', 'ponteShopifyAccessTokenApi'])(
    '%s: passes with all scopes, and names the one that is missing',
    async (type) => {
      const { shopify } = session.world.vendors;
      const { id, name } = session.credentials[type]!;
      const data = {
        shop: 'loja-ponte',
        clientId: shopify.secrets.clientId,
        clientSecret: shopify.secrets.clientSecret,
        ...(type === 'ponteShopifyAccessTokenApi' ? { accessToken: shopify.secrets.staticToken } : {}),
      };
      expect(await session.rest.testCredential(id, name, type, data)).toMatchObject({ status: 'OK' });
      shopify.setGrantedScopes(['write_orders', 'read_customers', 'read_fulfillments', 'write_merchant_managed_fulfillment_orders']);
      const afterTheFirst = { ...data, ...(type === 'ponteShopifyApi' ? { accessToken: 'of the first press' } : {}) };
      const { status, message } = await session.rest.testCredential(id, name, type, afterTheFirst);
      shopify.setGrantedScopes(documentedScopes);
      expect([status, message]).toEqual(['Error', expect.stringContaining('read_locations')]);
    },
  );
});

describe('a subscription that vanished at Shopify', () => {
  test('is back within two minutes, and nobody touched n8n', async () => {
    await resubscribed();
  });
});

describe('an hour off', () => {
  test('50 orders come meanwhile: all 50 are handled when it is on again, none twice', async () => {
    const { world, rest } = session;
    const { shopify } = world.vendors;
    const { orderNumber: usual } = shopify.placeOrder();
    await settled();
    expect(await started('order.paid')).toEqual([usual]);

    await rest.deactivate(workflowId);
    for (let tries = 0; shopify.subscriptions().length > 0 && tries < 100; tries++) await wait(200);
    expect(shopify.subscriptions()).toEqual([]);
    const missed: string[] = [];
    for (let order = 0; order < 50; order++) {
      missed.push(shopify.placeOrder({ overrides: { lineCount: 2 } }).orderNumber);
      await time.letPass(world, 72_000 - 1);
    }
    await time.letPass(world, 11 * minute);
    await rest.activate(workflowId);
    // One look starts what it can in 25 seconds; on a busy machine the rest is the next one's.
    const caughtUp = async () => {
      await settled();
      return await started('catchUp');
    };
    await expect.poll(caughtUp, { timeout: 3 * minute, interval: 5_000 }).toEqual(missed.toSorted());

    // The next minute's look finds nothing that is not handled.
    await wait(65_000);
    await settled();
    expect(await started()).toEqual([usual, ...missed].toSorted());
    expect(shopify.orders().every(({ tags }) => tags.includes('ponte-ok'))).toBe(true);
    expect(world.violations.filter(({ vendor }) => vendor === 'shopify')).toEqual([]);
  });
});

/** Lets somebody delete the subscription, and waits until the trigger noticed. */
async function resubscribed(): Promise<void> {
  const { shopify } = session.world.vendors;
  shopify.dropSubscriptions();
  const started = Date.now();
  while (shopify.subscriptions().length === 0 && Date.now() - started < 2 * minute) await wait(500);
  expect(shopify.subscriptions()).toMatchObject([{ topic: 'ORDERS_PAID' }]);
}
