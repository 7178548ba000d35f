/** Tokens and ids of random characters. */
import type { Random } from '../world/random.mts';

const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export const pickCharacters = (random: Random, length: number, alphabet = alphanumeric): string =>
  Array.from({ length }, () => alphabet[random.int(0, alphabet.length - 1)]).join('');

export const hexadecimal = (random: Random, length: number): string => pickCharacters(random, length, '0123456789abcdef');

export function uuid(random: Random): string {
  const hex = hexadecimal(random, 32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** The id that a linked device gives to a message of its own. */
export const deviceMessageId = (random: Random): string => `3EB0${hexadecimal(random, 18).toUpperCase()}`;
