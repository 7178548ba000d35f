/**
 * A month of leads of four sources: 500 leads of 300 people, 40 % of them of somebody who has come before (the same e-mail, the same
 * telephone written otherwise, or both), 30 % of the people answer, 5 % want no more messages, two outages. The same seed gives the same
 * month.
 */
import type { WorldClock } from '../world/clock.mts';
import { createRandom, type Random } from '../world/random.mts';
import { leadAnswers } from './month/answers.mts';
import { leadArrivals } from './month/arrivals.mts';
import { leadPeople } from './month/people.mts';
import type { Arrived, LeadHappening, LeadMonth, LeadOutage, OptedOut, Replied } from './month/types.mts';

export { consentText, formOf, graphLeadOf } from './month/shapes.mts';
export { expectedLeads, judgeLeads, type ExpectedLead, type LeadVerdict } from './month/truth.mts';
export { leadSources } from './month/types.mts';
export type {
  Arrived,
  Double,
  LeadHappening,
  LeadMonth,
  LeadOutage,
  LeadPerson,
  LeadSource,
  OptedOut,
  PhoneKind,
  Replied,
} from './month/types.mts';

const hour = 3_600_000;
const day = 24 * hour;
const length = 30 * day;

/** A smaller month has the same kinds of leads. */
export type MonthSize = 'full' | 'small';

const leads = { full: 500, small: 60 };

/** `start` is a midnight in UTC; the month's clock begins there. */
export function planMonth(seed: number, start: number, size: MonthSize = 'full'): LeadMonth {
  const random = createRandom(seed).fork('leads');
  const count = leads[size];
  const doubles = count * 0.4;
  const span = { start, end: start + length };
  const people = leadPeople(random.fork('people'), count - doubles);
  const arrivals = leadArrivals(random.fork('arrivals'), people, span, doubles);
  const wanted = { replies: Math.round(people.length * 0.3), optOuts: Math.round(people.length * 0.05) };
  const answers = leadAnswers(random.fork('answers'), { people, arrivals, end: span.end }, wanted);
  const happenings: LeadHappening[] = [...arrivals, ...answers, ...outages(random.fork('outages'), start)];
  return { ...span, people, happenings: happenings.sort((a, b) => a.at - b.at) };
}

/** A night of n8n, and an afternoon of the CRM. */
function outages(random: Random, start: number): LeadOutage[] {
  const at = [start + 8 * day + 22 * hour + random.int(0, 59) * 60_000, start + 19 * day + 15 * hour + random.int(0, 59) * 60_000] as const;
  return [
    { what: 'outage', key: 'outage n8n', of: 'n8n', at: at[0], until: at[0] + random.int(8, 12) * hour },
    { what: 'outage', key: 'outage crm', of: 'crm', at: at[1], until: at[1] + random.int(1, 3) * hour },
  ];
}

/** What happens, at its time; the player knows by which door a lead comes in. */
export interface MonthPlayers {
  arrived(arrival: Arrived): void | Promise<void>;
  replied?(reply: Replied): void | Promise<void>;
  optedOut?(optOut: OptedOut): void | Promise<void>;
  down?(of: LeadOutage['of'], isDown: boolean): void;
}

/** Puts the month onto the clock, which has to stand at its start. */
export function playMonth(clock: Pick<WorldClock, 'now' | 'after'>, { happenings }: LeadMonth, players: MonthPlayers): void {
  const now = clock.now();
  for (const one of happenings) {
    clock.after(one.at - now, () => play(one, players));
    if (one.what === 'outage') clock.after(one.until - now, () => players.down?.(one.of, false));
  }
}

function play(one: LeadHappening, players: MonthPlayers): void | Promise<void> {
  switch (one.what) {
    case 'arrived':
      return players.arrived(one);
    case 'replied':
      return players.replied?.(one);
    case 'optedOut':
      return players.optedOut?.(one);
    case 'outage':
      return players.down?.(one.of, true);
  }
}
