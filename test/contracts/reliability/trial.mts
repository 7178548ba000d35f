/** Tries an operation in every order and with every fault, and judges each run by the vendor's own books. */
import { IntegrationError } from '../../../runtime/errors/integrationError.ts';
import { attempt, type Result } from '../../../runtime/errors/attempt.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import type { Clock } from '../../../runtime/clock.ts';
import { createRandom } from '../../../sandbox/world/random.mts';
import { usualDelaysMs } from '../../../sandbox/world/lateWork.mts';
import { exploreAll, exploreGiven, exploreOne, type Exploration, type Gate, type Step } from './explore.mts';
import type { Operation, Scene, Told, WriteFault } from './operation.mts';

/** No late work and no decision of SEFAZ takes longer. */
const muchLaterMs = 600_000;

/** The adapters' pauses are drawn, too: each run draws the same ones, or a schedule could not be followed a second time. */
const drawAnew = () => Object.assign(Math, { random: createRandom(13).next });

const open: Gate = async (_step, work) => await work();

/** What adapters remember of an account, limits above all, holds its clock: it is let go when the run is over, and the world with it. */
const clocks: { of: Clock | undefined }[] = [];

function onLeash(clock: Clock): Clock {
  const held: { of: Clock | undefined } = { of: clock };
  clocks.push(held);
  return { now: () => held.of?.now() ?? 0, sleep: async (ms) => await held.of?.sleep(ms) };
}

function letGo(): void {
  for (const held of clocks.splice(0)) held.of = undefined;
}

/** The scene's operation by a process of its own, whose calls pass the gate. */
async function runBy(scene: Scene, gate: Gate): Promise<Told> {
  const { transport, clock, ...connection } = scene.connect();
  const gated: Connection['transport'] = async (request) =>
    await gate({ place: 'vendor', isWrite: !scene.isRead(request) }, async () => await transport(request));
  return await scene.run({ ...connection, clock: onLeash(clock), transport: gated }, gate);
}

export interface Score {
  runs: number;
  /** How many runs ended with so many effects. */
  effects: Record<number, number>;
  /** Runs in which somebody was told that nobody can tell. */
  unknown: number;
}

const score = (): Score => ({ runs: 0, effects: {}, unknown: 0 });

/** Two processes that do not know each other yet ask too often for a second, and are told so. */
const passing = ['rate-limit', 'redundant-call'];

interface Ending {
  ends: readonly Result<Told>[];
  /** Every end was told, and nothing went wrong on the way. */
  isCalm: boolean;
}

/** Holds one run to what is promised, and lets a later run of a process that has just started end it. */
async function judge(operation: Operation, scene: Scene, { ends, isCalm }: Ending, into: Score): Promise<void> {
  const most = operation.most ?? 1;
  const told = ends.map((end) => (end.ok ? end.value : toldBy(end.error)));
  scene.calm();
  await scene.clock.sleep(muchLaterMs);
  const before = await scene.effects();
  for (const each of told) if ('done' in each) requireTrue(each, before);
  if (isCalm) require(told.every((each) => operation.guard === 'memory' || 'done' in each), `of no fault came ${JSON.stringify(told)}`);
  const last = await attempt(runBy(scene, open));
  const later = last.ok ? last.value : toldBy(last.error);
  await scene.clock.sleep(muchLaterMs);
  const after = await scene.effects();
  require(after.length <= most, `it took effect ${after.length} times: ${after.join()}; told ${JSON.stringify([...told, later])}`);
  if ('done' in later) requireTrue(later, after);
  const isUnsure = operation.guard === 'memory' || operation.most !== undefined;
  require(isUnsure || ('done' in later && after.length === 1), `the next run told ${JSON.stringify(later)}, ${after.length} effects`);
  const broken = scene.violations().filter(({ rule }) => !passing.includes(rule) && !operation.takes?.includes(rule));
  require(broken.length === 0, JSON.stringify(broken));
  into.runs++;
  into.effects[after.length] = (into.effects[after.length] ?? 0) + 1;
  if ([...told, later].some((each) => 'unknown' in each)) into.unknown++;
}

function requireTrue({ done }: { done: string | true }, effects: readonly string[]): void {
  require(effects.length > 0, 'somebody was told that it is done, and it is not');
  require(done === true || effects.includes(done), `somebody was told of ${String(done)}, and what stands is ${effects.join()}`);
}

/** What may be told by an error in a bad hour: that nobody knows, or that it did not happen and may be tried again. */
function toldBy(error: unknown): Told {
  const isFair = error instanceof IntegrationError && (error.retryable || error.failure.class === 'unknownOutcome');
  if (!isFair) throw error;
  return { unknown: error.failure.code };
}

function require(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new Error(otherwise);
}

interface Fault {
  write: number;
  fault: WriteFault;
}

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
      if (!outcome.ok) throw complaint(operation, `${nameOf(fault)}, ${order}`, outcome.error);
    },
  };
}

function complaint({ node, operation, vendor, form }: Operation, when: string, error: unknown): Error {
  const what = [node, operation, vendor, form].filter(Boolean).join(' · ');
  return new Error(`${what}: ${when}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
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
}

const mostOrders = 20_000;
const seededOrders = 5_000;

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
  return { calm, lost, late, deaths: await deaths(operation) };
}

/** A few runs of each kind, always the same ones. */
export async function trySample(operation: Operation, runs: number): Promise<void> {
  let writes = 1;
  await trySome(operation, [undefined], runs, score(), (count) => (writes = Math.max(writes, count)));
  await trySome(operation, upTo(writes).flatMap(lostFaults), runs, score());
  await trySome(operation, upTo(writes).flatMap(lateFaults), runs, score());
}

/** For people: what the processes do in one order (`AABAB`). */
export async function traceOf(operation: Operation, order: string, fault?: Fault): Promise<string[]> {
  const lines: string[] = [];
  const scene = await operation.scene();
  if (fault) scene.strike(fault.write, fault.fault);
  drawAnew();
  const name = (step: Step) => `${step.place} ${step.isWrite ? 'write' : 'read'}`;
  const process =
    (who: string) =>
    async (gate: Gate): Promise<void> => {
      const { transport, ...connection } = scene.connect();
      const noted: Connection['transport'] = async (request) =>
        await gate({ place: 'vendor', isWrite: !scene.isRead(request) }, async () => {
          const answer = await transport(request);
          const said = JSON.stringify(answer.answered ? answer.body : answer.code);
          lines.push(
            `${who} ${scene.clock.now()} ${request.method} ${request.url} ${JSON.stringify(request.body ?? '').slice(0, 160)} -> ${said.slice(0, 240)}`,
          );
          return answer;
        });
      const other: Gate = async (step, work) => {
        if (step.place === 'vendor') return await gate(step, work);
        return await gate(step, async () => {
          lines.push(`${who} ${name(step)}`);
          return await work();
        });
      };
      const end = await attempt(scene.run({ ...connection, transport: noted }, other));
      lines.push(`${who} ends: ${JSON.stringify(end.ok ? end.value : ((end.error as IntegrationError).failure ?? String(end.error)))}`);
    };
  let at = 0;
  await exploreGiven({ processes: [process('A'), process('B')], now: () => scene.clock.now() }, () => order.charCodeAt(at++) - 65);
  scene.calm();
  await scene.clock.sleep(muchLaterMs);
  lines.push(JSON.stringify(await scene.effects()));
  await process('L')(open);
  lines.push(JSON.stringify(await scene.effects()));
  return lines;
}
export async function countOnly(operation: Operation, most: number) {
  const into = score();
  const n = await exploreAll(race(operation, undefined, into), most);
  return [n, into.runs, into.effects, into.unknown];
}
