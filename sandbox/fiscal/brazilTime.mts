/** Brazilian systems write Brasília time, which has been UTC−3 all year since 2019. */
const offsetMs = 3 * 60 * 60 * 1000;

const shifted = (worldMs: number) => new Date(worldMs - offsetMs).toISOString();

/** YYYY-MM-DD */
export const brazilDate = (worldMs: number): string => shifted(worldMs).slice(0, 10);

/** YYYY-MM-DD HH:mm:ss */
export const brazilDateTime = (worldMs: number): string => shifted(worldMs).slice(0, 19).replace('T', ' ');

/** YYYY-MM-DDTHH:mm:ss-03:00, as the fiscal XML wants it. */
export const brazilIsoTime = (worldMs: number): string => `${shifted(worldMs).slice(0, 19)}-03:00`;

/** World milliseconds of `YYYY-MM-DD` (midnight) or `YYYY-MM-DD HH:mm:ss`; NaN where it is neither. */
export function parseBrazilTime(text: string): number {
  const [day, time = '00:00:00'] = text.split(/[ T]/);
  return Date.parse(`${day}T${time}Z`) + offsetMs;
}
