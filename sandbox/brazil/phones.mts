/** Mobile telephones and the many ways in which people write them. */
import type { Random } from '../world/random.mts';

/** A mobile number in E.164: +55, the area code, a 9 and eight digits. */
export function mobile(random: Random, areaCode: string): string {
  return `+55${areaCode}9${random.int(6, 9)}${String(random.int(0, 9_999_999)).padStart(7, '0')}`;
}

type Writing = (area: string, first: string, last: string) => string;

const writings: readonly Writing[] = [
  (area, first, last) => `+55${area}${first}${last}`,
  (area, first, last) => `(${area}) ${first}-${last}`,
  (area, first, last) => `${area}${first}${last}`,
  (area, first, last) => `+55 (${area}) ${first}-${last}`,
  (area, first, last) => `0${area} ${first} ${last}`,
  (area, first, last) => `55 ${area} ${first}.${last}`,
];

export const phoneWritings = writings.length;

/** The same number (E.164 in) as a person would type it; `style` counts round. */
export function writtenPhone(e164: string, style: number): string {
  const national = e164.slice(3);
  return writings[style % writings.length]!(national.slice(0, 2), national.slice(2, 7), national.slice(7));
}
