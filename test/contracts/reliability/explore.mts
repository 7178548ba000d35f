/**
 * Every order in which the steps of several processes can follow each other. A step is a call of a vendor, or a reading or a writing of
 * n8n's own memory: whoever wants to make one waits at a gate, and a schedule says who goes on. All orders are run one after the other,
 * each in a world of its own. Of two that differ in nothing but the order of two steps next to each other that do not touch each other
 * (two readings, or steps at different places) only one is run, because they end in the same state ("sleep sets", Godefroid 1996).
 */
import { setImmediate } from 'node:timers/promises';
import type { Random } from '../../../sandbox/world/random.mts';

/** Something that a process is about to do. */
export interface Step {
  /** Where it is done: steps at two places do not touch each other. */
  place: string;
  isWrite: boolean;
  /** Whether it can be done now; always, where it is absent. */
  isReady?: () => boolean;
}

/** Waits for its turn, then does the work; everything that a process does at a shared place passes it. */
export type Gate = <T>(step: Step, work: () => Promise<T>) => Promise<T>;

/** Nobody else is there. */
export const unhindered: Gate = async (_step, work) => await work();

export interface Play {
  processes: readonly ((gate: Gate) => Promise<void>)[];
  now(): number;
}

/** A step that was made. `moved`: its process let time pass behind it, so that what others see may differ. */
interface Made extends Step {
  moved: boolean;
}

/** Who goes on of those who can; undefined: this run is not worth its end. */
type Schedule = (ready: readonly number[]) => number | undefined;

/** A pause that a schedule of a vendor may notice; the fractions of a second between two calls are none. */
const noticeableMs = 900;

const independent = (one: Made, other: Made) =>
  !one.moved && !other.moved && (one.place !== other.place || (!one.isWrite && !other.isWrite));

/** Plays one schedule to its end. Answers who went on, one letter a step; undefined where the schedule broke it off. */
async function follow(play: Play, choose: Schedule, made: (who: number, step: Made) => void): Promise<string | undefined> {
  const queues = play.processes.map((): { step: Step; go: () => Promise<void> }[] => []);
  const ended = play.processes.map(() => false);
  const gateOf =
    (who: number): Gate =>
    async (step, work) =>
      await new Promise((resolve, reject) => {
        const go = async () => {
          // The process goes on by itself; the schedule only wants to know that the step is over.
          await work().then(resolve, reject);
        };
        queues[who]!.push({ step, go });
      });
  const untilQuiet = async (who: number) => {
    for (let ticks = 0; queues[who]!.length === 0 && !ended[who]; ticks++) {
      if (ticks > 10_000) throw new Error(`process ${nameOf(who)} waits for nothing that it asked for`);
      await setImmediate();
    }
  };
  for (const [who, process] of play.processes.entries()) {
    void process(gateOf(who)).finally(() => (ended[who] = true));
    await untilQuiet(who);
  }
  let order = '';
  while (ended.includes(false)) {
    const ready = queues.flatMap(([next], who) => (next && (next.step.isReady?.() ?? true) ? [who] : []));
    if (ready.length === 0) throw new Error(`everybody waits after ${order}`);
    const who = choose(ready);
    if (who === undefined) return undefined;
    const { step, go } = queues[who]!.shift()!;
    const before = play.now();
    await go();
    await setImmediate();
    await untilQuiet(who);
    made(who, { ...step, moved: play.now() - before > noticeableMs });
    order += nameOf(who);
  }
  return order;
}

export const nameOf = (who: number) => String.fromCharCode(65 + who);

interface Node {
  ready: readonly number[];
  chosen: number;
  /** Those whose next step was tried elsewhere with the same end. */
  asleep: ReadonlyMap<number, Made>;
  tried: Map<number, Made>;
}

/** `ended`: what is to be done at the end of each run; its play has come to an end. */
export interface Exploration {
  create: () => Play | Promise<Play>;
  ended: (order: string) => Promise<void>;
}

/** Runs every order, as long as they are no more than `most`. Answers how many there were; undefined where there are more. */
export async function exploreAll({ create, ended }: Exploration, most: number): Promise<number | undefined> {
  const path: Node[] = [];
  for (let runs = 0; ; ) {
    let depth = 0;
    let asleep: ReadonlyMap<number, Made> = new Map();
    const choose: Schedule = (ready) => {
      const chosen = path[depth]?.chosen ?? ready.find((who) => !asleep.has(who));
      if (chosen === undefined) return undefined;
      path[depth] ??= { ready, chosen, asleep, tried: new Map() };
      depth++;
      return chosen;
    };
    const note = (who: number, step: Made) => {
      const node = path[depth - 1]!;
      node.tried.set(who, step);
      const others = [...node.asleep, ...node.tried].filter(([other, its]) => other !== who && independent(its, step));
      asleep = new Map(others);
    };
    const order = await follow(await create(), choose, note);
    if (order !== undefined) {
      if (++runs > most) return undefined;
      await ended(order);
    }
    if (!backtrack(path)) return runs;
  }
}

/** To the last fork with a way that was not taken. */
function backtrack(path: Node[]): boolean {
  for (let node = path.at(-1); node; node = path.at(-1)) {
    const { ready, asleep, tried } = node;
    const next = ready.find((who) => !tried.has(who) && !asleep.has(who));
    if (next !== undefined) {
      node.chosen = next;
      return true;
    }
    path.pop();
  }
  return false;
}

/** One order at random. */
export async function exploreOne({ create, ended }: Exploration, random: Random): Promise<void> {
  const order = await follow(
    await create(),
    (ready) => random.pick(ready),
    () => undefined,
  );
  await ended(order!);
}

/** The order that is given. */
export async function exploreGiven(play: Play, choose: () => number): Promise<void> {
  await follow(play, choose, () => undefined);
}
