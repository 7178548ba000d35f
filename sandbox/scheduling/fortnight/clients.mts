/** Who books: most with a mobile number in one of many writings, some with a landline, two numbers or none. */
import { person, writtenPhone } from '../../brazil/index.mts';
import type { Random } from '../../world/random.mts';
import type { Client } from './types.mts';

export function client(random: Random, index: number): Client {
  const { name, email, phone } = person(random, '11');
  return { name, email, phones: phonesOf(random, index, phone) };
}

function phonesOf(random: Random, index: number, mobile: string): string[] {
  const written = writtenPhone(mobile, index);
  if (index % 12 === 5) return [];
  if (index % 20 === 7) return [`(11) 3${random.int(200, 999)}-${random.int(1000, 9999)}`];
  if (index % 20 === 13) return [written, writtenPhone(person(random, '21').phone, index + 1)];
  return [written];
}
