/** Leads of one person that stand twice in a CRM: the fault that a flow of leads must not have. */
import type { LedgerEntry, Violation } from '../world/simulator.mts';

const standing = ({ kind, status }: LedgerEntry) => kind === 'lead' && status !== 'archived' && status !== 'merged';

const keysOf = ({ detail }: LedgerEntry): string[] => {
  const { email, phones } = (detail ?? {}) as { email?: string; phones?: readonly string[] };
  return [...(email === undefined ? [] : [`email ${email}`]), ...(phones ?? []).map((phone) => `phone ${phone}`)];
};

/**
 * One violation for each standing lead made over the API whose e-mail or telephone an older standing one of the same vendor has. A
 * ledger at rest is judged: between two workers' writes and the taking back of one there may be two.
 */
export function doubledLeads(ledger: readonly LedgerEntry[]): Violation[] {
  const first = new Map<string, string>();
  return ledger
    .filter(standing)
    .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))
    .flatMap((entry) => {
      const keys = keysOf(entry).map((key) => `${entry.vendor} ${key}`);
      const taken = keys.find((key) => first.has(key));
      for (const key of keys) if (!first.has(key)) first.set(key, entry.id);
      if (taken === undefined || entry.detail?.by === 'people') return [];
      return [
        { vendor: entry.vendor, rule: 'doubled-lead', detail: `${entry.id} is the person of ${first.get(taken)} (${taken.split(' ')[1]})` },
      ];
    });
}
