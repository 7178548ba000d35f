import type { IExecuteFunctions } from 'n8n-workflow';
import { exclusive } from '../once/exclusive';
import { hasClass } from '../errors/integrationError';
import { attempt } from '../errors/attempt';

/** Entries n8n remembers a workflow: weeks of a busy shop's messages. */
const remembered = { mode: 'entries' as const, maxEntries: 5000 };

/**
 * Does `work` once for `key` in this workflow, for writes that the vendor has no way of looking up. The key is recorded before the
 * work, given back where the work certainly did not happen, and kept where nobody can tell.
 */
export async function once<T>(context: IExecuteFunctions, key: string, work: () => Promise<T>, repeated: () => T): Promise<T> {
	const workflow = context.getWorkflow().id ?? 'unsaved';
	return await exclusive(`once:${workflow}:${key}`, async () => {
		const fresh = await recordEach(context, workflow, [key]);
		if (fresh.size === 0) return repeated();
		const outcome = await attempt(work());
		if (outcome.ok) return outcome.value;
		if (!hasClass(outcome.error, 'unknownOutcome')) await release(context, workflow, [key]);
		throw outcome.error;
	});
}

/** The keys that are new. n8n reads, then writes, without a lock: two calls at once can lose one of their keys. */
async function recordEach(context: IExecuteFunctions, workflow: string, keys: readonly string[]): Promise<Set<string>> {
	return await exclusive(`processed:${workflow}`, async () => {
		const { new: fresh } = await context.helpers.checkProcessedAndRecord([...new Set(keys)], 'workflow', remembered);
		return new Set(fresh.map(String));
	});
}

async function release(context: IExecuteFunctions, workflow: string, keys: string[]): Promise<void> {
	await exclusive(`processed:${workflow}`, async () => await context.helpers.removeProcessed(keys, 'workflow', remembered));
}

/**
 * The same for many keys and one piece of work: `work` gets the places of those that are new and answers one result each, in order.
 * One such piece at a time in a workflow. A key is given back where `happened` says that its work certainly did not.
 */
export async function onceEach<T>(
	context: IExecuteFunctions,
	keys: readonly string[],
	steps: { work: (places: number[]) => Promise<T[]>; repeated: (place: number) => T; happened: (result: T) => boolean },
): Promise<T[]> {
	const workflow = context.getWorkflow().id ?? 'unsaved';
	return await exclusive(`onceEach:${workflow}`, async () => {
		const fresh = await recordEach(context, workflow, keys);
		const places = keys.flatMap((key, place) => (fresh.has(key) && keys.indexOf(key) === place ? [place] : []));
		const outcome = await attempt(places.length === 0 ? Promise.resolve([]) : steps.work(places));
		if (!outcome.ok) {
			if (!hasClass(outcome.error, 'unknownOutcome')) await release(context, workflow, [...fresh]);
			throw outcome.error;
		}
		const undone = places.filter((_, index) => !steps.happened(outcome.value[index]!)).map((place) => keys[place]!);
		if (undone.length > 0) await release(context, workflow, undone);
		const done = new Map(places.map((place, index) => [place, outcome.value[index]!]));
		return keys.map((_, place) => done.get(place) ?? steps.repeated(place));
	});
}
