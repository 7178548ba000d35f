/** Phone numbers as the WhatsApp network knows them, whatever the gateway in front of it. */

export interface WhatsappNumber {
  /** Digits with the country code, as they were written. */
  readonly digits: string;
  /** As WhatsApp registered it: without the ninth digit for many Brazilian mobiles. */
  readonly waId: string;
  /** The same for both spellings of a Brazilian mobile. */
  readonly identity: string;
}

const areaCodes =
  '11 12 13 14 15 16 17 18 19 21 22 24 27 28 31 32 33 34 35 37 38 41 42 43 44 45 46 47 48 49 51 53 54 55 61 62 63 64 65 66 67 68 69 71 73 74 75 77 79 81 82 83 84 85 86 87 88 89 91 92 93 94 95 96 97 98 99';
const knownAreas = new Set(areaCodes.split(' '));

/** Any writing with the country code in it. */
export function numberOf(text: string): WhatsappNumber {
  const digits = text.replace(/\D/g, '');
  return { digits, waId: waIdOf(digits), identity: identityOf(digits) };
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

/** Whether a person may have WhatsApp at such a number: the area code exists, and it is a mobile. */
export function mayBeRegistered(digits: string): boolean {
  if (!digits.startsWith('55')) return digits.length >= 8 && digits.length <= 15;
  const isMobile = /^(9\d{8}|[6-9]\d{7})$/.test(digits.slice(4));
  return isBrazilian(digits) && knownAreas.has(digits.slice(2, 4)) && isMobile;
}

/** `+55 11 *****-4321`. */
export function maskPhone(waId: string): string {
  return waId.startsWith('55') && waId.length >= 12
    ? `+55 ${waId.slice(2, 4)} *****-${waId.slice(-4)}`
    : `+${waId.slice(0, 2)} *****${waId.slice(-2)}`;
}
