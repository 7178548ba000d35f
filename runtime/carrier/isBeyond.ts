/**
 * Whether a page of a vendor's list ends the search for what was made since then. That the newest come first is promised by nobody: only
 * where the page shows it, older ones end the search.
 */
export function isBeyond(createdAt: readonly (string | null)[], since: number): boolean {
	const times = createdAt.map((at) => Date.parse(at ?? ''));
	const descends = times.every((time, index) => index === 0 || time <= times[index - 1]!);
	return times.length > 0 && descends && times[0]! > times.at(-1)! && times.at(-1)! < since;
}
