/** Forms that are filled in: 40 % of them by somebody who has come before. */
import { person, writtenPhone } from '../../brazil/index.mts';
import { createRandom, type Random } from '../../world/random.mts';

/** What a second form has of the first one; `together`: all of it, in the same moment. */
export type Again = 'together' | 'sameEmail' | 'samePhone';

export interface PlannedForm {
  readonly email: string;
  /** As it is typed. */
  readonly phone: string;
  readonly again?: Again;
}

export interface PlannedLead {
  readonly name: string;
  /** E.164. */
  readonly phone: string;
  readonly agrees: boolean;
  /** The first one, and perhaps others. */
  readonly forms: readonly PlannedForm[];
}

const doublesOf = 0.4;

const kinds: readonly Again[] = ['together', 'sameEmail', 'samePhone'];

/** `count` forms. */
export function planLeads(seed: number, count: number): PlannedLead[] {
  const random = createRandom(seed).fork('leads by form');
  const doubles = Math.round(count * doublesOf);
  const people = Array.from({ length: count - doubles }, (_, index) => planLead(random, index));
  return people.map((one, index) => {
    const again = Array.from({ length: doubles }, (_, number) => number).filter((number) => number % people.length === index);
    return { ...one, forms: [...one.forms, ...again.map((number) => secondForm(random, one, number))] };
  });
}

function planLead(random: Random, index: number): PlannedLead {
  const { name, email, phone } = person(random);
  // Names and addresses repeat in a long list; one person tries to ring everybody.
  const unique = index === 2 ? `<!channel> & Silva${index}` : `${name} da${letters(index)}`;
  const own = email.replace('@', `.${index}@`);
  return { name: unique, phone, agrees: index % 10 !== 4, forms: [{ email: own, phone: writtenPhone(phone, index) }] };
}

/** `sameEmail` comes with the telephone of the office, `samePhone` with the address of the office. */
function secondForm(random: Random, { phone, forms: [first] }: PlannedLead, number: number): PlannedForm {
  const again = kinds[number % kinds.length]!;
  const otherWriting = writtenPhone(phone, number + 1);
  switch (again) {
    case 'together':
      return { again, email: first!.email.toUpperCase(), phone: otherWriting };
    case 'sameEmail':
      return { again, email: first!.email, phone: person(random).phone };
    case 'samePhone':
      return { again, email: `trabalho.${first!.email}`, phone: otherWriting };
  }
}

/** 27 becomes "ab": a name holds no digits. */
function letters(index: number): string {
  const last = String.fromCodePoint(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}
