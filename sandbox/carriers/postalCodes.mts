/** Where a CEP is: the real municipality of its range, a district of an invented map. */
import { places } from '../brazil/index.mts';
import { districts, streets } from '../brazil/names.mts';

export interface PostalCodeRow {
  readonly state: string;
  readonly city: string;
  readonly ibge: string;
  readonly areaCode: string;
  /** '' where the whole city has this one CEP. */
  readonly district: string;
  readonly street: string;
}

/** Of eight digits; a CEP that ends in 000 is its whole city's, and one outside the known municipalities does not exist. */
export function postalCodeRow(postalCode: string): PostalCodeRow | undefined {
  const number = Number(postalCode);
  const place = places.find(({ postalCodes: [first, last] }) => number >= first && number <= last);
  if (!place) return undefined;
  const { state, city, ibge, areaCode } = place;
  const isWhole = postalCode.endsWith('000');
  const pick = (list: readonly string[]) => (isWhole ? '' : (list[number % list.length] ?? ''));
  return { state, city, ibge, areaCode, district: pick(districts), street: pick(streets) };
}
