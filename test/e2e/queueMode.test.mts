/** The template in n8n's queue mode, with a worker that dies at its work. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setTimeout as wait } from 'node:timers/promises';
import { tryTemplate } from '../../sandbox/run/tryTemplate.mts';
import { startSession, type Session } from '../../sandbox/run/session.mts';
import { templates } from '../../sandbox/run/templates.mts';
import { ensureQueueServices } from '../../sandbox/setup/queueServices.mts';

const say = (line: string) => console.log(`  ${line}`);
const programs = await ensureQueueServices(say);
const title = 'two workers, one of which dies';

describe.skipIf('missing' in programs)('missing' in programs ? `${title} (skipped: ${programs.missing})` : title, () => {
  let session: Session;

  beforeAll(async () => {
    if ('missing' in programs) return;
    // Three orders a worker: each has work when one of them dies.
    session = await startSession({ seed: 14, name: 'e2e-queue', say, queue: { programs, workers: 2, concurrency: 3 } });
  });

  afterAll(async () => {
    await session?.stop();
  });

  test('every order still gets one invoice, one label, its stock moved, a fulfilment and a message', async () => {
    const killed = killAtWork(session);
    const result = await tryTemplate(session, templates['order-to-delivery']!, { count: 6, say });
    await killed;
    expect(result.erroredOrders).toEqual([]);
    expect(result.lostOrders).toEqual([]);
    expect(result.doubledEffects).toEqual([]);
    expect(result).toMatchObject({ invoices: { authorized: 6 }, shipments: 6, fulfillments: 6, messages: 6 });
    expect(result.retried).toBeGreaterThan(0);
  });
});

/** While its orders are at the first step: the ERP has a sale, and no label is bought. */
async function killAtWork({ cluster, world }: Session): Promise<void> {
  while (world.vendors.bling.sales().length === 0) await wait(50);
  const worker = cluster!.members.find(({ role }) => role === 'worker')!;
  say(`killed ${worker.name}`);
  await cluster!.crash(worker);
}
