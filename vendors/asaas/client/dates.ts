import { fromBrazilTime } from '../../../domain/values/brazilTime';
import { parseDay } from '../../../domain/values/day';
import { asText } from '../../../runtime/client/json';

/** Asaas writes days as `2026-01-05`, in some families' events as `05/01/2026` (Asaas documentation); `YYYY-MM-DD` here. */
export function readDay(value: unknown): string | null {
	return parseDay(value) ?? null;
}

/** `2026-01-05 16:45:03` or `05/01/2026 16:45:03` in Brasília's time, as ISO 8601 in UTC. */
export function readTime(value: unknown): string | undefined {
	const [date, clock] = (asText(value) ?? '').split(/ (.*)/);
	return fromBrazilTime(`${parseDay(date)} ${clock}`) ?? undefined;
}

/** When a day (`YYYY-MM-DD`) begins in Brasília, as ISO 8601 in UTC. */
export function startOfDay(day: string): string {
	return fromBrazilTime(`${day} 00:00:00`) ?? day;
}
