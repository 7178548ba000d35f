/**
 * Brazilian systems write and read local times of Brasília without a zone. Brazil has had no summer time since 2019, so they are
 * three hours behind UTC all year.
 */
const offsetMs = -3 * 3_600_000;
const dayMs = 86_400_000;

/** `YYYY-MM-DD` of a moment in Brasília. */
export function brazilDate(now: number): string {
	return new Date(now + offsetMs).toISOString().slice(0, 10);
}

/** `YYYY-MM-DDTHH:mm:ss-03:00`, as fiscal documents are dated. */
export function brazilIsoTime(now: number): string {
	return `${new Date(now + offsetMs).toISOString().slice(0, 19)}-03:00`;
}

/** The moment of `YYYY-MM-DD HH:mm:ss` in Brasília as ISO 8601; null for `0000-00-00` and for what is no time. */
export function fromBrazilTime(text: string | null): string | null {
	const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})$/.exec(text ?? '');
	if (!match) return null;
	const moment = Date.parse(`${match[1]}T${match[2]}-03:00`);
	return Number.isNaN(moment) || match[1]!.startsWith('0000') ? null : new Date(moment).toISOString();
}

/** Milliseconds until midnight in Brasília. */
export function msUntilTomorrow(now: number): number {
	const local = now + offsetMs;
	return dayMs - (((local % dayMs) + dayMs) % dayMs);
}
