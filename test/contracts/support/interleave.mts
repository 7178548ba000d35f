/**
 * Two workers on one event, as two processes of n8n have it: nothing is shared but the vendor. The simulated vendor answers one call
 * after the other, so an interleaving is the order in which the calls of both reach it.
 */
import type { Connection } from '../../../runtime/client/connection.ts';
import type { Transport } from '../../../runtime/client/http.ts';
import { attempt, type Result } from '../../../runtime/errors/attempt.ts';
import type { Simulator } from '../../../sandbox/world/simulator.mts';
import { freshAccount } from './freshAccount.mts';
import type { FaultScript, SimulatedVendor } from './simulatedVendor.mts';

type World = SimulatedVendor<Simulator>;

/** What a worker does with a connection of its own. */
export type Worker<W extends World> = (world: W, connection: Partial<Connection>) => Promise<unknown>;

export interface Race<W extends World> {
  world: W;
  /** For messages: how the calls of both followed each other. */
  name: string;
  /** How it ended for the workers A and B. */
  ends: readonly [Result<unknown>, Result<unknown>];
}

interface Entrants<W extends World> {
  createWorld: () => W;
  workerA: Worker<W>;
  workerB: Worker<W>;
  /** Which fault a call meets, whoever makes it. */
  faults?: FaultScript;
}

/** A connection of a process that has just started, whose calls pass a gate first. */
const started = (world: World, gate: () => Promise<void>): Partial<Connection> => {
  const { transport } = world.connect();
  const gated: Transport = async (request) => {
    await gate();
    return await transport(request);
  };
  return { account: freshAccount(), transport: gated };
};

const open = async () => undefined;

/** Worker A stops before its j-th call, B runs whole, A goes on. Undefined where A makes fewer calls. */
export async function pausedBefore<W extends World>(
  j: number,
  { createWorld, workerA, workerB, faults }: Entrants<W>,
): Promise<Race<W> | undefined> {
  const world = createWorld();
  if (faults) world.inject(faults);
  let calls = 0;
  let endOfB: Result<unknown> | undefined;
  const gate = async () => {
    if (++calls === j) endOfB = await attempt(workerB(world, started(world, open)));
  };
  const endOfA = await attempt(workerA(world, started(world, gate)));
  return endOfB && { world, name: `A paused before its call ${j}`, ends: [endOfA, endOfB] };
}

/** Both make their first call, then both their second, … */
export async function inLockstep<W extends World>({ createWorld, workerA, workerB, faults }: Entrants<W>): Promise<Race<W>> {
  const world = createWorld();
  if (faults) world.inject(faults);
  let running = 2;
  let waiting: (() => void)[] = [];
  const release = () => {
    if (waiting.length < running) return;
    for (const go of waiting.splice(0)) go();
  };
  const gate = async () =>
    await new Promise<void>((go) => {
      waiting = [...waiting, go];
      release();
    });
  const run = async (worker: Worker<W>) => {
    const end = await attempt(worker(world, started(world, gate)));
    running--;
    release();
    return end;
  };
  const [endOfA, endOfB] = await Promise.all([run(workerA), run(workerB)]);
  return { world, name: 'in lockstep', ends: [endOfA, endOfB] };
}

/** Every interleaving of these two kinds, each in a world of its own; of the first kind only every `step`-th where that is given. */
export async function* interleavings<W extends World>(entrants: Entrants<W>, { first = 1, step = 1 } = {}): AsyncGenerator<Race<W>> {
  for (let j = first; ; j += step) {
    const race = await pausedBefore(j, entrants);
    if (!race) break;
    yield race;
  }
  yield await inLockstep(entrants);
}
