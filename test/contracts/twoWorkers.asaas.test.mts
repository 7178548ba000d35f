/** Two workers of n8n's queue mode on one event, in every bad order of their calls: one record comes of it, and both hand on the same. */
import { describe, expect, test } from 'vitest';
import type { Transport } from '../../runtime/client/http.ts';
import type { Connection } from '../../runtime/client/connection.ts';
import { openAsaasAccount } from '../../vendors/asaas/account/asaasAccount.ts';
import { openInvoiceIssuer } from '../../vendors/asaas/invoice/invoiceIssuer.ts';
import { goodsRequest } from './invoiceIssuer.contract.mts';
import { request } from './paymentKeeper.contract.mts';
import { asaasWorld, type AsaasWorld } from './support/asaasWorld.mts';
import { onWrite, onWriteLate, type FaultScript } from './support/simulatedVendor.mts';

interface Kind {
  run: (connection: Connection) => Promise<{ id: string | null }>;
  /** What stands in the end. */
  standing: (world: AsaasWorld) => readonly unknown[];
  before?: (world: AsaasWorld) => void;
}

const payer = request('7').payer;
const noTerms = { discount: null, fine: null, interest: null };
const service = {
  id: null,
  code: '1.01',
  name: 'Consultoria',
  description: null,
  deductions: 0,
  taxes: { iss: 2, retainIss: false, cofins: 0, csll: 0, inss: 0, ir: 0, pis: 0 },
};
const ledger = (world: AsaasWorld, kind: string) => world.simulator.ledger().filter((entry) => entry.kind === kind);
const fields = { name: 'Ana', taxId: '52998224725' };

/** What the account shows to who asks; removed records are not in it. */
async function listed(world: AsaasWorld, path: string): Promise<{ id: string; status?: string }[]> {
  const answer = (await (await world.meddle('GET' as never, `/${path}?limit=100`)).json()) as { data: { id: string; status?: string }[] };
  return answer.data;
}

const kinds: Record<string, Kind & { path: string }> = {
  customer: {
    path: 'customers',
    run: async (connection) => await openAsaasAccount(connection).customers.findOrCreate(fields),
    standing: () => [],
  },
  charge: {
    path: 'payments',
    run: async (connection) => await openAsaasAccount(connection).payments.create(request('7')),
    standing: (world) => ledger(world, 'payment'),
  },
  'charge in installments': {
    path: 'installments',
    run: async (connection) => await openAsaasAccount(connection).payments.create(request('7', { installments: 3 })),
    standing: () => [],
  },
  subscription: {
    path: 'subscriptions',
    run: async (connection) =>
      await openAsaasAccount(connection).subscriptions.create({
        key: 'plano:7',
        payer,
        fields: { method: 'pix', value: 50, cycle: 'monthly', ...noTerms },
      }),
    standing: () => [],
  },
  'payment link': {
    path: 'paymentLinks',
    run: async (connection) =>
      await openAsaasAccount(connection).paymentLinks.create('livros', {
        name: 'Livros',
        method: 'pix',
        chargeType: 'detached',
        value: 30,
      }),
    standing: () => [],
  },
  'NFS-e': {
    path: 'invoices',
    run: async (connection) => await openInvoiceIssuer(connection).issue(goodsRequest('7', { model: 'nfse', service })),
    standing: (world) => ledger(world, 'invoice'),
  },
};

/** The worker pauses before its call `at`, while `meanwhile` happens. */
function pausing(
  world: AsaasWorld,
  account: string,
  at: number,
  meanwhile: () => Promise<void>,
): { connection: Connection; calls: () => number } {
  const connection = world.connect({}, { account });
  let calls = 0;
  const transport: Transport = async (call) => {
    if (++calls === at) await meanwhile();
    return await connection.transport(call);
  };
  return { connection: { ...connection, transport }, calls: () => calls };
}

let workers = 0;
const another = () => `worker-${++workers}`;

async function alone({ run }: Kind): Promise<number> {
  const world = asaasWorld();
  const worker = pausing(world, another(), 0, async () => undefined);
  await run(worker.connection);
  return worker.calls();
}

async function expectOne(world: AsaasWorld, path: string, ids: (string | null)[]) {
  await world.clock.sleep(120_000);
  const live = (await listed(world, path)).filter(({ status }) => status !== 'CANCELED' && status !== 'PROCESSING_CANCELLATION');
  expect(live).toHaveLength(1);
  expect(new Set(ids).size).toBe(1);
  if (path !== 'installments') expect(ids[0]).toBe(live[0]!.id);
  expect(world.violations).toEqual([]);
}

describe.each(Object.entries(kinds))('%s, asked for by two workers', (_name, kind) => {
  const interleave = async (at: number, script?: FaultScript) => {
    const world = asaasWorld();
    if (script) world.inject(script);
    let other: { id: string | null } | undefined;
    const first = pausing(world, another(), at, async () => {
      other = await kind.run(world.connect({}, { account: another() }));
    });
    const mine = await kind.run(first.connection);
    await expectOne(world, kind.path, [mine.id, ...(other ? [other.id] : [])]);
  };

  test('is one, whichever call the first pauses before', async () => {
    for (let at = 1, calls = await alone(kind); at <= calls; at++) await interleave(at);
  });

  test('is one, whichever write loses its answer', async () => {
    const calls = await alone(kind);
    for (let at = 1; at <= calls; at++) for (let write = 1; write <= 6; write++) await interleave(at, onWrite(write, 'lostAnswer'));
  });

  test('is one where the writes of a single worker land late', async () => {
    for (const delayMs of [1_000, 5_000, 40_000]) {
      for (let write = 1; write <= 3; write++) await interleave(0, onWriteLate(write, delayMs));
    }
  });

  test('is one in lockstep', async () => {
    const world = asaasWorld();
    const ids = await Promise.all([another(), another()].map(async (account) => (await kind.run(world.connect({}, { account }))).id));
    await expectOne(world, kind.path, ids);
  });
});
