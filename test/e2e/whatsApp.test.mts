/** The WhatsApp nodes in the real n8n: a night that a message waits through, and what comes back from customers. */
import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import axios from 'axios';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExecutionData, RunItem, WorkflowNode } from '../../sandbox/n8n/rest.mts';
import { passingTime, type PassingTime } from '../../sandbox/run/passingTime.mts';
import { startSession, type Session } from '../../sandbox/run/session.mts';
import { settle } from '../../sandbox/run/settle.mts';

const hour = 3_600_000;

/** Of area code 11, where WhatsApp knows people with their ninth digit. */
const customer = '+5511987654321';

let time: PassingTime;
let session: Session;
/** A published flow that starts with what Meta sends. */
let meta: { id: string; url: string };

beforeAll(async () => {
  time = await passingTime();
  session = await startSession({ seed: 41, name: 'e2e-whatsapp', env: time.env, say: (line) => console.log(`  ${line}`) });
  meta = await publish('whatsappCloud', ['message.sent', 'message.delivered', 'message.read', 'reply.received']);
});

afterAll(async () => {
  await session?.stop();
});

/** WhatsApp Event Trigger, and behind it whatever is given. */
async function publish(vendor: string, events: string[], behind?: Partial<WorkflowNode>): Promise<{ id: string; url: string }> {
  const webhookId = `e2e-${vendor}`;
  const credentials = vendor === 'whatsappCloud' ? 'ponteWhatsAppCloudApi' : 'ponteEvolutionApi';
  const node = (name: string, more: Partial<WorkflowNode>): WorkflowNode => ({
    id: name,
    name,
    type: `n8n-nodes-ponte.${name}`,
    typeVersion: 1,
    position: [0, 0],
    parameters: {},
    credentials: { [credentials]: session.credentials[credentials]! },
    ...more,
  });
  const { id } = await session.rest.createWorkflow({
    name: `Events of ${vendor}`,
    nodes: [
      node('whatsAppEventTrigger', { typeVersion: 2, webhookId, parameters: { vendor, events } }),
      ...(behind ? [node('whatsAppNotify', behind)] : []),
    ],
    connections: behind ? { whatsAppEventTrigger: { main: [[{ node: 'whatsAppNotify', type: 'main', index: 0 }]] } } : {},
    settings: { executionOrder: 'v1' },
  });
  await session.rest.activate(id);
  return { id, url: `${session.n8n.url}/webhook/${webhookId}/webhook` };
}

/** What the flow has started with so far, execution by execution. */
async function started(workflowId: string): Promise<Record<string, unknown>[][]> {
  await settle(session.world, session.rest, { workflowIds: [workflowId], patienceMs: 120_000 });
  const runs = [];
  for (const { id } of (await session.rest.executions(workflowId)).toSorted((a, b) => Number(a.id) - Number(b.id))) {
    const { runs: nodes } = await session.rest.execution(id);
    runs.push(nodes.whatsAppEventTrigger![0]![0]!.map(({ json }) => json));
  }
  return runs;
}

const status = async (url: string, body: string, headers: Record<string, string>): Promise<number> => {
  const answer = await axios.post(url, body, {
    headers: { 'content-type': 'application/json', ...headers },
    proxy: false,
    validateStatus: () => true,
    transformRequest: [(data: string) => data],
  });
  return answer.status;
};

describe('WhatsApp Event Trigger and Meta', () => {
  test('Meta asks whether the address is the shop’s: the right token is answered with the challenge as text, a guess with 403', async () => {
    const ask = async (token: string) =>
      await axios.get<string>(meta.url, {
        params: { 'hub.mode': 'subscribe', 'hub.verify_token': token, 'hub.challenge': '1158201444' },
        proxy: false,
        responseType: 'text',
        transformResponse: [(data: string) => data],
        validateStatus: () => true,
      });
    const right = await ask('ponte-sandbox');
    expect([right.status, right.headers['content-type'], right.data]).toEqual([200, expect.stringMatching(/^text\/plain/), '1158201444']);
    expect((await ask('a guess')).status).toBe(403);
    const { whatsappCloud } = session.world.vendors;
    expect(await whatsappCloud.subscribe(meta.url, 'a guess')).toBe(false);
    expect(await whatsappCloud.subscribe(meta.url, 'ponte-sandbox')).toBe(true);
    expect(await session.rest.executions(meta.id)).toEqual([]);
  });

  test('a delivery starts the flow once, with each of its statuses as an item', async () => {
    const { whatsappCloud } = session.world.vendors;
    const ids = [whatsappCloud.strangersStatus('delivered'), whatsappCloud.strangersStatus('read')];
    const [items, ...others] = await started(meta.id);
    expect(others).toEqual([]);
    expect(items).toMatchObject([
      { event: { type: 'message.delivered', source: 'whatsappCloud' }, message: { id: ids[0], status: 'delivered' } },
      { event: { type: 'message.read', source: 'whatsappCloud' }, message: { id: ids[1], status: 'read' } },
    ]);
  });

  test('what is forged, unsigned or changed on the way is answered 401 and starts nothing', async () => {
    const { appSecret, phoneNumberId } = session.world.vendors.whatsappCloud.secrets;
    const statuses = [{ id: 'wamid.forged', status: 'read', timestamp: '1795532403', recipient_id: '5511987654321' }];
    const value = { metadata: { phone_number_id: phoneNumberId }, statuses };
    const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [{ changes: [{ field: 'messages', value }] }] });
    const sign = (secret: string) => ({ 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` });
    const before = (await session.rest.executions(meta.id)).length;
    expect(await status(meta.url, body, sign('a guess'))).toBe(401);
    expect(await status(meta.url, body, {})).toBe(401);
    expect(await status(meta.url, body.replace('forged', 'changed'), sign(appSecret))).toBe(401);
    expect(await session.rest.executions(meta.id)).toHaveLength(before);
  });
});

describe('WhatsApp Event Trigger and Evolution API', () => {
  test('registers itself; a customer who writes is answered, and the key in the body reaches no execution', async () => {
    const { evolution } = session.world.vendors;
    const answer = { parameters: { vendor: 'evolution', operation: 'sendText', text: 'Já respondemos.' } };
    const { id, url } = await publish('evolution', ['reply.received'], answer);
    evolution.receive(customer, 'Onde está o meu pedido?');
    const [items, ...others] = await started(id);
    expect(others).toEqual([]);
    expect(items).toMatchObject([{ event: { source: 'evolution' }, reply: { text: 'Onde está o meu pedido?', phone: customer } }]);
    expect(JSON.stringify(items)).not.toContain(evolution.secrets.instanceToken);
    expect(evolution.messages().map(({ number, text }) => [`+${number.digits}`, text])).toEqual([[customer, 'Já respondemos.']]);

    const forged = JSON.stringify({ event: 'messages.upsert', apikey: evolution.secrets.instanceToken });
    expect(await status(url, forged, { authorization: 'Bearer a.b.c' })).toBe(401);
    expect(await session.rest.executions(id)).toHaveLength(1);
  });
});

describe('an order paid at half past eleven in the evening', () => {
  test('its customer is told in the morning, once, although n8n was restarted at night; what becomes of it names the order', async () => {
    const { shopify, whatsappCloud } = session.world.vendors;
    const id = await session.runTemplate('quiet-hours.json');
    await time.letPass(session.world, untilHalfPastEleven());
    whatsappCloud.planCourse(['sent', 'delivered', 'read']);
    const { orderNumber } = shopify.placeOrder({ paid: true });
    const messages = () => whatsappCloud.messages().filter(({ callbackData }) => callbackData === `shopify:${orderNumber}`);

    const night = await executionWith(id, 'waiting');
    const [deferred] = itemsOf(night, 0, 1);
    expect(new Date(String(deferred!.json.deferredUntil)).getTime()).toBeGreaterThan(session.world.clock.now() + 8 * hour);
    expect(messages()).toEqual([]);

    // Back before the waiting is over: an execution that falls due while n8n is away is resumed at its start, and n8n may take it for
    // one that crashed (its recovery looks for running executions a moment later).
    await session.stopN8n();
    await time.letPass(session.world, 4 * hour);
    await session.startN8n();
    await time.letPass(session.world, 8 * hour);
    const morning = await executionWith(id, 'success');
    expect(itemsOf(morning, 1, 0)).toMatchObject([{ json: { order: { number: orderNumber }, message: { status: 'queued' } } }]);
    expect(itemsOf(morning, 1, 1)).toEqual([]);
    expect(await session.rest.executions(id)).toHaveLength(1);
    expect(messages()).toHaveLength(1);

    // Deliveries may overtake one another.
    const ofTheOrder = async () => {
      const told = (await started(meta.id)).flat().map(({ event }) => event as { type: string; correlationId: string });
      return told.flatMap(({ type, correlationId }) => (correlationId === `shopify:${orderNumber}` ? [type] : [])).toSorted();
    };
    await expect.poll(ofTheOrder, { timeout: 60_000, interval: 1_000 }).toEqual(['message.delivered', 'message.read', 'message.sent']);
    expect(session.world.violations).toEqual([]);
  });

  /** Milliseconds to 23:30 in São Paulo (UTC-3 all year): everywhere in Brazil it is past nine then, and before eight for eight hours. */
  function untilHalfPastEleven(): number {
    const day = 24 * hour;
    return (2.5 * hour - (session.world.clock.now() % day) + day) % day;
  }

  /** Waits for the workflow's only execution to come to this. */
  async function executionWith(workflowId: string, wanted: string): Promise<ExecutionData> {
    let seen: Awaited<ReturnType<typeof session.rest.executions>> = [];
    for (const end = Date.now() + 180_000; Date.now() < end; await wait(500)) {
      seen = await session.rest.executions(workflowId);
      if (seen[0]?.status === wanted) return await session.rest.execution(seen[0].id);
    }
    throw new Error(`No execution came to "${wanted}" within two minutes: ${JSON.stringify(seen)}`);
  }

  /** What left WhatsApp Notify in its first or second run, by "Done" (0) or "Deferred" (1). */
  const itemsOf = ({ runs }: ExecutionData, run: number, output: number): RunItem[] => runs['WhatsApp Notify']![run]![output] ?? [];
});
