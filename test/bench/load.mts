/** Deliveries sent side by side to one workflow, until n8n has finished all their executions. */
import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import axios from 'axios';
import type { N8nRest } from '../../sandbox/n8n/rest.mts';

export interface Target {
  readonly name: string;
  readonly url: string;
  readonly workflowId: string;
}

export interface Delivery {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Measurement {
  /** Finished executions. */
  readonly count: number;
  /** From the first delivery to the end of the last execution, in milliseconds. */
  readonly tookMs: number;
  /** Until the sender had its answer, in milliseconds each. */
  readonly latencies: readonly number[];
}

/** Several rounds as if they had been one. */
export function total(rounds: readonly Measurement[]): { rate: number; p95: number } {
  const sum = (key: 'count' | 'tookMs') => rounds.reduce((whole, round) => whole + round[key], 0);
  const latencies = rounds.flatMap((round) => round.latencies);
  return { rate: (sum('count') * 1000) / sum('tookMs'), p95: percentile(latencies, 0.95) };
}

export async function measure(rest: N8nRest, target: Target, deliveries: readonly Delivery[], sideBySide: number): Promise<Measurement> {
  const before = await rest.finished(target.workflowId);
  const httpAgent = new Agent({ keepAlive: true, maxSockets: sideBySide });
  const latencies: number[] = [];
  const started = Date.now();
  let next = 0;
  const worker = async () => {
    while (next < deliveries.length) {
      const { body, headers } = deliveries[next++]!;
      const sentAt = performance.now();
      const { status } = await axios.post(target.url, body, {
        headers,
        httpAgent,
        proxy: false,
        transformRequest: [(data: string) => data],
      });
      if (status !== 200) throw new Error(`${target.name} answered ${status}`);
      latencies.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, worker));
  httpAgent.destroy();
  const lastAt = await finishedAt(rest, target, before.count + deliveries.length);
  return { count: deliveries.length, tookMs: lastAt - started, latencies };
}

/** When the last of so many executions ended, by n8n's own record. */
async function finishedAt(rest: N8nRest, { name, workflowId }: Target, count: number): Promise<number> {
  for (let tries = 0; tries < 600; tries++) {
    const finished = await rest.finished(workflowId);
    if (finished.count > count) throw new Error(`${name} ran more often than it was called`);
    if (finished.count === count) return finished.lastAt;
    await wait(200);
  }
  throw new Error(`${name} did not finish ${count} executions within two minutes`);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
