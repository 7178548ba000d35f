/** Tries an operation in every order and with every fault. */
import { attempt, type Result } from '../../../runtime/errors/attempt.ts';
import { createRandom } from '../../../sandbox/world/random.mts';
import { usualDelaysMs } from '../../../sandbox/world/lateWork.mts';
import { exploreAll, exploreOne, type Exploration, type Gate, type Step } from './explore.mts';
import { drawAnew, judge, letGo, runBy, score, type Score } from './judge.mts';
import type { Fault, Operation, Scene, Told } from './operation.mts';
import { traceOf } from './trace.mts';

const nameOf = (fault: Fault | undefined) => (fault ? `write ${fault.write} ${JSON.stringify(fault.fault)}` : 'no fault');

/** Two processes on one event. */
function race(operation: Operation, fault: Fault | undefined, into: Score, seen: (writes: number) => void = () => undefined): Exploration {
  let scene: Scene;
  let ends: Result<Told>[] = [];
  let before = 0;
  return {
    async create() {
      letGo();
      scene = await operation.scene();
      ends = [];
      drawAnew();
      before = scene.writes();
      if (fault) scene.strike(fault.write, fault.fault);
      const process = async (gate: Gate) => void ends.push(await attempt(runBy(scene, gate)));
      return { processes: [process, process], now: () => scene.clock.now() };
    },
    async ended(order) {
      seen(scene.writes() - before);
      const outcome = await attempt(judge(operation, scene, { ends, isCalm: fault === undefined }, into));
      if (outcome.ok) return;
      const steps = (await traceOf(operation, order, fault)).join('\n');
      throw complaint(operation, `${nameOf(fault)}, ${order}`, outcome.error, steps);
    },
  };
}

function complaint({ node, operation, vendor, form }: Operation, when: string, error: unknown, steps = ''): Error {
  const what = [node, operation, vendor, form].filter(Boolean).join(' · ');
  return new Error(`${what}: ${when}: ${error instanceof Error ? error.message : String(error)}\n${steps}`, { cause: error });
}

/** The process ends at its k-th step, before the step is made or before its result comes back; undefined where it makes fewer. */
async function die(operation: Operation, k: number, isMade: boolean, into: Score): Promise<true | undefined> {
  letGo();
  const scene = await operation.scene();
  let steps = 0;
  let isDead = false;
  const died = await new Promise<boolean>((resolve) => {
    const never = async () => await new Promise<never>(() => undefined);
    const gate = async <T,>(_step: Step, work: () => Promise<T>): Promise<T> => {
      if (isDead) return await never();
      if (++steps < k) return await work();
      isDead = true;
      if (isMade) await attempt(work());
      resolve(true);
      return await never();
    };
    void attempt(runBy(scene, gate)).then(() => resolve(false));
  });
  if (!died) return undefined;
  const outcome = await attempt(judge(operation, scene, { ends: [], isCalm: false }, into));
  if (!outcome.ok) throw complaint(operation, `dead ${isMade ? 'after' : 'before'} step ${k}`, outcome.error);
  return true;
}

async function deaths(operation: Operation): Promise<Score> {
  const into = score();
  for (let k = 1; ; k++) for (const isMade of [false, true]) if (!(await die(operation, k, isMade, into))) return into;
}

/** All runs of one kind. `orders`: whether every order was run, or that many at random. */
export interface Kind extends Score {
  orders: 'all' | 'seeded';
}

/** What a whole trial has found. */
export interface Findings {
  calm: Kind;
  lost: Kind;
  late: Kind;
  deaths: Score;
  costs: Costs;
}

/** A computer with little time says less, e.g. `PONTE_RELIABILITY_RUNS=2000`; the page tells how many were run. */
const told = Number(process.env.PONTE_RELIABILITY_RUNS ?? Infinity);
const mostOrders = Math.min(20_000, told);
const seededOrders = Math.min(5_000, told);

const lateFaults = (write: number): Fault[] =>
  usualDelaysMs.map((delayMs) => ({ write, fault: { kind: 'lateEffect', delayMs, silence: 'hang' } }));

const lostFaults = (write: number): Fault[] => [{ write, fault: 'lostAnswer' }];

/** Every order with each of the faults, or seeded ones where those are too many together. `each`: how many there are of one, about. */
async function tryAll(
  operation: Operation,
  faults: readonly (Fault | undefined)[],
  { each = 1, seen }: { each?: number; seen?: (writes: number) => void } = {},
): Promise<Kind> {
  const into = score();
  const isFew = each * faults.length <= mostOrders;
  for (const fault of isFew ? faults : []) {
    const orders = await exploreAll(race(operation, fault, into, seen), mostOrders - into.runs);
    if (orders === undefined) break;
    if (fault === faults.at(-1)) return { ...into, orders: 'all' };
  }
  const drawn = score();
  await trySome(operation, faults, seededOrders, drawn, seen);
  return { ...drawn, orders: 'seeded' };
}

async function trySome(
  operation: Operation,
  faults: readonly (Fault | undefined)[],
  count: number,
  into: Score,
  seen?: (writes: number) => void,
): Promise<void> {
  const random = createRandom(13).fork(`${operation.node} ${operation.operation} ${operation.vendor}`);
  for (let run = 0; run < count; run++) await exploreOne(race(operation, random.pick(faults), into, seen), random);
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** The whole of it. */
export async function tryWhole(operation: Operation): Promise<Findings> {
  let writes = 0;
  const calm = await tryAll(operation, [undefined], { seen: (count) => (writes = Math.max(writes, count)) });
  const each = calm.orders === 'all' ? calm.runs : mostOrders;
  const lost = await tryAll(operation, upTo(writes).flatMap(lostFaults), { each });
  const late = await tryAll(operation, upTo(writes).flatMap(lateFaults), { each });
  return { calm, lost, late, deaths: await deaths(operation), costs: await countCalls(operation) };
}

/** A few runs of each kind, always the same ones. */
export async function trySample(operation: Operation, runs: number): Promise<void> {
  let writes = 1;
  await trySome(operation, [undefined], runs, score(), (count) => (writes = Math.max(writes, count)));
  await trySome(operation, upTo(writes).flatMap(lostFaults), runs, score());
  await trySome(operation, upTo(writes).flatMap(lateFaults), runs, score());
}

/** What it costs where nothing goes wrong and nobody else is there. */
export interface Costs {
  calls: number;
  /** Those of them that look for another worker's record behind a write. */
  election: number;
}

export async function countCalls(operation: Operation): Promise<Costs> {
  const scene = await operation.scene();
  const costs: Costs = { calls: 0, election: 0 };
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 200;
  const count: Gate = async (step, work) => {
    if (step.place === 'vendor') costs.calls++;
    if (step.place === 'vendor' && new Error().stack?.includes('electMine')) costs.election++;
    return await work();
  };
  await runBy(scene, count);
  Error.stackTraceLimit = stackTraceLimit;
  return costs;
}
