/** Processes that die at their work, one at a time, and come back. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../world/random.mts';
import type { Cluster, Member, Role } from './cluster.mts';

export interface KillingOptions {
  readonly cluster: Cluster;
  readonly random: Random;
  /** Asked before each kill: a process that has nothing to do loses nothing. */
  isThereWork(): boolean;
  readonly say?: (line: string) => void;
}

export interface Killing {
  /** Ends it when the last killed process is back; answers how many were killed. */
  stop(): Promise<number>;
}

/** Mostly workers: they are at work for most of the time. */
const roles: readonly Role[] = ['worker', 'worker', 'worker', 'worker', 'worker', 'worker', 'worker', 'webhook', 'webhook', 'main'];

const pauseSeconds = { least: 3, most: 9 };

export function startKilling({ cluster, random, isThereWork, say }: KillingOptions): Killing {
  const stopped = new AbortController();
  let kills = 0;

  const pause = async () => {
    const ms = random.int(pauseSeconds.least * 1000, pauseSeconds.most * 1000);
    await wait(ms, undefined, { signal: stopped.signal }).catch(() => undefined);
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

function victim(cluster: Cluster, random: Random): Member {
  const role = random.pick(roles);
  return random.pick(cluster.members.filter((member) => member.role === role));
}
