/** Who is on WhatsApp. */
import { identityOf, mayBeRegistered } from './phone.mts';
import type { WhatsappNumber } from './phone.mts';

export interface Directory {
  has(number: WhatsappNumber): boolean;
  /** Nobody answers at this number, in either of its spellings. */
  setUnreachable(phone: string): void;
}

export function createDirectory(): Directory {
  const unreachable = new Set<string>();
  return {
    has: ({ identity, digits }) => !unreachable.has(identity) && mayBeRegistered(digits),
    setUnreachable: (phone) => void unreachable.add(identityOf(phone)),
  };
}
