/** Leads come in: the first of each person, and those of people who come again. */
import { phoneWritings, writtenPhone } from '../../brazil/index.mts';
import type { Random } from '../../world/random.mts';
import { leadSources, type Arrived, type Double, type LeadPerson, type LeadSource } from './types.mts';

const minute = 60_000;
const campaigns = ['black-friday', 'instagram-novembro', 'indicacao', 'google-marca'];

/** A Brazilian mobile in one of the ways in which people write it, one of them without the ninth digit. */
function written(random: Random, phone: string): string {
  const style = random.int(0, phoneWritings);
  if (style < phoneWritings) return writtenPhone(phone, style);
  return `(${phone.slice(3, 5)}) ${phone.slice(6, 10)}-${phone.slice(10)}`;
}

const isMobile = ({ phoneKind }: LeadPerson) => phoneKind === 'mobile';
const writtenAs = (random: Random, person: LeadPerson) =>
  person.phone === undefined || !isMobile(person) ? person.phone : written(random, person.phone);

interface Coming {
  readonly person: LeadPerson;
  readonly double: Double;
  readonly at: number;
  /** Whether the person comes more than once. */
  readonly comesAgain: boolean;
}

/** Who writes by WhatsApp is known by the telephone alone: the first time only those who do not come again by their e-mail. */
const mayWrite = ({ person, double, comesAgain }: Coming) =>
  isMobile(person) && (double === 'samePhone' || (double === 'first' && !comesAgain));

const sourceOf = (random: Random, coming: Coming): LeadSource =>
  mayWrite(coming) && random.chance(0.5) ? 'whatsApp' : random.pick(leadSources.filter((source) => source !== 'whatsApp'));

function arrival(random: Random, coming: Coming, number: number): Arrived {
  const { person, double, at } = coming;
  const source = sourceOf(random, coming);
  const hasEmail = source !== 'whatsApp' && double !== 'samePhone';
  const hasPhone = double !== 'sameEmail';
  return {
    what: 'arrived',
    key: `lead ${number}`,
    at,
    source,
    person: person.index,
    double,
    name: double === 'first' || random.chance(0.6) ? person.name : person.name.toUpperCase(),
    email: hasEmail ? (random.chance(0.2) ? person.email.toUpperCase() : person.email) : undefined,
    phone: source === 'whatsApp' ? person.phone : hasPhone ? writtenAs(random, person) : undefined,
    company: person.company,
    campaign: random.pick(campaigns),
    consent: person.consent,
  };
}

const withBoth: readonly Double[] = ['sameEmail', 'samePhone', 'both'];

/** The second of a pair comes at once (two executions side by side), or up to three weeks later. */
function laterThan(random: Random, first: number, end: number, index: number): number {
  if (index % 5 === 0) return first + random.int(0, 2_000);
  return Math.min(end - 2 * minute, first + random.int(2, 21 * 24 * 60) * minute + random.int(0, 59_999));
}

/** `doubles` of the leads are of somebody who has come before. */
export function leadArrivals(
  random: Random,
  people: readonly LeadPerson[],
  { start, end }: { start: number; end: number },
  doubles: number,
): Arrived[] {
  const placeOf = (index: number) => (index * 7) % people.length;
  const returning = new Set(Array.from({ length: doubles }, (_, index) => placeOf(index)));
  const firsts = people.map(
    (person, index): Coming => ({
      person,
      double: 'first',
      at: start + random.int(0, end - start - 60 * minute),
      comesAgain: returning.has(index),
    }),
  );
  const again = Array.from({ length: doubles }, (_, index): Coming => {
    const first = firsts[placeOf(index)]!;
    const double = first.person.phone === undefined ? 'sameEmail' : withBoth[index % withBoth.length]!;
    return { person: first.person, double, at: laterThan(random, first.at, end, index), comesAgain: true };
  });
  return [...firsts, ...again].sort((a, b) => a.at - b.at).map((coming, index) => arrival(random, coming, index + 1));
}
