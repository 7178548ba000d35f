/** Addresses as the shop stores them: two free lines, in the checkout's separated form or as people type. */
import { address as brazilianAddress, places, type BrazilianAddress } from '../../../brazil/index.mts';
import type { Random } from '../../../world/random.mts';
import type { OrderAddress } from '../state/order.mts';
import type { OrderTraits } from './options.mts';

/** The invisible character that the vendor puts between the parts of a Brazilian address line. */
const wordJoiner = '\u2060';

export function pickPlace(random: Random, traits: OrderTraits): BrazilianAddress {
  return brazilianAddress(random, random.pick(places.filter(({ capital }) => capital === traits.capital)));
}

function lines(place: BrazilianAddress, form: OrderTraits['addressForm']): Pick<OrderAddress, 'address1' | 'address2'> {
  const { street, number, complement, district } = place;
  if (form === 'byHand') return { address1: `${street}, ${number}`, address2: [complement, district].filter(Boolean).join(', ') };
  return {
    address1: `${street}, ${wordJoiner}${number}`,
    address2: complement ? `${complement}, ${wordJoiner}${district}` : `${wordJoiner}${district}`,
  };
}

const abroad = {
  address1: 'Av. Corrientes 1234',
  address2: 'Piso 3',
  city: 'Buenos Aires',
  province: 'Buenos Aires',
  provinceCode: 'C',
  zip: 'C1043AAZ',
  country: 'Argentina',
  countryCode: 'AR',
};

export interface AddressOwner {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string | null;
  readonly phone: string | null;
}

export function makeAddress(random: Random, traits: OrderTraits, place: BrazilianAddress, owner: AddressOwner): OrderAddress {
  if (traits.awkward === 'foreignAddress') return { ...owner, ...abroad };
  const { postalCode } = place;
  const zip = random.chance(0.5) ? `${postalCode.slice(0, 5)}-${postalCode.slice(5)}` : postalCode;
  return {
    ...owner,
    ...lines(place, traits.addressForm),
    city: place.city,
    province: place.stateName,
    provinceCode: place.state,
    // Five digits pass the vendor's own check of a CEP.
    zip: traits.awkward === 'badPostalCode' ? postalCode.slice(0, 5) : zip,
    country: 'Brazil',
    countryCode: 'BR',
  };
}
