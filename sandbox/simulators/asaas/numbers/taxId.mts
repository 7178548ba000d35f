/** CPF and CNPJ check digits; the CNPJ is alphanumeric since July 2026. */
const values = (text: string) => [...text].map((character) => character.charCodeAt(0) - 48);

function checkDigit(body: string, weightOf: (fromRight: number) => number): number {
  const reversed = values(body).reverse();
  const remainder = reversed.reduce((sum, value, index) => sum + value * weightOf(index), 0) % 11;
  return remainder < 2 ? 0 : 11 - remainder;
}

const cpfWeight = (fromRight: number) => fromRight + 2;
const cnpjWeight = (fromRight: number) => (fromRight % 8) + 2;

/** Appends the two check digits. */
function complete(body: string, weightOf: (fromRight: number) => number): string {
  const first = `${body}${checkDigit(body, weightOf)}`;
  return `${first}${checkDigit(first, weightOf)}`;
}

/** A whole CPF from its first nine digits. */
export function completeCpf(nineDigits: string): string {
  return complete(nineDigits, cpfWeight);
}

export function bareTaxId(text: string): string {
  return text.replace(/[.\-/\s]/g, '').toUpperCase();
}

export function isCpf(text: string): boolean {
  return /^\d{11}$/.test(text) && !/^(\d)\1{10}$/.test(text) && complete(text.slice(0, 9), cpfWeight) === text;
}

export function isCnpj(text: string): boolean {
  return /^[0-9A-Z]{12}\d{2}$/.test(text) && complete(text.slice(0, 12), cnpjWeight) === text;
}
