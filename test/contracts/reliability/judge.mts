/** Judges one run of an operation by the vendor's own books, and lets a process that has just started end it. */
import { IntegrationError } from '../../../runtime/errors/integrationError.ts';
import { attempt, type Result } from '../../../runtime/errors/attempt.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import type { Clock } from '../../../runtime/clock.ts';
import { createRandom } from '../../../sandbox/world/random.mts';
import { unhindered, type Gate } from './explore.mts';
import type { Operation, Scene, Told } from './operation.mts';

/** No late work and no decision of SEFAZ takes longer. */
export const muchLaterMs = 600_000;

/** The adapters' pauses are drawn, too: each run draws the same ones, or a schedule could not be followed a second time. */
export const drawAnew = () => Object.assign(Math, { random: createRandom(13).next });

const { random: chance } = Math;

export const restoreChance = () => Object.assign(Math, { random: chance });

/** What adapters remember of an account, limits above all, holds its clock: it is let go when the run is over, and the world with it. */
const clocks: { of: Clock | undefined }[] = [];

function onLeash(clock: Clock): Clock {
  const held: { of: Clock | undefined } = { of: clock };
  clocks.push(held);
  return { now: () => held.of?.now() ?? 0, sleep: async (ms) => await held.of?.sleep(ms) };
}

export function letGo(): void {
  for (const held of clocks.splice(0)) held.of = undefined;
}

/** The scene's operation by a process of its own, whose calls pass the gate. */
export async function runBy(scene: Scene, gate: Gate): Promise<Told> {
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

export const score = (): Score => ({ runs: 0, effects: {}, unknown: 0 });

/** Two processes that do not know each other yet ask too often for a second, and are told so. */
const passing = ['rate-limit', 'redundant-call'];

export interface Ending {
  ends: readonly Result<Told>[];
  /** Every end was told, and nothing went wrong on the way. */
  isCalm: boolean;
}

/** Holds one run to what is promised, and lets a later run of a process that has just started end it. */
export async function judge(operation: Operation, scene: Scene, { ends, isCalm }: Ending, into: Score): Promise<void> {
  const most = operation.most ?? 1;
  const told = ends.map((end) => (end.ok ? end.value : toldBy(end.error)));
  scene.calm();
  await scene.clock.sleep(muchLaterMs);
  const before = await scene.effects();
  for (const each of told) if ('done' in each) requireTrue(each, before);
  if (isCalm) require(told.every((each) => operation.guard === 'memory' || 'done' in each), `of no fault came ${JSON.stringify(told)}`);
  const last = await attempt(runBy(scene, unhindered));
  const later = last.ok ? last.value : toldBy(last.error);
  await scene.clock.sleep(muchLaterMs);
  const after = await scene.effects();
  require(after.length <= most, `it took effect ${after.length} times: ${after.join()}; told ${JSON.stringify([...told, later])}`);
  if ('done' in later) requireTrue(later, after);
  const firsts = [...told, later].filter((each) => 'done' in each && each.isFirst === true);
  require(firsts.length <= 1, `${firsts.length} runs were told that they were the first`);
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
