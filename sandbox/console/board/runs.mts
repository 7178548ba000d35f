/** n8n's executions of the live flows: whose order each one is, and why it ended where it did not succeed. */
import { setTimeout as wait } from 'node:timers/promises';
import type { ExecutionData, ExecutionSummary, N8nRest, RunItem } from '../../n8n/rest.mts';
import type { Problem } from './board.mts';

export interface Run {
  readonly orderNumber: string | undefined;
  /** The address of the lead that started it, in small letters. */
  readonly email?: string;
  /** Of the execution in n8n's editor. */
  readonly url: string;
  readonly isUnderWay: boolean;
  readonly error: Problem | undefined;
}

const underWay = new Set(['new', 'running', 'waiting']);
const mostRead = 60;

export interface RunFollower {
  /** As of a moment ago, the newest first; none while n8n is away. */
  latest(): readonly Run[];
  stop(): void;
}

const pauseMs = 1500;

/** Asks n8n again and again for what is new; an execution that has ended is read once. */
export function followRuns(rest: Pick<N8nRest, 'url' | 'executions' | 'execution'>, workflowIds: readonly string[]): RunFollower {
  const ended = new Map<string, Run>();
  let latest: readonly Run[] = [];
  let isStopped = false;
  const follow = async () => {
    while (!isStopped) {
      latest = await readRuns(rest, workflowIds, ended).catch(() => latest);
      await wait(pauseMs);
    }
  };
  void follow();
  return { latest: () => latest, stop: () => void (isStopped = true) };
}

export async function readRuns(
  rest: Pick<N8nRest, 'url' | 'executions' | 'execution'>,
  workflowIds: readonly string[],
  ended: Map<string, Run> = new Map(),
): Promise<Run[]> {
  const runOf = async (summary: ExecutionSummary): Promise<Run> => {
    const known = ended.get(summary.id);
    if (known) return known;
    const run = readRun(rest.url, await rest.execution(summary.id));
    if (!run.isUnderWay) ended.set(summary.id, run);
    return run;
  };
  const lists = await Promise.all(workflowIds.map(async (id) => (await rest.executions(id)).slice(0, mostRead)));
  const newest = lists.flat().sort((one, other) => Number(other.id) - Number(one.id));
  return await Promise.all(newest.slice(0, mostRead).map(runOf));
}

function readRun(url: string, execution: ExecutionData): Run {
  const { id, workflowId, status, error } = execution;
  return {
    orderNumber: orderNumberOf(execution),
    ...emailOf(execution),
    url: `${url}/workflow/${workflowId}/executions/${id}`,
    isUnderWay: underWay.has(status),
    error: error && {
      where: error.node ?? '',
      what: error.message,
      ...(error.description ? hintOf(error.description) : {}),
    },
  };
}

/** Behind what to do stands the address of the page about the code, or about its class. */
function hintOf(description: string): Pick<Problem, 'hint' | 'code'> {
  const [, hint, code] = /^(.*?)(?: More: \S+\/docs\/errors\/([\w-]+)\.md)?$/s.exec(description)!;
  return { hint: hint!, ...(code === undefined ? {} : { code }) };
}

/** Of the form that started it. */
function emailOf({ runs }: ExecutionData): { email?: string } {
  const address = firstItem(runs)?.json['E-mail'];
  return typeof address === 'string' ? { email: address.toLowerCase() } : {};
}

/** Where n8n has taken up an execution whose process died, an item of its own stands in front. */
const firstItem = (runs: ExecutionData['runs']): RunItem | undefined =>
  Object.values(runs)
    .flatMap((each) => each.map(([items]) => items?.[0]))
    .find((item) => item && item.json.isArtificialRecoveredEventItem !== true);

/** Of the item that started it. */
function orderNumberOf({ runs }: ExecutionData): string | undefined {
  const { order, payment } = (firstItem(runs)?.json ?? {}) as { order?: { number?: string }; payment?: { orderNumber?: string } };
  return order?.number ?? payment?.orderNumber;
}
