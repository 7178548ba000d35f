/** What the shops send over a real line: the bytes that arrive are the ones that were signed, also when they come twice or late. */
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import Stripe from 'stripe';
import { afterEach, expect, test } from 'vitest';
import type { FaultRule } from '../../../sandbox/world/faults.mts';
import { createWorld, type World } from '../../../sandbox/world/world.mts';

interface Arrived {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

const open: (() => void)[] = [];

afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** Answers what it is told to, and keeps what came. */
async function receiver() {
  const arrived: Arrived[] = [];
  const answers: number[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = request.headers as Record<string, string | undefined>;
      arrived.push({ path: request.url ?? '', headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  open.push(() => server.close());
  return { arrived, answers, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function openWorld(rules: readonly FaultRule[] = []) {
  const { arrived, answers, base } = await receiver();
  const clock = { live: false, wall: () => Date.parse('2026-11-24T15:00:00Z') };
  const world = createWorld({ seed: 11, route: (url) => url.replace('https://n8n.example', base), clock });
  world.faults.set(rules);
  const listening = {
    wooCommerce: await listen(world, 'loja-woo.example', '/wp-json/wc/v3/webhooks', woo(world)),
    nuvemshop: await listen(world, 'api.nuvemshop.com.br', `/v1/${world.vendors.nuvemshop.secrets.storeId}/webhooks`, nuvemshop(world)),
    stripe: await listen(world, 'api.stripe.com', '/v1/webhook_endpoints', stripe(world)),
  };
  return { world, arrived, answers, secret: (listening.stripe as { secret: string }).secret };
}

async function listen(world: World, host: string, path: string, init: RequestInit): Promise<unknown> {
  const answer = await world.dispatcher.handle(host, new Request(`https://${host}${path}`, { method: 'POST', ...init }));
  expect((answer as Response).status).toBeLessThan(300);
  return await (answer as Response).json();
}

const json = { 'Content-Type': 'application/json' };

function woo({ vendors: { wooCommerce } }: World): RequestInit {
  const { consumerKey, consumerSecret } = wooCommerce.secrets;
  const login = Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64');
  const body = JSON.stringify({ topic: 'order.updated', delivery_url: 'https://n8n.example/woo', secret: 'ção' });
  return { headers: { ...json, Authorization: `Basic ${login}` }, body };
}

const nuvemshop = ({ vendors }: World): RequestInit => ({
  headers: { ...json, Authentication: `bearer ${vendors.nuvemshop.secrets.accessToken}`, 'User-Agent': 'Ponte (dona@loja-ponte.example)' },
  body: JSON.stringify({ event: 'order/paid', url: 'https://n8n.example/nuvem' }),
});

const stripe = ({ vendors }: World): RequestInit => ({
  headers: { Authorization: `Bearer ${vendors.stripe.secrets.secretKey}` },
  body: new URLSearchParams({ url: 'https://n8n.example/stripe', 'enabled_events[]': 'checkout.session.completed' }),
});

/** Lets so much time pass, and everything that is on the line arrive. */
async function pass(world: World, ms: number): Promise<void> {
  const until = world.clock.now() + ms;
  for (;;) {
    do await wait(5);
    while (world.webhooks.inFlight() > 0);
    const due = world.clock.nextDueAt();
    if (due === undefined || due > until) break;
    await world.clock.advance(due - world.clock.now());
  }
  await world.clock.advance(until - world.clock.now());
}

const sell = ({ vendors }: World) => {
  vendors.wooCommerce.placeOrder();
  vendors.nuvemshop.placeOrder();
  vendors.stripe.setAccount({ doubles: 0 });
  vendors.stripe.checkOut({ overrides: { method: 'card' } });
};

const mac = (secret: string, body: string, as: 'hex' | 'base64') => createHmac('sha256', secret).update(body).digest(as);

test('each signature is that of the bytes that arrived, also the second time', async () => {
  const { world, arrived, secret } = await openWorld([{ vendor: '*', operation: '*', kind: 'duplicateWebhook' }]);
  sell(world);
  await pass(world, 5 * 60_000);
  const at = (path: string) => arrived.filter((one) => one.path === path && one.headers['content-type']?.includes('json'));
  for (const { body, headers } of at('/woo')) expect(headers['x-wc-webhook-signature']).toBe(mac('ção', body, 'base64'));
  const { clientSecret } = world.vendors.nuvemshop.secrets;
  for (const { body, headers } of at('/nuvem')) expect(headers['x-linkedstore-hmac-sha256']).toBe(mac(clientSecret, body, 'hex'));
  const sdk = new Stripe('sk_test_x');
  for (const { body, headers } of at('/stripe')) {
    const time = Number(/t=(\d+)/.exec(headers['stripe-signature']!)![1]);
    expect(sdk.webhooks.constructEvent(body, headers['stripe-signature']!, secret, 300, undefined, time).type).toBe(
      'checkout.session.completed',
    );
  }
  // Three writes of the order, and each delivery twice.
  expect([at('/woo').length, at('/nuvem').length, at('/stripe').length]).toEqual([6, 2, 2]);
  expect(arrived.filter(({ body }) => body === 'webhook_id=1')).toHaveLength(2);
  expect(world.violations).toEqual([]);
});

test('who fails hears again from two of them, and never from WooCommerce', async () => {
  const { world, arrived, answers, secret } = await openWorld();
  await pass(world, 1000);
  arrived.length = 0;
  world.vendors.wooCommerce.setHost({ updatesPerPayment: 1 });
  answers.push(500, 500, 500);
  sell(world);
  await pass(world, 10 * 60_000);
  const count = (path: string) => arrived.filter((one) => one.path === path).length;
  expect([count('/woo'), count('/nuvem'), count('/stripe')]).toEqual([1, 2, 2]);
  expect(world.vendors.wooCommerce.webhooks()[0]!.failures).toBe(1);
  const [first, second] = arrived.filter(({ path }) => path === '/stripe');
  expect(second!.body).toBe(first!.body);
  const timeOf = ({ headers }: Arrived) => Number(/t=(\d+)/.exec(headers['stripe-signature']!)![1]);
  expect(timeOf(second!) - timeOf(first!)).toBeGreaterThanOrEqual(300);
  const sdk = new Stripe('sk_test_x');
  expect(
    sdk.webhooks.constructEvent(second!.body, second!.headers['stripe-signature']!, secret, 300, undefined, timeOf(second!)).id,
  ).toMatch(/^evt_/);
});
