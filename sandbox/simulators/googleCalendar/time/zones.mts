/** Local time of a zone and moments, both ways: an event's zone is what a series is expanded in. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}

export function isZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

function readOffset(ms: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(ms)) part[type] = Number(value);
  return Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second) - ms;
}

const quarterMs = 15 * 60_000;

/** Offsets change at quarters of an hour only, and are slow to find out. */
const offsets = new Map<string, Map<number, number>>();

function offsetAt(ms: number, zone: string): number {
  const quarter = Math.floor(ms / quarterMs) * quarterMs;
  const known = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, known);
  const offset = known.get(quarter) ?? readOffset(quarter, zone);
  known.set(quarter, offset);
  return offset;
}

/** The zone's wall clock at a moment, as if it were UTC. */
export const toLocal = (ms: number, zone: string): number => ms + offsetAt(ms, zone);

/** The moment of a wall clock's time. A time that the clocks leap over is taken as far behind the leap as it says. */
export function fromLocal(local: number, zone: string): number {
  const first = local - offsetAt(local, zone);
  const second = local - offsetAt(first, zone);
  if (offsetAt(second, zone) === local - second) return second;
  return Math.max(first, second);
}

/** `-03:00`, or `Z`. */
function offsetText(ms: number, zone: string): string {
  const minutes = Math.round(offsetAt(ms, zone) / 60_000);
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  const pad = (count: number) => String(count).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

/** As Google writes a time: whole seconds with the offset of the zone. */
export const timeInZone = (ms: number, zone: string): string =>
  `${new Date(toLocal(ms, zone)).toISOString().slice(0, 19)}${offsetText(ms, zone)}`;

/** 20261201T130000Z */
export const compact = (ms: number): string => `${new Date(ms).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
