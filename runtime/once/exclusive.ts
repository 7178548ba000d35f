const tails = new Map<string, Promise<unknown>>();

/** How many keys are at work or waited for: none of them is kept beyond that. */
export const keysInUse = (): number => tails.size;

/**
 * Runs one piece of work at a time for a key in this process: two executions of one event that look up and then write would
 * otherwise both find nothing and both write.
 */
export async function exclusive<T>(key: string, work: () => Promise<T>): Promise<T> {
	const before = tails.get(key) ?? Promise.resolve();
	const mine = before.then(work, work);
	const settled = mine.then(
		() => undefined,
		() => undefined,
	);
	tails.set(key, settled);
	void settled.then(() => {
		if (tails.get(key) === settled) tails.delete(key);
	});
	return await mine;
}
