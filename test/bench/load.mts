/** Deliveries sent side by side to one workflow for a while, until n8n has finished all their executions. */
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
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

export interface Load {
  readonly sideBySide: number;
  readonly forMs: number;
  /** The next delivery; no two are alike. */
  next(): Delivery;
}

export interface Measurement {
  /** Finished executions. */
  readonly count: number;
  /** From the first delivery to the end of the last execution, in milliseconds. */
  readonly tookMs: number;
  /** Until the sender had its answer, in milliseconds each. */
  readonly latencies: readonly number[];
}

export async function measure(rest: N8nRest, target: Target, { sideBySide, forMs, next }: Load): Promise<Measurement> {
  const before = await rest.finished(target.workflowId);
  const agent = new Agent({ keepAlive: true, maxSockets: sideBySide });
  const latencies: number[] = [];
  const started = Date.now();
  const worker = async () => {
    while (Date.now() - started < forMs) {
      const sentAt = performance.now();
      const status = await post(target.url, next(), agent);
      if (status !== 200) throw new Error(`${target.name} answered ${status}`);
      latencies.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, worker));
  agent.destroy();
  const lastAt = await finishedAt(rest, target, before.count + latencies.length);
  return { count: latencies.length, tookMs: lastAt - started, latencies };
}

/** Several rounds as if they had been one. */
export function total(rounds: readonly Measurement[]): { rate: number; p95: number } {
  const sum = (key: 'count' | 'tookMs') => rounds.reduce((whole, round) => whole + round[key], 0);
  const latencies = rounds.flatMap((round) => round.latencies).toSorted((a, b) => a - b);
  return { rate: (sum('count') * 1000) / sum('tookMs'), p95: latencies[Math.floor(latencies.length * 0.95)] ?? Number.NaN };
}

/** n8n shares the machine with its caller: no HTTP client that costs more than the socket does. */
async function post(url: string, { body, headers }: Delivery, agent: Agent): Promise<number | undefined> {
  return await new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode));
    });
    call.once('error', reject).end(body);
  });
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
