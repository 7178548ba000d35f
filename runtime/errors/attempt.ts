/** How work ended: with a value, or with what it threw. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };

/** A promise's end as a value, for code that has to look at a failure before it decides what to throw. */
export async function attempt<T>(work: Promise<T>): Promise<Result<T>> {
	return await work.then(
		(value) => ({ ok: true, value }) as const,
		(error: unknown) => ({ ok: false, error }) as const,
	);
}
