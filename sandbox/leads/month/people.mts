/** Who becomes a lead: no two have an e-mail or a telephone in common. */
import { company, person } from '../../brazil/index.mts';
import type { Random } from '../../world/random.mts';
import { digits } from '../../world/randomText.mts';
import { phoneKey } from '../phoneKey.mts';
import type { LeadPerson, PhoneKind } from './types.mts';

/** Of a hundred, by turns: most have a mobile. */
const kindOf = (index: number): PhoneKind =>
  index % 33 === 7 ? 'none' : index % 33 === 15 ? 'landline' : index % 50 === 21 ? 'foreign' : 'mobile';

function phoneOf(random: Random, kind: PhoneKind, mobile: string): string | undefined {
  switch (kind) {
    case 'none':
      return undefined;
    case 'landline':
      return `+55${mobile.slice(3, 5)}3${digits(random, 7)}`;
    case 'foreign':
      return `+3519${digits(random, 8)}`;
    case 'mobile':
      return mobile;
  }
}

/** Of ten eight agree to everything, one to being served only, and of fifty one was not asked. */
const consentOf = (index: number): LeadPerson['consent'] =>
  index % 50 === 33 ? undefined : { service: true, marketing: index % 10 !== 4 };

export function leadPeople(random: Random, count: number): LeadPerson[] {
  const taken = new Set<string>();
  const people: LeadPerson[] = [];
  while (people.length < count) {
    const index = people.length;
    const { name, email, phone: mobile } = person(random);
    const phoneKind = kindOf(index);
    const phone = phoneOf(random, phoneKind, mobile);
    const keys = [email, phoneKey(phone)].filter((key) => key !== undefined);
    if (keys.some((key) => taken.has(key))) continue;
    for (const key of keys) taken.add(key);
    people.push({
      index,
      name,
      email,
      phone,
      phoneKind,
      company: random.chance(0.4) ? company(random).tradeName : undefined,
      consent: consentOf(index),
    });
  }
  return people;
}
