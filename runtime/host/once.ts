import type { IExecuteFunctions } from 'n8n-workflow';
import { exclusive } from '../exclusive';
import { hasClass } from '../integrationError';
import { settle } from '../settle';

/** Entries n8n remembers a workflow: weeks of a busy shop's messages. */
const remembered = { mode: 'entries' as const, maxEntries: 5000 };

/**
 * Does `work` once for `key` in this workflow, for writes that the vendor has no way of looking up. The key is recorded before the
 * work, given back where the work certainly did not happen, and kept where nobody can tell.
 */
export async function once<T>(context: IExecuteFunctions, key: string, work: () => Promise<T>, repeated: () => T): Promise<T> {
	const workflow = context.getWorkflow().id ?? 'unsaved';
	return await exclusive(`once:${workflow}:${key}`, async () => {
		const isNew = await record(context, workflow, key);
		if (!isNew) return repeated();
		const outcome = await settle(work());
		if ('value' in outcome) return outcome.value;
		if (!hasClass(outcome.error, 'unknownOutcome')) await release(context, workflow, key);
		throw outcome.error;
	});
}

/** n8n reads, then writes, without a lock: two calls at once can lose one of their keys. */
async function record(context: IExecuteFunctions, workflow: string, key: string): Promise<boolean> {
	return await exclusive(`processed:${workflow}`, async () => {
		const { new: fresh } = await context.helpers.checkProcessedAndRecord([key], 'workflow', remembered);
		return fresh.length > 0;
	});
}

async function release(context: IExecuteFunctions, workflow: string, key: string): Promise<void> {
	await exclusive(`processed:${workflow}`, async () => await context.helpers.removeProcessed([key], 'workflow', remembered));
}
