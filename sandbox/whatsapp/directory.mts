/** Who is on WhatsApp. */
import { identityOf, mayBeRegistered } from './phone.mts';
import type { WhatsappNumber } from './phone.mts';

export interface Directory {
  has(number: WhatsappNumber): boolean;
  /** Who just wrote is on WhatsApp, whatever kind of number it is. */
  welcome(phone: string): void;
  /** Nobody answers at this number, in either of its spellings. */
  setUnreachable(phone: string): void;
}

export function createDirectory(): Directory {
  const unreachable = new Set<string>();
  const welcomed = new Set<string>();
  return {
    has: ({ identity, digits }) => !unreachable.has(identity) && (welcomed.has(identity) || mayBeRegistered(digits)),
    welcome: (phone) => void welcomed.add(identityOf(phone)),
    setUnreachable: (phone) => void unreachable.add(identityOf(phone)),
  };
}
