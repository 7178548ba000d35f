/** The Asaas trigger in the real n8n, through a day without it. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WorkflowFile } from '../../sandbox/n8n/rest.mts';
import { publicUrl, startSession, type Session } from '../../sandbox/run/session.mts';
import { settle } from '../../sandbox/run/settle.mts';

const hour = 3_600_000;
const payments = 200;
const away = 20;

let session: Session;

beforeAll(async () => {
  session = await startSession({ seed: 21, name: 'e2e-asaas-trigger', say: (line) => console.log(`  ${line}`) });
});

afterAll(async () => {
  await session?.stop();
});

/** Trigger → No Operation, one event after the other. */
const flow = (credential: { id: string; name: string }): WorkflowFile => ({
  name: 'Paid at Asaas',
  nodes: [
    {
      id: randomUUID(),
      name: 'Paid',
      type: 'n8n-nodes-ponte.asaasPaymentTrigger',
      typeVersion: 2,
      position: [0, 0],
      parameters: { events: ['paid'], options: { inOrder: true } },
      credentials: { ponteAsaasApi: credential },
      webhookId: randomUUID(),
    },
    { id: randomUUID(), name: 'Done', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [260, 0], parameters: {} },
  ],
  connections: { Paid: { main: [[{ node: 'Done', type: 'main', index: 0 }]] } },
  settings: { executionOrder: 'v1' },
});

const webhook = () => session.world.vendors.asaas.webhooks()[0]!;

async function untilDelivered(): Promise<void> {
  const end = Date.now() + 240_000;
  while (webhook().waiting > 0 || webhook().interrupted) {
    if (Date.now() > end) throw new Error(`${webhook().waiting} events still wait at Asaas`);
    await wait(500);
  }
}

test('n8n is away for 20 hours in which 200 customers pay: all are handled once, in order, and nobody touches Asaas’ panel', async () => {
  const { world, rest, credentials } = session;
  const { id } = await rest.createWorkflow(flow(credentials.ponteAsaasApi!));
  await rest.activate(id);
  expect(webhook()).toMatchObject({ sendType: 'SEQUENTIALLY', url: expect.stringContaining(publicUrl), interrupted: false });

  await session.stopN8n();
  const charge = (number: number, customer?: string) =>
    world.vendors.asaas.createCharge({
      value: 10 + number,
      billingType: 'PIX',
      externalReference: `shopify:${number}`,
      ...(customer ? { customer } : {}),
    });
  const first = charge(1);
  for (let number = 1; number <= payments; number++) {
    const { id: paymentId } = number === 1 ? first : charge(number, first.customer);
    world.vendors.asaas.pay(paymentId);
    await world.clock.advance((away * hour) / payments);
    // An attempt of Asaas needs a moment of this machine's time to fail.
    await wait(20);
  }
  expect(webhook()).toMatchObject({ interrupted: true, waiting: payments });

  await session.startN8n();
  await untilDelivered();
  await settle(world, rest, { workflowIds: [id], patienceMs: 120_000 });

  const executions = (await rest.executions(id)).toSorted((a, b) => Number(a.id) - Number(b.id));
  const handled: string[] = [];
  for (const execution of executions) {
    expect(execution.status).toBe('success');
    const { runs } = await rest.execution(execution.id);
    handled.push(...runs.Done![0]![0]!.map(({ json }) => (json.payment as { orderNumber: string }).orderNumber));
  }
  expect(handled).toEqual(Array.from({ length: payments }, (_each, index) => String(index + 1)));
  expect(webhook()).toMatchObject({ interrupted: false, waiting: 0 });
  expect(world.violations).toEqual([]);
  expect(world.dispatcher.log.map(({ operation }) => operation)).not.toContain('payments.list');
});
