/** Dates as the vendor writes them: the day in São Paulo (UTC−3, no daylight saving since 2019). */
const offsetMs = 3 * 3_600_000;

export const dayMs = 86_400_000;

/** YYYY-MM-DD. */
export function localDate(at: number): string {
  return new Date(at - offsetMs).toISOString().slice(0, 10);
}

/** YYYY-MM-DD HH:MM:SS. */
export function localTimestamp(at: number): string {
  return new Date(at - offsetMs).toISOString().slice(0, 19).replace('T', ' ');
}

export function startOfDay(date: string): number {
  return Date.parse(`${date}T00:00:00-03:00`);
}

export function addDays(date: string, days: number): string {
  return localDate(startOfDay(date) + days * dayMs);
}

/** The same day of a later month, or that month's last day. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((startOfDay(to) - startOfDay(from)) / dayMs);
}

export function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === value;
}
