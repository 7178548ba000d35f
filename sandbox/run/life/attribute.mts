/**
 * Whose an effect is, where two shops count from the same number: the entry's own shop, or else the person whom it names. The entry is
 * given that order's key in place of its number; one that names a number and nobody of it is told apart.
 */
import { fingerprint } from '../../world/fingerprint.mts';
import type { LedgerEntry } from '../../world/simulator.mts';
import type { HeldOrder } from '../../shop/held.mts';
import { phoneMark } from './phoneMark.mts';

export interface Attributable {
  readonly key: string;
  readonly order: HeldOrder;
  /** What the flow of the order's shop puts before its number. */
  readonly prefix?: string;
}

export interface Attributed {
  readonly ledger: readonly LedgerEntry[];
  /** Entries of a known number that name somebody else. */
  readonly strangers: readonly LedgerEntry[];
}

/** A prefix of the shop may stand before the number. */
const numberOf = (text: string | undefined): string | undefined => /(\d+)$/.exec(text ?? '')?.[1];

export function attribute(ledger: readonly LedgerEntry[], orders: readonly Attributable[]): Attributed {
  const strangers: LedgerEntry[] = [];
  const named = ledger.map((entry) => {
    const candidates = orders.filter(({ order }) => order.orderNumber === numberOf(entry.orderNumber));
    if (candidates.length === 0) return entry;
    const owner = ownerOf(entry, candidates);
    if (!owner) strangers.push(entry);
    return owner ? { ...entry, orderNumber: owner.key } : entry;
  });
  return { ledger: named, strangers };
}

function ownerOf({ kind, orderNumber, detail = {} }: LedgerEntry, candidates: readonly Attributable[]): Attributable | undefined {
  if (typeof detail.shop === 'string') return candidates.find(({ order }) => order.shop === detail.shop);
  if (kind === 'message') return candidates.find(({ order }) => order.phones.map(phoneMark).includes(phoneMark(String(detail.toMasked))));
  // What names nobody (a document that was never sent, stock moved by hand) has its number alone.
  if (detail.recipient === undefined)
    return candidates.find(({ order, prefix = '' }) => `${prefix}${order.orderNumber}` === orderNumber) ?? candidates[0];
  return candidates.find(({ order }) => fingerprint(order.taxId) === detail.recipient);
}
