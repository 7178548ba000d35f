/** Pieces that several objects have. */
import type { BrazilianAddress } from '../../../brazil/index.mts';
import type { Shopper } from '../../../shop/shopper.mts';

export const nulls = (...names: readonly string[]): Record<string, null> => Object.fromEntries(names.map((name) => [name, null]));

/** Two free lines: street and number, complement and district. */
export const addressView = ({ street, number, complement, district, city, state, postalCode }: BrazilianAddress) => ({
  city,
  country: 'BR',
  line1: `${street}, ${number}`,
  line2: [complement, district].filter(Boolean).join(', '),
  postal_code: `${postalCode.slice(0, 5)}-${postalCode.slice(5)}`,
  state,
});

export const shippingName = ({ person }: Shopper): string => person.name;
