/** CPF and CNPJ, the CNPJ with letters as issued since July 2026 (value of a character = its code − 48). */

export const bareDocument = (text: string): string => text.replace(/[.\-/\s]/g, '').toUpperCase();

const value = (character: string) => character.charCodeAt(0) - 48;

/** Mod 11 with weights counting up from 2 at the right, back to 2 after `highest`. */
export function mod11(text: string, highest: number): number {
  const sum = [...text].reverse().reduce((total, character, index) => total + value(character) * (2 + (index % (highest - 1))), 0);
  const rest = sum % 11;
  return rest < 2 ? 0 : 11 - rest;
}

function withCheckDigits(base: string, highest: number): string {
  const first = `${base}${mod11(base, highest)}`;
  return `${first}${mod11(first, highest)}`;
}

export const completeCnpj = (twelve: string): string => withCheckDigits(twelve, 9);

export function isCpf(bare: string): boolean {
  return /^\d{11}$/.test(bare) && !/^(\d)\1{10}$/.test(bare) && withCheckDigits(bare.slice(0, 9), 12) === bare;
}

export function isCnpj(bare: string): boolean {
  return /^[0-9A-Z]{12}\d{2}$/.test(bare) && completeCnpj(bare.slice(0, 12)) === bare;
}

/** With the usual punctuation; anything of another length as it is. */
export function punctuated(bare: string): string {
  if (/^\d{11}$/.test(bare)) return bare.replace(/^(...)(...)(...)(..)$/, '$1.$2.$3-$4');
  if (bare.length === 14) return bare.replace(/^(..)(...)(...)(....)(..)$/, '$1.$2.$3/$4-$5');
  return bare;
}
