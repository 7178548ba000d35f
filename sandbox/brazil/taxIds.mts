/** CPF (a person's tax id) and CNPJ (a company's; alphanumeric since July 2026), with valid check digits. */
import type { Random } from '../world/random.mts';
import { withCnpjDigits, withCpfDigits } from './digits.mts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const digits = (random: Random, count: number) => Array.from({ length: count }, () => random.int(0, 9)).join('');

/** Eleven digits, never all equal. */
export function cpf(random: Random): string {
  const base = digits(random, 9);
  return /^(\d)\1+$/.test(base) ? cpf(random) : withCpfDigits(base);
}

/** Fourteen characters; `alphanumeric` puts at least two letters into the first twelve. */
export function cnpj(random: Random, options: { alphanumeric?: boolean } = {}): string {
  const root = [...digits(random, 8)];
  if (options.alphanumeric) for (const place of [random.int(0, 3), random.int(4, 7)]) root[place] = random.pick([...letters]);
  if (/^0+$/.test(root.join(''))) return cnpj(random, options);
  return withCnpjDigits(root.join('') + '0001');
}

export const formatCpf = (value: string) => value.replace(/^(.{3})(.{3})(.{3})(.{2})$/, '$1.$2.$3-$4');
export const formatCnpj = (value: string) => value.replace(/^(.{2})(.{3})(.{3})(.{4})(.{2})$/, '$1.$2.$3/$4-$5');
