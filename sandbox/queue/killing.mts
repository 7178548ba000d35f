/** Processes that die at their work, one at a time, and come back. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../world/random.mts';
import type { Cluster, Member, Role } from './cluster.mts';

export interface KillingOptions {
  readonly cluster: Pick<Cluster, 'members' | 'crash'>;
  readonly random: Random;
  /** Asked before each kill: a process that has nothing to do loses nothing. */
  isThereWork(): boolean;
  /** Between two kills, at the least and at the most; a few seconds unless told. */
  readonly pauseMs?: readonly [number, number];
  readonly say?: (line: string) => void;
}

export interface Killing {
  /** Ends it when the last killed process is back; answers how many were killed. */
  stop(): Promise<number>;
}

/** Mostly workers: they are at work for most of the time. */
const roles: readonly Role[] = ['worker', 'worker', 'worker', 'worker', 'worker', 'worker', 'worker', 'webhook', 'webhook', 'main'];

const usualPauseMs = [3_000, 9_000] as const;

export function startKilling({ cluster, random, isThereWork, pauseMs = usualPauseMs, say }: KillingOptions): Killing {
  const stopped = new AbortController();
  let kills = 0;

  const pause = async () => {
    await wait(random.int(...pauseMs), undefined, { signal: stopped.signal }).catch(() => undefined);
  };
  const run = async () => {
    for (await pause(); !stopped.signal.aborted; await pause()) {
      if (!isThereWork()) continue;
      const member = victim(cluster, random);
      kills++;
      say?.(`killed ${member.name}`);
      await cluster.crash(member);
    }
  };
  const ended = run();
  // Told by `stop`, whenever that is called.
  ended.catch(() => undefined);
  return {
    async stop() {
      stopped.abort();
      await ended;
      return kills;
    },
  };
}

function victim(cluster: KillingOptions['cluster'], random: Random): Member {
  const role = random.pick(roles);
  return random.pick(cluster.members.filter((member) => member.role === role));
}
