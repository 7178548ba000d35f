/** Drawn texts for ids, keys and numbers. */
import type { Random } from './random.mts';

export const hex = (random: Random, length: number): string => Array.from({ length }, () => random.int(0, 15).toString(16)).join('');

export const digits = (random: Random, length: number): string => Array.from({ length }, () => random.int(0, 9)).join('');

const base62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export const letters = (random: Random, length: number, alphabet = base62): string =>
  Array.from({ length }, () => alphabet[random.int(0, alphabet.length - 1)]).join('');
