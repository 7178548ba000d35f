/**
 * Shopify Order Trigger against n8n's own Shopify Trigger and a plain Webhook node, each followed by No Operation: in one n8n, with
 * the same payloads, taking turns for several rounds. `--engine default` measures with n8n's default expression engine.
 */
import { createHmac } from 'node:crypto';
import { startSession, type Session } from '../../sandbox/run/session.mts';
import type { WorkflowNode } from '../../sandbox/n8n/rest.mts';
import { measure, total, type Delivery, type Measurement, type Target } from './load.mts';
import type { BenchOptions } from './run.mts';

const rounds = 12;
const eachRound = 100;
const sideBySide = 10;

/** A shop of its own for n8n's trigger, which registers by REST; the simulated Shopify refuses that, as it should. */
const builtInShop = 'bench-built-in';

export async function shopifyTrigger({ say, args }: BenchOptions): Promise<object> {
  const lazy = args[args.indexOf('--engine') + 1] !== 'default' || !args.includes('--engine');
  const session = await startSession({
    seed: 41,
    name: 'bench-shopify-trigger',
    say,
    env: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: String(lazy) },
    instead: answerRest,
  });
  return await compare(session, say).finally(async () => await session.stop());
}

async function compare(session: Session, say: (line: string) => void) {
  // Bought before anybody listens. With the CPF in the payload nobody has a reason to ask Shopify.
  const { payload } = session.world.vendors.shopify.placeOrder({ overrides: { taxIdPlace: 'noteAttribute', lineCount: 3 } });
  const targets = await publishTargets(session);
  const results = new Map<string, Measurement[]>(targets.map(({ name }) => [name, []]));
  // The first round warms everything up and does not count.
  for (let round = 0; round <= rounds; round++) {
    const deliveries = deliveriesOf(session, payload, round);
    const turns = targets.map((_, index) => targets[(index + round) % targets.length]!);
    for (const target of turns) {
      const result = await measure(session.rest, target, deliveries, sideBySide);
      if (round > 0) results.get(target.name)!.push(result);
      const { rate, p95 } = total([result]);
      say(`  round ${round} ${target.name.padEnd(8)} ${rate.toFixed(1)}/s, p95 ${p95.toFixed(0)} ms`);
    }
  }
  const [ours, builtIn, webhook] = ['ours', 'builtIn', 'webhook'].map((name) => total(results.get(name)!));
  const ratio = (mine: number, other: number) => Math.round((mine / other) * 100) / 100;
  return {
    toBuiltIn: ratio(ours!.rate, builtIn!.rate),
    toWebhook: ratio(ours!.rate, webhook!.rate),
    p95ToBuiltIn: ratio(ours!.p95, builtIn!.p95),
  };
}

/** n8n's trigger looks for its webhook, makes it, and deletes it in the end. */
function answerRest(host: string, { method }: Request): Response | undefined {
  if (host !== `${builtInShop}.myshopify.com`) return undefined;
  return Response.json(method === 'GET' ? { webhooks: [] } : { webhook: { id: 1 } });
}

async function publishTargets({ rest, n8n, world, credentials }: Session): Promise<Target[]> {
  const { clientSecret, staticToken } = world.vendors.shopify.secrets;
  const login = { shopSubdomain: builtInShop, accessToken: staticToken, appSecretKey: clientSecret };
  const builtIn = {
    shopifyAccessTokenApi: { id: await rest.createCredential('Built-in', 'shopifyAccessTokenApi', login), name: 'Built-in' },
  };
  const triggers: [string, string, Pick<WorkflowNode, 'type' | 'typeVersion' | 'parameters' | 'credentials'>][] = [
    [
      'ours',
      '/webhook',
      {
        type: 'n8n-nodes-ponte.shopifyOrderTrigger',
        typeVersion: 2,
        parameters: { events: ['ORDERS_PAID'] },
        credentials: { ponteShopifyApi: credentials.ponteShopifyApi! },
      },
    ],
    [
      'builtIn',
      '/webhook',
      {
        type: 'n8n-nodes-base.shopifyTrigger',
        typeVersion: 1,
        parameters: { authentication: 'accessToken', topic: 'orders/paid' },
        credentials: builtIn,
      },
    ],
    [
      'webhook',
      '',
      { type: 'n8n-nodes-base.webhook', typeVersion: 2, parameters: { httpMethod: 'POST', path: 'bench-webhook', options: {} } },
    ],
  ];
  const targets: Target[] = [];
  for (const [name, suffix, node] of triggers) {
    const webhookId = `bench-${name}`;
    const { id } = await rest.createWorkflow({
      name,
      nodes: [
        { id: 'trigger', name: 'Trigger', position: [0, 0], webhookId, ...node },
        { id: 'end', name: 'No Operation', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [200, 0], parameters: {} },
      ],
      connections: { Trigger: { main: [[{ node: 'No Operation', type: 'main', index: 0 }]] } },
      settings: { executionOrder: 'v1' },
    });
    await rest.activate(id);
    targets.push({ name, workflowId: id, url: `${n8n.url}/webhook/${webhookId}${suffix}` });
  }
  return targets;
}

/** Every delivery its own event, because a trigger that knows duplicates would drop the others. */
function deliveriesOf({ world }: Session, payload: object, round: number): Delivery[] {
  const { secrets } = world.vendors.shopify;
  return Array.from({ length: eachRound }, (_, index) => {
    const body = JSON.stringify({ ...payload, token: `bench-${round}-${index}` });
    return {
      body,
      headers: {
        'content-type': 'application/json',
        'x-shopify-topic': 'orders/paid',
        'x-shopify-hmac-sha256': createHmac('sha256', secrets.clientSecret).update(body).digest('base64'),
        'x-shopify-shop-domain': secrets.shop,
        'x-shopify-api-version': '2026-10',
        'x-shopify-event-id': `bench-${round}-${index}`,
      },
    };
  });
}
