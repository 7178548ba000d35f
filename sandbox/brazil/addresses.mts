/** Invented addresses in real municipalities, the CEP within the municipality's range. */
import type { Random } from '../world/random.mts';
import { complements, districts, streets } from './names.mts';
import { places, type Place } from './places.mts';

export interface BrazilianAddress {
  readonly street: string;
  /** "S/N" where the house has none. */
  readonly number: string;
  readonly complement?: string;
  readonly district: string;
  readonly city: string;
  readonly state: string;
  readonly stateName: string;
  /** Eight digits. */
  readonly postalCode: string;
  /** Seven digits. */
  readonly ibge: string;
  readonly areaCode: string;
}

export function address(random: Random, place: Place = random.pick(places)): BrazilianAddress {
  const [first, last] = place.postalCodes;
  return {
    street: random.pick(streets),
    number: random.chance(0.08) ? 'S/N' : String(random.int(1, 4999)),
    ...(random.chance(0.5) ? { complement: random.pick(complements) } : {}),
    district: random.pick(districts),
    city: place.city,
    state: place.state,
    stateName: place.stateName,
    postalCode: String(random.int(first, last)).padStart(8, '0'),
    ibge: place.ibge,
    areaCode: place.areaCode,
  };
}
