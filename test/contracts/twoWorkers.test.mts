/** Two workers of n8n on one order at ERPs that take a second sale with the shop's number without a word. */
import { describe, expect, test } from 'vitest';
import type { InvoiceIssuer } from '../../domain/ports/invoiceIssuer.ts';
import type { Connection } from '../../runtime/client/connection.ts';
import { openInvoiceIssuer as openBling } from '../../vendors/bling/invoice/invoiceIssuer.ts';
import { openInvoiceIssuer as openTiny } from '../../vendors/olistTiny/invoice/invoiceIssuer.ts';
import type { Simulator } from '../../sandbox/world/simulator.mts';
import { goodsRequest } from './invoiceIssuer.contract.mts';
import { blingWorld } from './support/blingWorld.mts';
import { interleavings } from './support/interleave.mts';
import { olistTinyWorld } from './support/olistTinyWorld.mts';
import { onWrite, onWriteLate, type FaultScript, type SimulatedVendor } from './support/simulatedVendor.mts';

type World = SimulatedVendor<Simulator>;

const erps: { name: string; createWorld: () => World; open: (connection: Connection) => InvoiceIssuer }[] = [
  { name: 'Bling', createWorld: blingWorld, open: openBling },
  { name: 'Olist Tiny', createWorld: () => olistTinyWorld({ requestsPerMinute: 6000 }), open: openTiny },
];

const number = '1001';

describe.each(erps)('two workers on one order at $name', ({ createWorld, open }) => {
  const issue = async (world: World, over: Partial<Connection>) =>
    await open(world.connect({ settings: { requestsPerMinute: 6000 }, ...over })).issue(goodsRequest(number));
  const entrants = (faults?: FaultScript) => ({ createWorld, workerA: issue, workerB: issue, ...(faults ? { faults } : {}) });
  const entries = (world: World, kind: string) => world.simulator.ledger().filter((entry) => entry.kind === kind);
  const liveSales = (world: World) => entries(world, 'sale').filter(({ status }) => status !== 'cancelled');

  /** Whatever happened, a later run of a process that has just started finds the one invoice, authorized. */
  const expectOneInvoice = async (world: World, name: string) => {
    world.inject(() => undefined);
    await world.clock.sleep(120_000);
    expect(
      entries(world, 'invoice').map(({ status }) => status),
      name,
    ).toEqual(['authorized']);
    const again = await issue(world, { account: `later-${name}-${Math.trunc(world.clock.now())}-${world.calls.length}` });
    expect(again, name).toMatchObject({ id: entries(world, 'invoice')[0]!.id, status: 'authorized', found: true });
    expect(entries(world, 'invoice'), name).toHaveLength(1);
  };

  test('ends in one sale and one invoice, however their calls follow each other', async () => {
    let races = 0;
    for await (const { world, name, ends } of interleavings(entrants())) {
      races++;
      expect(
        ends.map(({ ok }) => ok),
        name,
      ).toEqual([true, true]);
      await expectOneInvoice(world, name);
      expect(liveSales(world), name).toHaveLength(1);
    }
    expect(races).toBeGreaterThan(5);
  });

  /** A third of them with each fault: all were run when this was written, and the quick tests shall stay quick. */
  const some = (k: number) => ({ first: 1 + (k % 3), step: 3 });

  const writes = [1, 2, 3, 4, 5, 6, 7, 8];

  test.each(writes)('ends in one sale and one invoice where the answer to write %i is lost', async (k) => {
    for await (const { world, name } of interleavings(entrants(onWrite(k, 'lostAnswer')), some(k))) {
      await expectOneInvoice(world, name);
      expect(liveSales(world), name).toHaveLength(1);
    }
  });

  test.each(writes)('ends in one invoice where write %i lands late', async (k) => {
    const delayMs = [1_000, 5_000, 40_000][k % 3]!;
    for await (const { world, name } of interleavings(entrants(onWriteLate(k, delayMs)), some(k))) await expectOneInvoice(world, name);
  });
});
