/** Phone numbers as WhatsApp sees them. */
import { refusal } from './graphError.mts';
import type { Refusal } from './graphError.mts';

export interface Recipient {
  /** Digits with the country code. */
  readonly digits: string;
  /** The number as WhatsApp registered it: without the ninth digit for many Brazilian ones. */
  readonly waId: string;
  /** The same for both spellings of a Brazilian mobile. */
  readonly identity: string;
  readonly userId: string;
}

const areaCodes =
  '11 12 13 14 15 16 17 18 19 21 22 24 27 28 31 32 33 34 35 37 38 41 42 43 44 45 46 47 48 49 51 53 54 55 61 62 63 64 65 66 67 68 69 71 73 74 75 77 79 81 82 83 84 85 86 87 88 89 91 92 93 94 95 96 97 98 99';
const knownAreas = new Set(areaCodes.split(' '));

/** A number without a plus sign is read where it has a country code; the caller reports that. */
export function readPhone(text: string): Recipient | Refusal {
  const bare = text.replace(/[\s().-]/g, '');
  if (!/^\+?\d+$/.test(bare)) return refusal(131009, "'to' is not a phone number");
  const digits = bare.replace('+', '');
  if (digits.length < 12 && !bare.startsWith('+')) return refusal(131009, "'to' has no country code");
  if (digits.startsWith('0') || digits.length < 8 || digits.length > 15)
    return refusal(131009, "'to' is not an international phone number");
  return recipientOf(digits);
}

export const hasPlus = (text: string): boolean => text.trim().startsWith('+');

export function recipientOf(digits: string): Recipient {
  const identity = identityOf(digits);
  return { digits, waId: waIdOf(digits), identity, userId: `BR.${hash(identity)}` };
}

/** Country, area and last eight digits: the two spellings of a Brazilian mobile are one person. */
export function identityOf(text: string): string {
  const digits = text.replace(/\D/g, '');
  return isBrazilian(digits) ? `${digits.slice(0, 4)}${digits.slice(-8)}` : digits;
}

const isBrazilian = (digits: string): boolean => /^55\d{10,11}$/.test(digits);

/** Brazilian mobiles of area code 31 and up are registered without the ninth digit, the others with it. */
function waIdOf(digits: string): string {
  const isMobile = /^55\d{2}(9\d{8}|[6-9]\d{7})$/.test(digits);
  if (!isMobile) return digits;
  const [area, subscriber] = [digits.slice(2, 4), digits.slice(-8)];
  return `55${area}${Number(area) >= 31 ? '' : '9'}${subscriber}`;
}

/** Whether such a number can exist: its area code does, and nine digits start with a nine. */
export function canExist(digits: string): boolean {
  if (!digits.startsWith('55')) return true;
  return isBrazilian(digits) && knownAreas.has(digits.slice(2, 4)) && (digits.length === 12 || digits[4] === '9');
}

/** `+55 11 *****-4321`. */
export function maskPhone(waId: string): string {
  return waId.startsWith('55') && waId.length >= 12
    ? `+55 ${waId.slice(2, 4)} *****-${waId.slice(-4)}`
    : `+${waId.slice(0, 2)} *****${waId.slice(-2)}`;
}

function hash(text: string): string {
  let value = 7n;
  for (const character of text) value = (value * 31n + BigInt(character.charCodeAt(0))) % 9_999_999_999_999_967n;
  return String(value).padStart(16, '1');
}
