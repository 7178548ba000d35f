/** Identifiers in the vendor's shapes. The source lives as long as the world, so that a reset account repeats no identifier. */
import type { Random } from '../../../world/random.mts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

export interface Ids {
  payment(): string;
  customer(): string;
  subscription(): string;
  invoice(): string;
  uuid(): string;
  hex(length: number): string;
  digits(length: number): string;
  text(length: number): string;
  /** A number that only grows. */
  next(): number;
}

export function createIds(random: Random): Ids {
  let counter = random.int(300_000_000, 400_000_000);
  const many = (length: number, choices: string) => Array.from({ length }, () => choices[random.int(0, choices.length - 1)]).join('');
  const hex = (length: number) => many(length, '0123456789abcdef');
  const next = () => ++counter;
  return {
    payment: () => `pay_${many(16, alphabet)}`,
    customer: () => `cus_${String(next()).padStart(12, '0')}`,
    subscription: () => `sub_${many(16, alphabet)}`,
    invoice: () => `inv_${String(next()).padStart(12, '0')}`,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${many(1, '89ab')}${hex(3)}-${hex(12)}`,
    hex,
    digits: (length) => many(length, '0123456789'),
    text: (length) => many(length, alphabet),
    next,
  };
}
