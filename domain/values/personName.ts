/** CRMs keep two names, forms ask for one: the first word is the first name. */
export function splitName(name: string | null): { firstName?: string; lastName?: string } {
	const words = (name ?? '').trim().split(/\s+/).filter(Boolean);
	const [firstName, ...others] = words;
	if (firstName === undefined) return {};
	return others.length === 0 ? { firstName } : { firstName, lastName: others.join(' ') };
}

export function joinName(firstName: string | undefined, lastName: string | undefined): string | null {
	return [firstName, lastName].filter(Boolean).join(' ') || null;
}

/** Neither first name is among the other's words: a mother and her son, or a number that somebody else has now. */
export function areOthers(one: string | null, another: string | null): boolean {
	const [stored, offered] = [one, another].map(nameWords);
	const [first, other] = [stored![0], offered![0]];
	return first !== undefined && other !== undefined && !stored!.includes(other) && !offered!.includes(first);
}

/** Small letters without accents and punctuation. */
function nameWords(name: string | null): string[] {
	const plain = (name ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
	return plain.split(/[^\p{L}]+/u).filter((word) => word !== '');
}
