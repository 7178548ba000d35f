/** The queue with the world's own sender: real attempts on real faults, over real HTTP. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createAsaas } from '../../../sandbox/simulators/asaas/index.mts';
import { createWorldClock, type WorldClock } from '../../../sandbox/world/clock.mts';
import { createFaultPlan, type FaultRule } from '../../../sandbox/world/faults.mts';
import { createRandom } from '../../../sandbox/world/random.mts';
import { createPost, createWebhookSender } from '../../../sandbox/world/webhooks.mts';
import { webhook } from './world.mts';

let server: Server | undefined;
let clock: WorldClock | undefined;

afterEach(() => {
  clock?.stop();
  server?.close();
});

/** A receiver that answers `statuses` one after the other, the last one for ever; world time runs 100,000 times as fast as ours. */
async function receiver(statuses: number[], rules: readonly FaultRule[]) {
  const bodies: string[] = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      bodies.push(body);
      response.writeHead(statuses[Math.min(bodies.length, statuses.length) - 1]!, { location: '/elsewhere' }).end();
    });
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  clock = createWorldClock();
  clock.setSpeed(100_000);
  const faults = createFaultPlan(createRandom(3));
  faults.set(rules);
  const webhooks = createWebhookSender(
    clock,
    faults,
    createPost((url) => url.replace('https://n8n.example', `http://127.0.0.1:${port}`)),
  );
  const asaas = createAsaas({ clock, random: createRandom(1), webhooks, violation: () => {} });
  await asaas.app.fetch(
    new Request('https://api.asaas.com/v3/webhooks', {
      method: 'POST',
      headers: { access_token: asaas.secrets.apiKeyProduction, 'user-agent': 'test', 'content-type': 'application/json' },
      body: JSON.stringify(webhook({ events: ['PAYMENT_CREATED'] })),
    }),
  );
  return { asaas, bodies };
}

const sell = (asaas: ReturnType<typeof createAsaas>, value: number) => asaas.createCharge({ value, billingType: 'PIX' });
const values = (bodies: string[]) => bodies.map((body) => JSON.parse(body).payment.value as number);

describe('deliveries over the wire', () => {
  test('come twice on a bad day, and a failing copy costs the queue nothing', async () => {
    const { asaas, bodies } = await receiver(
      [200, 500, 200],
      [{ vendor: 'asaas', operation: 'PAYMENT_CREATED', kind: 'duplicateWebhook', times: 1 }],
    );
    sell(asaas, 1);
    await expect.poll(() => bodies.length).toBe(2);
    expect(bodies[0]).toBe(bodies[1]);
    sell(asaas, 2);
    await expect.poll(() => bodies.length).toBe(3);
    await expect.poll(() => asaas.webhooks()[0]!.waiting).toBe(0);
    expect(asaas.webhooks()[0]).toMatchObject({ penalizedRequestsCount: 0, interrupted: false });
  });

  test('keep their order when one of them is late, and do not follow a redirect', async () => {
    const { asaas, bodies } = await receiver([307, 200], [{ vendor: 'asaas', operation: '*', kind: 'delayedWebhook', times: 1 }]);
    sell(asaas, 1);
    sell(asaas, 2);
    await expect.poll(() => asaas.webhooks()[0]!.waiting).toBe(0);
    expect(values(bodies)).toEqual([1, 1, 2]);
  });

  test('stop after fifteen failures', async () => {
    const { asaas, bodies } = await receiver([503], []);
    sell(asaas, 1);
    await expect.poll(() => asaas.webhooks()[0]!.interrupted, { timeout: 15_000 }).toBe(true);
    expect(bodies).toHaveLength(15);
  }, 20_000);
});
