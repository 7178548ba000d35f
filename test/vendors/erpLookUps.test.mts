/** Whatever form an ERP's answer to a look-up comes in: it may stop the item, but never reads as "nothing there" or as 0. */
import { describe, expect, test } from 'vitest';
import type { InvoiceIssuer } from '../../domain/ports/invoiceIssuer.ts';
import type { SkuStock } from '../../domain/ports/stock.ts';
import type { Connection } from '../../runtime/client/connection.ts';
import type { HttpRequest } from '../../runtime/client/http.ts';
import { attempt } from '../../runtime/errors/attempt.ts';
import { IntegrationError } from '../../runtime/errors/integrationError.ts';
import { openInvoiceIssuer as openBling } from '../../vendors/bling/invoice/invoiceIssuer.ts';
import { openSkuStock as openBlingStock } from '../../vendors/bling/stock/skuStock.ts';
import { openInvoiceIssuer as openTiny } from '../../vendors/olistTiny/invoice/invoiceIssuer.ts';
import { openSkuStock as openTinyStock } from '../../vendors/olistTiny/stock/skuStock.ts';
import { openInvoiceIssuer as openOmie } from '../../vendors/omie/invoice/invoiceIssuer.ts';
import { openSkuStock as openOmieStock } from '../../vendors/omie/stock/skuStock.ts';
import type { Simulator } from '../../sandbox/world/simulator.mts';
import { blingWorld } from '../contracts/support/blingWorld.mts';
import { olistTinyWorld } from '../contracts/support/olistTinyWorld.mts';
import { omieWorld } from '../contracts/support/omieWorld.mts';
import { paidOrder } from '../contracts/support/order.mts';
import type { SimulatedVendor } from '../contracts/support/simulatedVendor.mts';
import { goodsRequest } from '../contracts/invoiceIssuer.contract.mts';

type World = SimulatedVendor<Simulator & { cancelSale(orderNumber: string): void }>;
type Path = readonly (string | number)[];

const oddities: readonly unknown[] = [undefined, null, '', {}, [], 'x'];

/** Where the leaves of a body are, lists and records included. */
function pathsIn(body: unknown, at: Path = []): Path[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) => [[...at, name], ...pathsIn(value, [...at, name])]);
}

function withOddity(body: unknown, [name, ...rest]: Path, oddity: unknown): unknown {
  if (name === undefined) return oddity;
  const copy = structuredClone(body) as Record<string | number, unknown>;
  copy[name] = withOddity(copy[name], rest, oddity);
  return copy;
}

const isLookUp = ({ method, body }: HttpRequest) =>
  method === 'GET' || /^(?:Consultar|Listar|Status|Posicao)/.test((body as { call?: string } | undefined)?.call ?? '');

const erps: { name: string; createWorld: () => World; open: (c: Connection) => InvoiceIssuer; stock: (c: Connection) => SkuStock }[] = [
  { name: 'Bling', createWorld: blingWorld, open: openBling, stock: openBlingStock },
  { name: 'Olist Tiny', createWorld: () => olistTinyWorld({ requestsPerMinute: 6000 }), open: openTiny, stock: openTinyStock },
  { name: 'Omie', createWorld: omieWorld, open: openOmie, stock: openOmieStock },
];

const settings = { requestsPerMinute: 6000 };
let restarts = 0;

/** A process that has just started, which gets every look-up's answer number `n` from `alter`; answers are collected. */
function restarted(world: World, alter: (body: unknown, lookUp: number) => unknown): Connection {
  const plain = world.connect({ account: `odd-${++restarts}` });
  let lookUps = 0;
  return {
    ...plain,
    settings: { ...settings, ...plain.settings },
    deadline: world.clock.now() + 5_000,
    transport: async (request) => {
      const answer = await plain.transport(request);
      return answer.answered && isLookUp(request) ? { ...answer, body: alter(answer.body, lookUps++) } : answer;
    },
  };
}

async function answersOf(world: World, run: (connection: Connection) => Promise<unknown>): Promise<unknown[]> {
  const answers: unknown[] = [];
  const connection = restarted(world, (body) => (answers.push(body), body));
  await run({ ...connection, deadline: world.clock.now() + 300_000 });
  return answers;
}

/** Runs once for every oddity at every place of every look-up's answer. */
async function withEveryOddity(
  world: World,
  run: (connection: Connection) => Promise<unknown>,
  check: (outcome: Awaited<ReturnType<typeof attempt>>, where: string) => void,
  only = /(?:)/,
): Promise<number> {
  const answers = await answersOf(world, run);
  let runs = 0;
  for (const [index, answer] of answers.entries()) {
    for (const path of [[], ...pathsIn(answer)].filter((each) => only.test(each.join('.')))) {
      for (const oddity of path.length === 0 ? ['<html></html>', [], ''] : oddities) {
        await world.clock.sleep(70_000);
        const outcome = await attempt(run(restarted(world, (body, n) => (n === index ? withOddity(body, path, oddity) : body))));
        if (!outcome.ok && !(outcome.error instanceof IntegrationError)) throw outcome.error;
        check(outcome, `answer ${index} ${path.join('.')} = ${JSON.stringify(oddity)}`);
        runs++;
      }
    }
  }
  return runs;
}

describe.each(erps)('$name, answering in an odd form', ({ createWorld, open, stock }) => {
  const count = (world: World, kind: string) =>
    world.simulator.ledger().filter((entry) => entry.kind === kind && entry.status !== 'cancelled').length;

  // A sale that was made because the list came empty, or with other numbers, is taken back by the look after it.
  test('makes nothing a second time', async () => {
    const world = createWorld();
    const issue = async (connection: Connection) => await open(connection).issue(goodsRequest('1001'));
    await issue(restarted(world, (body) => body));
    await world.clock.sleep(70_000);
    const runs = await withEveryOddity(world, issue, (_outcome, where) => {
      expect([count(world, 'sale'), count(world, 'invoice')], where).toEqual([1, 1]);
    });
    expect(runs).toBeGreaterThan(100);
  });

  // What hides that the sale is there at all is another matter: then one is made.
  test.each([
    ['cancelled', /situacao|cancelada/],
    ['dearer', /(?:)/],
  ])('invoices no sale that is %s there, whatever of it cannot be read', async (kind, only) => {
    const world = createWorld();
    const order = paidOrder();
    const other = { ...order, items: [{ ...order.items[0]!, quantity: 3, total: 239.7 }, ...order.items.slice(1)] };
    const sold = kind === 'dearer' ? { ...other, totals: { ...order.totals, items: 272.15, total: 292.15 } } : order;
    const overrides = { draftOnly: true };
    await open(restarted(world, (body) => body)).issue(goodsRequest('1001', { order: sold, overrides }));
    if (kind === 'cancelled') world.simulator.cancelSale('1001');
    await world.clock.sleep(70_000);
    const invoices = () => world.simulator.ledger().filter((entry) => entry.kind === 'invoice' && entry.status !== 'pending').length;
    const issue = async (connection: Connection) => await open(connection).issue(goodsRequest('1001', { order }));
    const refused = async (connection: Connection) => {
      const { ok } = await attempt(issue(connection));
      return ok;
    };
    const runs = await withEveryOddity(world, refused, (_outcome, where) => expect(invoices(), where).toBe(0), only);
    expect(runs).toBeGreaterThan(4);
  });

  test('has no other quantity than the true one, or none', async () => {
    const world = createWorld();
    const levels = async (connection: Connection) => await stock(connection).levels([{ sku: 'CAM-ALG-M', location: null }]);
    const [truth] = await levels(restarted(world, (body) => body));
    expect(truth!.quantity).toBeGreaterThan(0);
    await world.clock.sleep(70_000);
    await withEveryOddity(world, levels, (outcome, where) => {
      const [level] = outcome.ok ? (outcome.value as [{ quantity: number | null }]) : [{ quantity: null }];
      expect([truth!.quantity, null], where).toContain(level.quantity);
    });
  });
});
