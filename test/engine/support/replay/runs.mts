/** The executions of a workflow, one after the other, and what comes in while they run. */
import type { World } from '../../../../sandbox/world/world.mts';
import { runExecution, type Started, type Stopped, type Within } from './execution.mts';
import type { Triggers } from './triggers.mts';

export interface Runs {
  start(started: Started): void;
  again(): void;
  /** Until nothing is under way and nothing is still to come; answers which executions stopped. */
  untilCalm(world: World, triggers: Triggers): Promise<Stopped[]>;
}

/** Some vendors collect what happens for a moment before they deliver it. */
const collectingMs = 5_000;

export function createRuns(within: Within): Runs {
  const queue: Started[] = [];
  let last: Started | undefined;

  const runAll = async (): Promise<Stopped[]> => {
    const stopped: Stopped[] = [];
    for (let next = queue.shift(); next; next = queue.shift()) {
      last = { node: next.node, items: next.items };
      stopped.push(...(await runExecution(within, next)));
    }
    return stopped;
  };

  return {
    start: (started) => void queue.push(started),
    again: () => void queue.push(last!),
    async untilCalm(world, triggers) {
      const stopped = await runAll();
      for (let isLeftAlone = false; ; ) {
        await untilQuiet(world, within);
        const hasMoved = (await triggers.takeDelivery()) || (await moveOn(world));
        stopped.push(...(await runAll()));
        if (hasMoved) continue;
        if (isLeftAlone) return stopped;
        isLeftAlone = true;
        await world.clock.advance(collectingMs);
      }
    },
  };
}

/** Nothing is on the line: what was sent has arrived, and whoever asks without waiting has been answered. */
async function untilQuiet({ dispatcher, webhooks }: World, { recorder }: Within): Promise<void> {
  const isBusy = () => webhooks.inFlight() > 0 || dispatcher.inFlight() > 0 || recorder.isAsking();
  for (let turns = 0; turns < 20; turns = isBusy() ? 0 : turns + 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Whether something is still to come from a vendor; time then goes on to the next thing that is due. */
async function moveOn({ webhooks, simulators, clock }: World): Promise<boolean> {
  if (webhooks.waiting() === 0 && !simulators.some((simulator) => (simulator.undelivered?.() ?? 0) > 0)) return false;
  const due = clock.nextDueAt();
  if (due === undefined) throw new Error('a delivery is still to come, and nothing is due');
  await clock.advance(Math.max(0, due - clock.now()));
  return true;
}
