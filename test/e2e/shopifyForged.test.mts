/** Shopify Order Trigger in the real n8n lets nothing in that the shop did not send. */
import { createHmac } from 'node:crypto';
import { Agent } from 'node:http';
import axios from 'axios';
import { expect, test } from 'vitest';
import { startSession, type Session } from '../../sandbox/run/session.mts';
import { publishOrdersFlow } from './support/ordersFlow.mts';

test('10,000 forged deliveries of every kind: all 401, and not one execution', async () => {
  const session = await startSession({ seed: 32, name: 'e2e-shopify-forged', say: (line) => console.log(`  ${line}`) });
  try {
    const workflowId = await publishOrdersFlow(session);
    const url = session.world.vendors.shopify.subscriptions()[0]!.uri.replace('https://n8n.loja-ponte.example', session.n8n.url);
    expect(await forge(session, url, 10_000)).toEqual({ 401: 10_000 });
    expect(await session.rest.executions(workflowId)).toEqual([]);
  } finally {
    await session.stop();
  }
});

/** How often each status was answered. */
async function forge(session: Session, url: string, count: number): Promise<Record<number, number>> {
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
