/** Shopify's ids: numbers that can exceed 2^53, so they live here as strings of digits. */
import type { Random } from '../../../world/random.mts';

export type Digits = string;

export const gid = (type: string, id: Digits) => `gid://shopify/${type}/${id}`;

/** The digits of a global id of this type, or undefined where the text is something else. */
export function digitsOf(type: string, globalId: string): Digits | undefined {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/([0-9A-Za-z-]+)(?:\?.*)?$/.exec(globalId);
  return match?.[1] === type ? match[2] : undefined;
}

export const typeOf = (globalId: string): string | undefined =>
  /^gid:\/\/shopify\/([A-Za-z]+)\/[0-9A-Za-z-]+(?:\?.*)?$/.exec(globalId)?.[1];

export interface IdSource {
  next(): Digits;
  uuid(): string;
}

/**
 * Ids start beyond 2^53 and follow one another so closely that two of them are the same number once a client has rounded them.
 */
export function createIds(random: Random): IdSource {
  let last = 820_982_911_946_154_000n + BigInt(random.int(0, 400));
  const hex = (count: number) => Array.from({ length: count }, () => random.int(0, 15).toString(16)).join('');
  return {
    next() {
      last += BigInt(random.int(1, 9));
      return String(last);
    },
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  };
}
