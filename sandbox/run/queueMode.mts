/** A session's n8n in queue mode, with the servers that it needs. */
import { startCluster, type Cluster, type ClusterOptions } from '../queue/cluster.mts';
import { startServices } from '../queue/services.mts';
import type { QueueServices } from '../setup/queueServices.mts';

export interface QueueMode {
  readonly programs: QueueServices;
  readonly workers: number;
  /** Executions that a worker takes at a time. */
  readonly concurrency?: number;
}

export async function startQueueMode(
  { programs, ...size }: QueueMode,
  options: Omit<ClusterOptions, 'services' | keyof QueueMode>,
): Promise<Cluster> {
  const services = await startServices(programs);
  try {
    const cluster = await startCluster({ ...options, ...size, services });
    const stop = async () => await cluster.stop().finally(async () => await services.stop());
    return {
      get main() {
        return cluster.main;
      },
      members: cluster.members,
      webhookUrl: cluster.webhookUrl,
      pidsOf: (role) => cluster.pidsOf(role),
      crash: async (member) => await cluster.crash(member),
      stop,
    };
  } catch (error) {
    await services.stop();
    throw error;
  }
}
