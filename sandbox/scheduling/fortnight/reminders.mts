/** Which reminders are due, and when they can go out at all: worked out from the happenings, for results to be held against. */
import type { Fortnight, Outage } from './types.mts';
import { versionsOf, type Version } from './versions.mts';

export interface Reminder extends Version {
  /** Milliseconds before the start. */
  readonly lead: number;
  /** The start less the lead, or when the slot came to stand, where that is later. */
  readonly dueAt: number;
  /** The earliest moment at or after `dueAt` at which n8n and Google both work. */
  readonly possibleAt: number;
  /** It came to stand (booked or moved) when this lead had passed. */
  readonly isInsideLead: boolean;
  /**
   * `sent`: the slot stands at `possibleAt` and has not begun; `missed`: it was due while it stood and could go out no more;
   * `none`: it was moved, cancelled or declined before it was due.
   */
  readonly outcome: 'sent' | 'missed' | 'none';
}

export function remindersOf(fortnight: Fortnight, leads: readonly number[]): Reminder[] {
  const outages = fortnight.happenings.filter((one): one is Outage => one.what === 'outage');
  return versionsOf(fortnight).flatMap((version) => leads.map((lead) => reminder(version, lead, outages)));
}

function reminder(version: Version, lead: number, outages: readonly Outage[]): Reminder {
  const dueAt = Math.max(version.start - lead, version.from);
  const possibleAt = afterOutages(dueAt, outages);
  const end = Math.min(version.start, version.until);
  const outcome = possibleAt < end ? 'sent' : dueAt < end ? 'missed' : 'none';
  return { ...version, lead, dueAt, possibleAt, isInsideLead: version.from > version.start - lead, outcome };
}

const afterOutages = (moment: number, outages: readonly Outage[]): number =>
  outages.find(({ at, until }) => at <= moment && moment < until)?.until ?? moment;
