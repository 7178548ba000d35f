/** Linked ids: opaque names of people, and the phones behind them as far as WhatsApp tells. */
import { numberOf } from './phone.mts';
import type { WhatsappNumber } from './phone.mts';
import type { Person } from './speech.mts';

export const lidOf = ({ lid }: Person): string => `${lid}@lid`;

export const isLid = (text: string): boolean => /^\d{5,20}@lid$/.test(text);

export interface Lids {
  remember(person: Person): void;
  /** Who is reached under this `…@lid`; undefined for one that never wrote. */
  numberBehind(lid: string): WhatsappNumber | undefined;
  /** The phone that WhatsApp tells for it, E.164. */
  phoneBehind(lid: string): string | undefined;
}

export function createLids(): Lids {
  const people = new Map<string, Person>();
  return {
    remember: (person) => void people.set(lidOf(person), person),
    numberBehind(lid) {
      const person = people.get(lid);
      return person && numberOf(person.phone);
    },
    phoneBehind(lid) {
      const person = people.get(lid);
      return person === undefined || person.isSecret ? undefined : person.phone;
    },
  };
}

/** The addressee of a message as a gateway's client wrote it: by a linked id, or by anything with the digits of a phone in it. */
export function addresseeOf(lids: Lids, text: string): WhatsappNumber {
  return isLid(text) ? (lids.numberBehind(text) ?? { digits: '', waId: text, identity: text }) : numberOf(text);
}
