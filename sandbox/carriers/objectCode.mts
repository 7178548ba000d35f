/** The Correios' code of a parcel. */
import type { Random } from '../world/random.mts';
import { digits, letters } from '../world/randomText.mts';

const weights = [8, 6, 4, 2, 3, 5, 9, 7];

/** Eight digits in, the ninth out (modulo 11). */
export function objectCheckDigit(eight: string): number {
  const remainder = weights.reduce((sum, weight, index) => sum + weight * Number(eight[index]), 0) % 11;
  return remainder === 0 ? 5 : remainder === 1 ? 0 : 11 - remainder;
}

/** Two letters, eight digits, a check digit and the country. */
export function correiosCode(random: Random): string {
  const eight = digits(random, 8);
  return `${letters(random, 2, 'ABDJLMNOPQRSTUVY')}${eight}${objectCheckDigit(eight)}BR`;
}

export const isObjectCode = (text: string): boolean =>
  /^[A-Z]{2}\d{9}BR$/.test(text) && objectCheckDigit(text.slice(2, 10)) === Number(text[10]);
