/** Brazilian identifiers and places, as the vendor checks them. */

const digitsOnly = (text: string) => text.replace(/\D/g, '');

function checkDigit(values: readonly number[], longestWeight: number): number {
  const sum = [...values].reverse().reduce((total, value, index) => total + value * (2 + (index % (longestWeight - 1))), 0);
  const remainder = sum % 11;
  return remainder < 2 ? 0 : 11 - remainder;
}

export function isCpf(text: string): boolean {
  const digits = digitsOnly(text);
  if (!/^[\d.-]+$/.test(text) || digits.length !== 11 || /^(\d)\1{10}$/.test(digits)) return false;
  const values = [...digits].map(Number);
  return [9, 10].every((length) => checkDigit(values.slice(0, length), 12) === values[length]);
}

/** Numeric or alphanumeric (since July 2026): the value of a character is its code minus 48. */
export function isCnpj(text: string): boolean {
  const bare = text.replace(/[./-]/g, '');
  if (!/^[0-9A-Z]{12}\d{2}$/.test(bare)) return false;
  const values = [...bare].map((character) => character.charCodeAt(0) - 48);
  return [12, 13].every((length) => checkDigit(values.slice(0, length), 9) === values[length]);
}

/** The 44-character key of an NF-e, with a right check digit. */
export function isAccessKey(text: string): boolean {
  if (!/^\d{6}[0-9A-Z]{12}\d{26}$/.test(text)) return false;
  const values = [...text].map((character) => character.charCodeAt(0) - 48);
  return checkDigit(values.slice(0, 43), 9) === values[43];
}

export const isPostalCode = (text: string): boolean => /^\d{5}-?\d{3}$/.test(text) && stateOf(text) !== undefined;

/** First five digits of the postal codes of each state. */
const ranges: readonly (readonly [string, number, number])[] = [
  ['SP', 1000, 19999],
  ['RJ', 20000, 28999],
  ['ES', 29000, 29999],
  ['MG', 30000, 39999],
  ['BA', 40000, 48999],
  ['SE', 49000, 49999],
  ['PE', 50000, 56999],
  ['AL', 57000, 57999],
  ['PB', 58000, 58999],
  ['RN', 59000, 59999],
  ['CE', 60000, 63999],
  ['PI', 64000, 64999],
  ['MA', 65000, 65999],
  ['PA', 66000, 68899],
  ['AP', 68900, 68999],
  ['RR', 69300, 69399],
  ['AM', 69000, 69899],
  ['AC', 69900, 69999],
  ['GO', 72800, 72999],
  ['DF', 70000, 73699],
  ['RO', 76800, 76999],
  ['GO', 73700, 76799],
  ['TO', 77000, 77999],
  ['MT', 78000, 78899],
  ['MS', 79000, 79999],
  ['PR', 80000, 87999],
  ['SC', 88000, 89999],
  ['RS', 90000, 99999],
];

export function stateOf(postalCode: string): string | undefined {
  const prefix = Number(digitsOnly(postalCode).slice(0, 5));
  return ranges.find(([, first, last]) => prefix >= first && prefix <= last)?.[0];
}

const regions: readonly (readonly string[])[] = [
  ['SP', 'RJ', 'ES', 'MG'],
  ['PR', 'SC', 'RS'],
  ['DF', 'GO', 'MT', 'MS'],
  ['BA', 'SE', 'PE', 'AL', 'PB', 'RN', 'CE', 'PI', 'MA'],
  ['PA', 'AP', 'RR', 'AM', 'AC', 'RO', 'TO'],
];

/** 1 within a state, 2 within a region, 3 between regions, 4 to or from the north. */
export function zoneBetween(from: string, to: string): 1 | 2 | 3 | 4 {
  const [origin, destination] = [stateOf(from), stateOf(to)];
  if (origin === destination) return 1;
  const regionOf = (state: string | undefined) => regions.findIndex((states) => state !== undefined && states.includes(state));
  if (regionOf(origin) === regionOf(destination)) return 2;
  return regionOf(origin) === 4 || regionOf(destination) === 4 ? 4 : 3;
}

export const bareDigits = digitsOnly;
