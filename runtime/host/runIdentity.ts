import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * Names an item that is about nothing known: by its execution, its place, and the node's run, which counts up in a loop and with each
 * call by an AI agent. A retry of the node has the same.
 */
export function runOf(context: IExecuteFunctions, itemIndex: number): string {
	const run = Number(context.getWorkflowDataProxy(itemIndex).$runIndex ?? 0);
	return ['execution', context.getExecutionId(), ...(run > 0 ? [run] : []), itemIndex].join(':');
}
