/** What n8n's process holds, after it has collected its garbage. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../../setup/paths.mts';

export interface Held {
  /** Bytes of objects, and of what they hold outside the heap. */
  readonly heap: number;
  /** Bytes of the process, which gives little of it back to the system. */
  readonly process: number;
}

export interface MemoryGauge {
  /** For n8n's environment, besides what else it requires (`NODE_OPTIONS`). */
  env(nodeOptions: string): Readonly<Record<string, string>>;
  /** The least of some looks: what is under way for a moment is no memory that is kept. */
  look(pid: number): Promise<Held>;
}

/** How often it is looked, and wall milliseconds after each time. */
const usual = { looks: 5, betweenMs: 1_000 };

const patienceMs = 60_000;

export async function memoryGauge({ looks, betweenMs } = usual): Promise<MemoryGauge> {
  const file = join(await mkdtemp(join(tmpdir(), 'ponte-memory-')), 'held.json');
  const once = async (pid: number): Promise<Held> => {
    await rm(file, { force: true });
    process.kill(pid, 'SIGUSR2');
    for (const end = Date.now() + patienceMs; Date.now() < end; await wait(100)) {
      const text = await readFile(file, 'utf8').catch(() => undefined);
      if (text === undefined) continue;
      const { heapUsed, external, rss } = JSON.parse(text) as NodeJS.MemoryUsage;
      return { heap: heapUsed + external, process: rss };
    }
    throw new Error('n8n did not say what it holds');
  };
  return {
    env: (nodeOptions) => ({
      PONTE_MEMORY_FILE: file,
      NODE_OPTIONS: `${nodeOptions} --require ${join(root, 'sandbox', 'n8n', 'memoryReport.cjs')}`.trim(),
    }),
    async look(pid) {
      const all: Held[] = [];
      for (let number = 0; number < looks; number++) {
        all.push(await once(pid));
        await wait(betweenMs);
      }
      return { heap: Math.min(...all.map(({ heap }) => heap)), process: Math.min(...all.map(({ process: whole }) => whole)) };
    },
  };
}
