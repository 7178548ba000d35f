/** Waits until nothing moves any more, in n8n or in the world, letting world time jump to the next thing that is due. */
import { setTimeout as wait } from 'node:timers/promises';
import type { ExecutionSummary } from '../n8n/rest.mts';
import type { World } from '../world/world.mts';

const unfinished = new Set(['new', 'running', 'waiting', 'unknown']);

export interface SettleOptions {
  readonly workflowIds: readonly string[];
  /** Wall milliseconds after which waiting ends with an error. */
  readonly patienceMs: number;
  /**
   * Where processes die: n8n may be away for a while, and an execution may be left behind by a process that died with it. After so many
   * wall milliseconds without any call to a vendor, executions that n8n calls running are taken for such.
   */
  readonly stuckAfterMs?: number;
}

/** What is asked of n8n. */
export interface ExecutionLists {
  executions(workflowId: string): Promise<ExecutionSummary[]>;
}

const calmMs = 1500;

/** Answers the executions that are stuck; none where nothing dies. */
export async function settle(world: World, rest: ExecutionLists, options: SettleOptions): Promise<string[]> {
  const { patienceMs, stuckAfterMs = Infinity } = options;
  const started = Date.now();
  let calmSince: number | undefined;
  let silentSince = started;
  for (let calls = -1; ; ) {
    if (Date.now() - started > patienceMs) throw new Error('still moving after the longest time that this may take');
    const executing = await running(rest, options);
    const moved = world.dispatcher.log.length !== calls;
    calls = world.dispatcher.log.length;
    const worldIsBusy = world.dispatcher.inFlight() > 0 || world.webhooks.inFlight() > 0;
    if (moved || worldIsBusy || !executing) silentSince = Date.now();
    if (executing && executing.length > 0 && Date.now() - silentSince > stuckAfterMs) return executing;
    const busy = !executing || executing.length > 0 || worldIsBusy || (moved && calmSince === undefined);
    if (busy) {
      calmSince = undefined;
      await wait(300);
      continue;
    }
    calmSince ??= Date.now();
    if (Date.now() - calmSince < calmMs) {
      await wait(200);
      continue;
    }
    if (!hasOutstanding(world)) return [];
    await jump(world);
    calmSince = undefined;
  }
}

/** Ids of the executions that have not ended; undefined while n8n cannot be asked. */
async function running(rest: ExecutionLists, { workflowIds, stuckAfterMs }: SettleOptions): Promise<string[] | undefined> {
  const asked = Promise.all(workflowIds.map(async (id) => await rest.executions(id)));
  const lists = await (stuckAfterMs === undefined ? asked : asked.catch(() => undefined));
  return lists
    ?.flat()
    .filter(({ status }) => unfinished.has(status))
    .map(({ id }) => id);
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
