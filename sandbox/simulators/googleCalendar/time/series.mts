/** When a series takes place: RFC 5545 on the wall clock of its zone, so that ten o'clock stays ten o'clock. */
import rrule from 'rrule';
import { dayMs, dayStart, moment, msOf, type When } from './when.mts';
import { fromLocal, toLocal } from './zones.mts';

export interface Rule {
  readonly start: When;
  readonly recurrence: readonly string[];
}

/** A series without an end is expanded this far; what Google does is not published. */
const horizonMs = 730 * dayMs;

const wall = (local: number): string => `${new Date(local).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;

/** 20261201T100000Z, 20261201T100000 (of `zone`) or 20261201, on the series' own wall clock. */
function onWall(text: string, zone: string | undefined, seriesZone: string | undefined, isEnd: boolean): number {
  const [, year, month, day, hour, minute, second, utc] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(text) ?? [];
  if (year === undefined) throw new Error(`no date of a recurrence: ${text}`);
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (hour === undefined) return isEnd ? date + dayMs - 1000 : date;
  const time = date + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
  if (seriesZone === undefined) return time;
  if (utc === 'Z') return toLocal(time, seriesZone);
  return zone === undefined ? time : toLocal(fromLocal(time, zone), seriesZone);
}

const zoneOf = ({ start }: Rule) => (start.kind === 'moment' ? start.zone : undefined);

/** One line of `recurrence` with every date on the wall clock. */
function localLine(line: string, zone: string | undefined): string {
  const dates = /^(EXDATE|RDATE)((?:;[^:]*)?):(.+)$/i.exec(line);
  if (!dates) {
    if (!/^(EX)?RULE:|^RRULE:/i.test(line)) throw new Error('a line that is no RRULE, EXRULE, RDATE or EXDATE');
    return line.replace(/UNTIL=([^;]+)/i, (_, until: string) => `UNTIL=${wall(onWall(until, undefined, zone, true))}`);
  }
  const named = /TZID=([^;:]+)/i.exec(dates[2]!)?.[1];
  return `${dates[1]!.toUpperCase()}:${dates[3]!
    .split(',')
    .map((text) => wall(onWall(text, named, zone, false)))
    .join(',')}`;
}

function ruleSet(rule: Rule) {
  const { start } = rule;
  const first = start.kind === 'day' ? dayStart(start.day) : toLocal(start.ms, start.zone);
  const lines = rule.recurrence.map((line) => localLine(line, zoneOf(rule)));
  return rrule.rrulestr([`DTSTART:${wall(first)}`, ...lines].join('\n'), { forceset: true });
}

/** Whether the lines can be read at all. */
export function isReadable(rule: Rule): boolean {
  try {
    ruleSet(rule).after(new Date(0), true);
    return rule.recurrence.length > 0;
  } catch {
    return false;
  }
}

const toWhen = (local: number, zone: string | undefined): When =>
  zone === undefined ? { kind: 'day', day: new Date(local).toISOString().slice(0, 10) } : moment(fromLocal(local, zone), zone);

/** The starts up to the horizon, or up to `until` where that is later. */
export function startsOf(rule: Rule, until: number): When[] {
  const zone = zoneOf(rule);
  const last = Number.isFinite(until) ? until + 2 * dayMs : 0;
  const end = Math.max(last, msOf(rule.start, 'UTC') + horizonMs);
  return ruleSet(rule)
    .between(new Date(0), new Date(end), true)
    .map((date) => toWhen(date.getTime(), zone));
}

export const seriesHorizonMs = horizonMs;
