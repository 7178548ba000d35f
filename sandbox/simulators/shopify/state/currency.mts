/**
 * The shop's currency and the one that a customer pays with. An order is kept in reais; the other currency is converted amount by
 * amount, so that its sums may be off by a cent while those in reais never are.
 */
import type { Cents } from './money.mts';

export interface Currencies {
  readonly shop: string;
  readonly presentment: string;
  /** Units of the other currency for one real. */
  readonly perReal: number;
}

export const reais: Currencies = { shop: 'BRL', presentment: 'BRL', perReal: 1 };

const converted = ({ perReal }: Currencies, currency: string, cents: Cents): Cents =>
  currency === 'BRL' ? cents : Math.round(cents * perReal);

export const inShopMoney = (currencies: Currencies, cents: Cents): Cents => converted(currencies, currencies.shop, cents);

export const inPresentmentMoney = (currencies: Currencies, cents: Cents): Cents => converted(currencies, currencies.presentment, cents);

/** What an amount of the presentment currency is in reais. */
export const fromPresentmentMoney = ({ presentment, perReal }: Currencies, cents: Cents): Cents =>
  presentment === 'BRL' ? cents : Math.round(cents / perReal);
