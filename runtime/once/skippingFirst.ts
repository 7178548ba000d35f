/** A look-up for `lookUpThenWrite` whose first answer is known to be nothing, because the caller has just looked. */
export function skippingFirst<T>(lookUp: () => Promise<T | undefined>): () => Promise<T | undefined> {
	let isFirst = true;
	return async () => {
		if (!isFirst) return await lookUp();
		isFirst = false;
		return undefined;
	};
}
