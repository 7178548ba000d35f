/** What must stand in a CRM after a month, and what is wrong with what stands there. */
import { fingerprint } from '../../world/fingerprint.mts';
import type { LedgerEntry, Violation } from '../../world/simulator.mts';
import { doubledLeads } from '../doubled.mts';
import { identityDetail } from '../ledgerDetail.mts';
import type { Arrived, LeadHappening, LeadMonth, LeadPerson } from './types.mts';

export interface ExpectedLead {
  readonly person: LeadPerson;
  readonly arrivals: readonly Arrived[];
  readonly repliedAt: number | undefined;
  readonly optedOutAt: number | undefined;
  /** From this moment on nobody may be sent a further message of a sequence. */
  readonly stopsAt: number | undefined;
}

/** One for each person who came by `until`. */
export function expectedLeads({ people, happenings }: LeadMonth, until = Infinity): ExpectedLead[] {
  const past = happenings.filter(({ at }) => at <= until);
  const of = <What extends LeadHappening['what']>(what: What, person: number) =>
    past.filter((one): one is Extract<LeadHappening, { what: What }> => one.what === what && 'person' in one && one.person === person);
  return people.flatMap((person) => {
    const arrivals = of('arrived', person.index);
    if (arrivals.length === 0) return [];
    const repliedAt = of('replied', person.index)[0]?.at;
    const optedOutAt = of('optedOut', person.index)[0]?.at;
    return [{ person, arrivals, repliedAt, optedOutAt, stopsAt: repliedAt ?? optedOutAt }];
  });
}

export interface LeadVerdict {
  /** People of whom no lead stands. */
  readonly lost: readonly number[];
  readonly doubled: readonly Violation[];
  /** Leads that are nobody's: ids. */
  readonly strangers: readonly string[];
}

/** `ledger` of one CRM, at rest. */
export function judgeLeads(month: LeadMonth, ledger: readonly LedgerEntry[]): LeadVerdict {
  const standing = ledger.filter(({ kind, status }) => kind === 'lead' && status !== 'archived' && status !== 'merged');
  const keysOf = ({ detail }: LedgerEntry) =>
    [detail?.email, ...((detail?.phones ?? []) as readonly string[])].filter((key) => key !== undefined);
  const held = new Set(standing.flatMap(keysOf));
  const ours = expectedLeads(month).map(({ person }) => {
    const { email, phones } = identityDetail({ email: person.email, phones: [person.phone] });
    return { person, keys: [email ?? fingerprint(person.email)!, ...phones] };
  });
  const known = new Set(ours.flatMap(({ keys }) => keys));
  return {
    lost: ours.filter(({ keys }) => !keys.some((key) => held.has(key))).map(({ person }) => person.index),
    doubled: doubledLeads(ledger),
    strangers: standing.filter((entry) => !keysOf(entry).some((key) => known.has(key as string))).map(({ id }) => id),
  };
}
