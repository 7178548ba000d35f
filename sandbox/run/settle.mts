/** Waits until nothing moves any more, in n8n or in the world, letting world time jump to the next thing that is due. */
import { setTimeout as wait } from 'node:timers/promises';
import type { N8nRest } from '../n8n/rest.mts';
import type { World } from '../world/world.mts';

const unfinished = new Set(['new', 'running', 'waiting', 'unknown']);

export interface SettleOptions {
  readonly workflowIds: readonly string[];
  /** Wall milliseconds after which waiting ends with an error. */
  readonly patienceMs: number;
  readonly say?: (line: string) => void;
}

export async function settle(world: World, rest: N8nRest, options: SettleOptions): Promise<void> {
  const started = Date.now();
  let calmSince: number | undefined;
  for (let calls = -1; ; ) {
    if (Date.now() - started > options.patienceMs) throw new Error('still moving after the longest time that this may take');
    const executing = await running(rest, options.workflowIds);
    const moved = world.dispatcher.log.length !== calls;
    calls = world.dispatcher.log.length;
    const busy = executing > 0 || world.dispatcher.inFlight() > 0 || world.webhooks.inFlight() > 0 || (moved && calmSince === undefined);
    if (busy) {
      calmSince = undefined;
      await wait(300);
      continue;
    }
    calmSince ??= Date.now();
    if (Date.now() - calmSince < 1500) {
      await wait(200);
      continue;
    }
    if (!hasOutstanding(world)) return;
    await jump(world);
    calmSince = undefined;
  }
}

async function running(rest: N8nRest, workflowIds: readonly string[]): Promise<number> {
  const lists = await Promise.all(workflowIds.map(async (id) => await rest.executions(id)));
  return lists.flat().filter(({ status }) => unfinished.has(status)).length;
}

/** Deliveries and effects that are still to come. */
function hasOutstanding(world: World): boolean {
  if (world.dispatcher.late.pending() > 0) return true;
  return world.webhooks.waiting() > 0 || world.simulators.some((simulator) => (simulator.undelivered?.() ?? 0) > 0);
}

/** To the next thing that is due, and no further: what it starts must be seen before time goes on. */
async function jump(world: World): Promise<void> {
  const due = world.clock.nextDueAt();
  if (due === undefined) throw new Error('webhooks or effects are still to come, and nothing is due');
  await world.clock.advance(Math.max(0, due - world.clock.now()));
}
