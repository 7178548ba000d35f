/**
 * What a shop's owner does about executions that died with their process: Retry in n8n's list. An execution that n8n still calls
 * running though nobody works on it is stopped first.
 */
import type { ExecutionSummary, N8nRest } from '../n8n/rest.mts';

const dead = new Set(['crashed', 'error', 'canceled']);

/** Executions that ended badly and that no later one is a retry of. */
export function toRetry(executions: readonly ExecutionSummary[]): ExecutionSummary[] {
  const retried = new Set(executions.map(({ retryOf }) => retryOf));
  return executions.filter(({ id, status }) => dead.has(status) && !retried.has(id));
}

/** One round over the lists of the workflows; answers how many were retried. */
export async function retryDead(rest: N8nRest, workflowIds: readonly string[], stuck: readonly string[]): Promise<number> {
  for (const id of stuck) await rest.stop(id);
  const lists = await Promise.all(workflowIds.map(async (id) => await rest.executions(id)));
  const candidates = toRetry(lists.flat());
  for (const { id } of candidates) await rest.retry(id);
  return candidates.length;
}
