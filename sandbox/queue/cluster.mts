/** An n8n in queue mode: main, a process for webhooks and workers, each with a folder of its own. */
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, startInstance, type Instance, type InstanceOptions } from '../n8n/instance.mts';
import { nameClient } from '../world/proxy.mts';
import type { RunningServices } from './services.mts';

export type Role = 'main' | 'webhook' | 'worker';

export interface ClusterOptions extends Omit<InstanceOptions, 'userFolder' | 'command' | 'port'> {
  /** Holds a folder for each process. */
  readonly folder: string;
  /** A user folder with the package installed; each process gets a copy. */
  readonly installed: string;
  readonly services: RunningServices;
  readonly workers: number;
  /** Executions that a worker takes at a time; 10 unless told. */
  readonly concurrency?: number;
  readonly mainPort: number;
  readonly webhookPort: number;
}

export interface Member {
  readonly role: Role;
  readonly name: string;
}

export interface Cluster {
  readonly main: Instance;
  readonly members: readonly Member[];
  /** Where deliveries are taken. */
  readonly webhookUrl: string;
  /** Of the processes of a role. */
  pidsOf(role: Role): number[];
  /** Ends the process as a crash does and starts it again; resolves when it is ready. */
  crash(member: Member): Promise<void>;
  stop(): Promise<void>;
}

const usualConcurrency = 10;

/**
 * n8n has two ways to notice that a worker died. The queue's check for stalled jobs overwrites the execution with an error and without its
 * item, after which n8n's Retry has nothing to start from; so it is put off for a day. The worker that comes back reads its own log
 * and marks what it left behind as crashed, whole, and Retry carries on. What is in no queue any more is looked for every half a
 * minute instead of every three hours.
 */
const keepsWhatDied = { QUEUE_WORKER_STALLED_INTERVAL: '86400000', N8N_EXECUTIONS_QUEUE_RECOVERY_INTERVAL: '0.5' };

export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { folder, installed, services, mainPort, webhookPort } = options;
  const ports = new Map<string, number>([
    ['main', mainPort],
    ['webhook', webhookPort],
  ]);
  const members: Member[] = [
    { role: 'main', name: 'main' },
    { role: 'webhook', name: 'webhook' },
    ...Array.from({ length: options.workers }, (_, index) => ({ role: 'worker' as const, name: `worker-${index + 1}` })),
  ];
  const commands: Readonly<Record<Role, readonly string[]>> = {
    main: ['start'],
    webhook: ['webhook'],
    worker: ['worker', `--concurrency=${options.concurrency ?? usualConcurrency}`],
  };
  const running = new Map<string, Instance>();
  let launched = 0;

  const launch = async ({ role, name }: Member) => {
    const port = ports.get(name) ?? (await freePort());
    const env = { ...options.env, ...services.env, ...keepsWhatDied, N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true' };
    const proxyUrl = nameClient(options.proxyUrl, `${name}#${++launched}`);
    running.set(name, await startInstance({ ...options, proxyUrl, userFolder: join(folder, name), command: commands[role], port, env }));
  };
  const stop = async () => {
    await Promise.all([...running.values()].map(async (instance) => await instance.stop()));
  };

  for (const { name } of members) {
    await mkdir(join(folder, name), { recursive: true });
    await cp(join(installed, '.n8n'), join(folder, name, '.n8n'), { recursive: true });
  }
  const [main, ...others] = members;
  try {
    // Main makes the tables that the others need.
    await launch(main!);
    await Promise.all(others.map(launch));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    get main() {
      return running.get('main')!;
    },
    members,
    webhookUrl: running.get('webhook')!.url,
    pidsOf: (role) => members.filter((member) => member.role === role).map(({ name }) => running.get(name)!.pid),
    async crash(member) {
      await running.get(member.name)!.kill();
      await launch(member);
    },
    stop,
  };
}
