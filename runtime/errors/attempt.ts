/** A promise's end as a value, for code that has to look at a failure before it decides what to throw. */
export async function settle<T>(work: Promise<T>): Promise<{ value: T } | { error: unknown }> {
	return await work.then(
		(value) => ({ value }),
		(error: unknown) => ({ error }),
	);
}
