import { text } from './fields';

/** Asaas writes days as `2026-01-05`, in some families' events as `05/01/2026` (Asaas documentation); ISO here, null where it is neither. */
export function readDay(value: unknown): string | null {
	const written = text(value) ?? '';
	const brazilian = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(written);
	const day = brazilian ? `${brazilian[3]}-${brazilian[2]}-${brazilian[1]}` : written;
	return /^\d{4}-\d{2}-\d{2}$/.test(day) && isInCalendar(day) ? day : null;
}

/** `2026-01-05 16:45:03` in Brasília's time, which is 3 hours behind UTC all year; as ISO 8601 in UTC. */
export function readTime(value: unknown): string | undefined {
	const [date, clock, ...rest] = (text(value) ?? '').split(' ');
	const day = readDay(date);
	if (day === null || rest.length > 0 || !/^\d{2}:\d{2}:\d{2}$/.test(clock ?? '')) return undefined;
	const time = Date.parse(`${day}T${clock}-03:00`);
	return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

const hourMs = 3_600_000;

/** The day in Brasília at a moment (milliseconds since the epoch). */
export function dayAt(time: number): string {
	return new Date(time - 3 * hourMs).toISOString().slice(0, 10);
}

/** When a day begins in Brasília, as ISO 8601 in UTC. */
export function startOfDay(day: string): string {
	return new Date(`${day}T00:00:00-03:00`).toISOString();
}

function isInCalendar(day: string): boolean {
	const time = Date.parse(`${day}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
