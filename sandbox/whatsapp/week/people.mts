/** The customers of a week: each with habits of their own. */
import { person } from '../../brazil/people.mts';
import type { Random } from '../../world/random.mts';
import { identityOf } from '../phone.mts';
import type { Person, Shown } from '../speech.mts';

export interface Habits {
  person: Person;
  shown: Shown;
  /** Their chat makes messages disappear. */
  readonly isEphemeral: boolean;
  readonly willOptOut: boolean;
}

/** No two of them have the same phone or linked id. */
export function createPeople(random: Random, count: number): Habits[] {
  const people = new Map<string, Habits>();
  while (people.size < count) {
    const one = habitsOf(random, people.size);
    const identity = identityOf(one.person.phone);
    if (!people.has(identity)) people.set(identity, one);
  }
  return [...people.values()];
}

function habitsOf(random: Random, index: number): Habits {
  const { name, firstName, phone } = person(random);
  const digits = (length: number) => Array.from({ length }, () => random.int(0, 9)).join('');
  const written = random.chance(0.04) ? foreign(random) : random.chance(0.02) ? landline(random) : phone;
  return {
    person: {
      phone: written,
      lid: `${random.int(1, 9)}${digits(9)}${String(index).padStart(5, '0')}`,
      name,
      username: `${firstName
        .normalize('NFD')
        .replace(/[^A-Za-z]/g, '')
        .toLowerCase()}.${digits(4)}`,
      isSecret: random.chance(0.3),
    },
    shown: random.pick<Shown>(['phone', 'phone', 'phone', 'both', 'hidden']),
    isEphemeral: random.chance(0.15),
    willOptOut: random.chance(0.15),
  };
}

const foreign = (random: Random): string =>
  random.pick([`+519${random.int(10_000_000, 99_999_999)}`, `+35191${random.int(1_000_000, 9_999_999)}`]);

/** WhatsApp Business runs on landlines too. */
const landline = (random: Random): string => `+55313${random.int(2_000_000, 9_999_999)}`;

/** A mobile of the same person's that nobody else has: the old one with other first digits. */
export const newPhoneOf = (random: Random, { phone }: Person): string => `+55679${random.int(60, 99)}${phone.slice(-6)}`;
