/**
 * From the paid order to the delivery: the template against the same flow out of n8n's HTTP Request, Set and If nodes, in one n8n and one world,
 * taking turns. The vendors' limits are the real ones; SEFAZ and the label printer are ten times as fast. An order counts when its sale is
 * invoiced, its label bought, its stock taken, its parcel in the shop and its customer told.
 */
import { startSession, type Session } from '../../sandbox/run/session.mts';
import { settle } from '../../sandbox/run/settle.mts';
import { httpFlow, ourFlow, type Flow } from './flow/flows.mts';
import type { BenchOptions } from './run.mts';
import { groupCpu } from './support/groupCpu.mts';

const together = 4;
const rounds = 2;
const worldSpeed = 10;
const patienceMs = 240_000;

const effects = ['invoice', 'shipment', 'movement', 'fulfillment', 'message'] as const;

interface Turn {
  readonly orders: number;
  /** Orders of which everything was done. */
  readonly done: number;
  readonly calls: number;
  /** Calls that a vendor answered with 429. */
  readonly refused: number;
  /** What the vendors would not have borne, the refused calls among it. */
  readonly violations: number;
  readonly tookMs: number;
  readonly cpuMs: number | undefined;
}

export async function flow({ say }: BenchOptions): Promise<object> {
  const session = await startSession({ seed: 45, name: 'bench-flow', say });
  return await compare(session, say).finally(async () => await session.stop());
}

async function compare(session: Session, say: BenchOptions['say']): Promise<object> {
  session.world.clock.setSpeed(worldSpeed);
  const flows = [await ourFlow(session), await httpFlow(session)];
  const turn = async (one: Flow, count: number) => {
    const result = await takeTurn(session, one, count);
    say(`  ${one.name.padEnd(4)} ${JSON.stringify(result)}`);
    if (result.done < count) say(`       ${await lastError(session, one)}`);
    return result;
  };
  const alone = new Map<Flow, Turn>();
  const bursts = new Map<Flow, Turn[]>(flows.map((one) => [one, []]));
  // The first order warms n8n up.
  for (const one of flows) await turn(one, 1);
  for (const one of flows) alone.set(one, await turn(one, 1));
  for (let round = 0; round < rounds; round++)
    for (const one of round % 2 === 0 ? flows : flows.toReversed()) bursts.get(one)!.push(await turn(one, together));
  const [ours, http] = flows.map((one) => figures(alone.get(one)!, bursts.get(one)!));
  const ratio = (of: (from: typeof ours) => number | undefined) => Math.round((of(ours)! / of(http)!) * 100) / 100;
  return {
    ours,
    http,
    ordersASecondToHttp: ratio((from) => from?.ordersASecond),
    callsToHttp: ratio((from) => from?.callsAnOrder),
    wallTimeToHttp: ratio((from) => from?.secondsOfOneOrder),
    cpuToHttp: ratio((from) => from?.cpuMsAnOrder),
  };
}

/** Why an order was not done. */
async function lastError({ rest }: Session, { workflowId }: Flow): Promise<string> {
  const failed = (await rest.executions(workflowId)).find(({ status }) => status === 'error' || status === 'crashed');
  const error = failed && (await rest.execution(failed.id)).error;
  return error ? `${error.node}: ${error.message} ${error.description ?? ''}` : 'no execution failed';
}

async function takeTurn(session: Session, { workflowId, place }: Flow, count: number): Promise<Turn> {
  const { world, rest, n8n } = session;
  await rest.activate(workflowId);
  await settle(world, rest, { workflowIds: [workflowId], patienceMs });
  const callsBefore = world.dispatcher.log.length;
  const violationsBefore = world.violations.length;
  const cpuBefore = await groupCpu(n8n.pid);
  const started = Date.now();
  const numbers = await Promise.all(Array.from({ length: count }, place));
  await settle(world, rest, { workflowIds: [workflowId], patienceMs });
  const cpuAfter = await groupCpu(n8n.pid);
  const { lastAt } = await rest.finished(workflowId);
  const calls = world.dispatcher.log.slice(callsBefore);
  const ledger = world.ledger();
  const isDone = (number: string) =>
    effects.every((kind) => ledger.some((entry) => entry.kind === kind && entry.orderNumber === number && entry.status !== 'rejected'));
  await rest.deactivate(workflowId);
  return {
    orders: count,
    done: numbers.filter(isDone).length,
    calls: calls.length,
    refused: calls.filter(({ outcome }) => outcome === 429).length,
    violations: world.violations.length - violationsBefore,
    tookMs: Math.max(0, lastAt - started),
    cpuMs: cpuBefore === undefined || cpuAfter === undefined ? undefined : cpuAfter - cpuBefore,
  };
}

function figures(alone: Turn, bursts: readonly Turn[]) {
  const sum = (of: (turn: Turn) => number | undefined) => bursts.reduce((whole, turn) => whole + (of(turn) ?? Number.NaN), 0);
  const done = sum((turn) => turn.done);
  const rounded = (value: number, places = 1) => Math.round(value * 10 ** places) / 10 ** places;
  return {
    orders: sum((turn) => turn.orders),
    done,
    ordersASecond: rounded((done * 1000) / sum((turn) => turn.tookMs), 3),
    callsAnOrder: rounded(sum((turn) => turn.calls) / done),
    refusedCalls: sum((turn) => turn.refused),
    violations: sum((turn) => turn.violations),
    secondsOfOneOrder: rounded(alone.tookMs / 1000),
    cpuMsAnOrder: rounded(sum((turn) => turn.cpuMs) / done),
  };
}
