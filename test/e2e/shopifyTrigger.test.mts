/** Shopify Order Trigger in the real n8n: what it lets in, what it mends, what it catches up on. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHmac } from 'node:crypto';
import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import axios from 'axios';
import { documentedScopes } from '../../sandbox/simulators/shopify/options.mts';
import { passingTime, type PassingTime } from '../../sandbox/run/passingTime.mts';
import { startSession, type Session } from '../../sandbox/run/session.mts';
import { settle } from '../../sandbox/run/settle.mts';

const minute = 60_000;

let time: PassingTime;
let session: Session;
let workflowId: string;

beforeAll(async () => {
  time = await passingTime();
  session = await startSession({ seed: 31, name: 'e2e-shopify-trigger', env: time.env, say: (line) => console.log(`  ${line}`) });
  workflowId = await publishFlow();
});

afterAll(async () => {
  await session?.stop();
});

/** Trigger → Shopify Order (tags the order as handled). */
async function publishFlow(): Promise<string> {
  const credentials = { ponteShopifyApi: session.credentials.ponteShopifyApi! };
  const { id } = await session.rest.createWorkflow({
    name: 'Orders',
    nodes: [
      {
        id: 'trigger',
        name: 'Trigger',
        type: 'n8n-nodes-ponte.shopifyOrderTrigger',
        typeVersion: 2,
        position: [0, 0],
        webhookId: 'e2e-shopify-trigger',
        parameters: { events: ['ORDERS_PAID'], catchUp: true, handledTag: 'ponte-ok' },
        credentials,
      },
      {
        id: 'tag',
        name: 'Tag',
        type: 'n8n-nodes-ponte.shopifyOrder',
        typeVersion: 1,
        position: [200, 0],
        parameters: { resource: 'order', operation: 'addTags', tags: 'ponte-ok' },
        credentials,
      },
    ],
    connections: { Trigger: { main: [[{ node: 'Tag', type: 'main', index: 0 }]] } },
    settings: { executionOrder: 'v1' },
  });
  await session.rest.activate(id);
  return id;
}

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

describe('deliveries that are not the shop’s', () => {
  test('10,000 of every kind: all 401, and not one execution', async () => {
    await resubscribed();
    const url = session.world.vendors.shopify.subscriptions()[0]!.uri.replace('https://n8n.loja-ponte.example', session.n8n.url);
    const before = (await session.rest.executions(workflowId)).length;
    const statuses = await forge(url, 10_000);
    expect(statuses).toEqual({ 401: 10_000 });
    expect(await session.rest.executions(workflowId)).toHaveLength(before);
  });
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
    await settled();
    expect(await started('catchUp')).toEqual(missed.toSorted());

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

/** How often each status was answered. */
async function forge(url: string, count: number): Promise<Record<number, number>> {
  const { shop, clientSecret } = session.world.vendors.shopify.secrets;
  const httpAgent = new Agent({ keepAlive: true, maxSockets: 20 });
  const sign = (body: string, secret: string) => createHmac('sha256', secret).update(body).digest('base64');
  const body = JSON.stringify({ id: 1, admin_graphql_api_id: 'gid://shopify/Order/1', name: '#1', line_items: [] });
  const genuine = {
    'content-type': 'application/json',
    'x-shopify-topic': 'orders/paid',
    'x-shopify-shop-domain': shop,
    'x-shopify-hmac-sha256': sign(body, clientSecret),
  };
  const kinds: (() => { sent: string; headers: Record<string, string> })[] = [
    () => ({ sent: body, headers: { ...genuine, 'x-shopify-hmac-sha256': sign(body, 'a guess') } }),
    () => ({ sent: body, headers: { ...genuine, 'x-shopify-hmac-sha256': '' } }),
    () => ({ sent: body.replace('#1', '#2'), headers: genuine }),
    () => ({ sent: body, headers: { ...genuine, 'x-shopify-shop-domain': 'outra-loja.myshopify.com' } }),
    () => ({ sent: body, headers: { ...genuine, 'x-shopify-topic': 'orders/cancelled' } }),
    () => ({ sent: body, headers: { ...genuine, 'x-shopify-topic': '' } }),
    () => ({ sent: '', headers: genuine }),
    () => ({ sent: '{}', headers: genuine }),
    () => ({ sent: 'id=1', headers: { ...genuine, 'content-type': 'application/x-www-form-urlencoded' } }),
    () => ({ sent: body, headers: { ...genuine, 'content-type': 'text/plain', 'x-shopify-hmac-sha256': sign(body, '') } }),
  ];
  const big = JSON.stringify({ note: 'x'.repeat(3_000_000) });
  const statuses: Record<number, number> = {};
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const turn = next++;
      const { sent, headers } = turn % 1000 === 999 ? { sent: big, headers: genuine } : kinds[turn % kinds.length]!();
      const answer = await axios.post(url, sent, {
        headers: { ...headers, 'x-shopify-event-id': `forged-${turn}` },
        httpAgent,
        proxy: false,
        validateStatus: () => true,
        transformRequest: [(data: string) => data],
      });
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: 20 }, worker));
  httpAgent.destroy();
  return statuses;
}
