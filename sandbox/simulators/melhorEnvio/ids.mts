/** Identifiers in the vendor's formats. */
import type { Random } from '../../world/random.mts';

const hexadecimal = '0123456789abcdef';
const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export const letters = (random: Random, length: number, alphabet = alphanumeric): string =>
  Array.from({ length }, () => alphabet[random.int(0, alphabet.length - 1)]).join('');

export function uuid(random: Random): string {
  const hex = letters(random, 32, hexadecimal);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** `ORD-202304125624`: year, month, running number. */
export function protocol(prefix: 'ORD' | 'PUR' | 'TRN', at: number, counter: number): string {
  return `${prefix}-${new Date(at).toISOString().slice(0, 7).replace('-', '')}${String(100_000 + counter)}`;
}

/** The platform's own tracking code, e.g. `ME26000034DBR`. */
export function selfTracking(at: number, counter: number): string {
  return `ME${new Date(at).getUTCFullYear() % 100}${counter.toString(16).toUpperCase().padStart(7, '0')}BR`;
}

export const carrierCode = (random: Random): string => letters(random, 14, '0123456789');
