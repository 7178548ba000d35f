/**
 * Orders a second in n8n's queue mode with one worker and more, on PostgreSQL and Redis: each order comes to the process for webhooks, and a worker
 * tells its customer on WhatsApp, once, which it claims in n8n's database. The processor's time for an order says what a worker's core brings, also where
 * the machine has fewer cores than processes.
 */
import { createHmac } from 'node:crypto';
import { cpus } from 'node:os';
import { startSession, type Session } from '../../sandbox/run/session.mts';
import type { QueueMode } from '../../sandbox/run/queueMode.mts';
import type { WorkflowFile } from '../../sandbox/n8n/rest.mts';
import { ensureQueueServices } from '../../sandbox/setup/queueServices.mts';
import { numbered } from './compareTriggers.mts';
import { measure, total, type Delivery } from './load.mts';
import type { BenchOptions } from './run.mts';
import { groupCpu } from './support/groupCpu.mts';

const warmUpMs = 6_000;
const forMs = 10_000;
const sideBySide = 10;

interface Result {
  readonly workers: number;
  readonly ordersASecond: number;
  /** Of all workers. */
  readonly cpuMsAnOrder: number;
}

export async function workers({ say }: BenchOptions): Promise<object> {
  const programs = await ensureQueueServices(say);
  if ('missing' in programs) throw new Error(`queue mode cannot be measured: ${programs.missing}`);
  const cores = cpus().length;
  const results: Result[] = [];
  for (const count of [1, 2, 4].filter((each) => each <= cores)) {
    const result = await withWorkers({ programs, workers: count }, say);
    say(`  ${JSON.stringify(result)}`);
    results.push(result);
  }
  const [one, last] = [results[0]!, results.at(-1)!];
  const rounded = (value: number) => Math.round(value * 100) / 100;
  return {
    cores,
    results,
    rateToOneWorker: rounded(last.ordersASecond / one.ordersASecond),
    // What a core of an added worker does, of what the first one's does.
    perWorkersCore: rounded(one.cpuMsAnOrder / last.cpuMsAnOrder),
  };
}

async function withWorkers(queue: QueueMode, say: BenchOptions['say']): Promise<Result> {
  const session = await startSession({ seed: 46, name: `bench-workers-${queue.workers}`, say, queue });
  return await measured(session, queue.workers).finally(async () => await session.stop());
}

async function measured(session: Session, count: number): Promise<Result> {
  const { rest, cluster } = session;
  const workflowId = await session.runTemplate('order-to-delivery.json', tellingOnly);
  const { nodes } = await rest.workflow(workflowId);
  const webhookId = nodes.find(({ type }) => type.endsWith('.shopifyOrderTrigger'))!.webhookId!;
  const target = { name: `${count} workers`, workflowId, url: `${cluster!.webhookUrl}/webhook/${webhookId}/webhook` };
  const next = paidOrders(session);
  await measure(rest, target, { sideBySide, forMs: warmUpMs, next });
  const before = await cpuOf(session);
  const result = await measure(rest, target, { sideBySide, forMs, next });
  const cpuMs = (await cpuOf(session)) - before;
  return {
    workers: count,
    ordersASecond: Math.round(total([result]).rate * 10) / 10,
    cpuMsAnOrder: Math.round((cpuMs / result.count) * 10) / 10,
  };
}

async function cpuOf({ cluster }: Session): Promise<number> {
  const each = await Promise.all(cluster!.pidsOf('worker').map(groupCpu));
  return each.reduce<number>((sum, ms) => sum + (ms ?? Number.NaN), 0);
}

/** The template's trigger and its message, with nothing between them. */
function tellingOnly(workflow: WorkflowFile): WorkflowFile {
  const [trigger, message] = ['Shopify Order Trigger', 'WhatsApp Notify'].map((name) => workflow.nodes.find((node) => node.name === name)!);
  const template = { __rl: true, mode: 'list', value: 'pedido_pago|pt_BR' };
  return {
    ...workflow,
    nodes: [trigger!, { ...message!, parameters: { ...message!.parameters, template } }],
    connections: { [trigger!.name]: { main: [[{ node: message!.name, type: 'main', index: 0 }]] } },
  };
}

/** Each is another order of another customer: WhatsApp bears one message in six seconds to one number. */
function paidOrders({ world }: Session): () => Delivery {
  const { shopify } = world.vendors;
  const { payload } = shopify.placeOrder({ paid: false, overrides: { taxIdPlace: 'noteAttribute', phonePlace: 'address' } });
  const { shop, clientSecret } = shopify.secrets;
  const paid = {
    ...payload,
    financial_status: 'paid',
    id: '{id}',
    admin_graphql_api_id: 'gid://shopify/Order/{n}',
    order_number: '{id}',
    name: '#{n}',
    token: 'bench-workers-{n}',
    shipping_address: { ...(payload as { shipping_address: object }).shipping_address, phone: '+551198{n}' },
  };
  const next = numbered(JSON.stringify(paid).replaceAll('"{id}"', '{n}'), 1_000_000);
  return () => {
    const { text: body, number } = next();
    const headers = {
      'content-type': 'application/json',
      'x-shopify-topic': 'orders/paid',
      'x-shopify-hmac-sha256': createHmac('sha256', clientSecret).update(body).digest('base64'),
      'x-shopify-shop-domain': shop,
      'x-shopify-api-version': '2026-10',
      'x-shopify-event-id': `bench-workers-${number}`,
    };
    return { body, headers };
  };
}
