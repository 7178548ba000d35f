/** Money as the Admin API shows it, in the currency of the shop and in the one that the customer pays with. */
import { inPresentmentMoney, inShopMoney, type Currencies } from '../state/currency.mts';
import { decimalText, type Cents } from '../state/money.mts';

const moneyIn = (currencyCode: string, cents: Cents) => ({ __typename: 'MoneyV2', amount: decimalText(cents), currencyCode });

export const moneyV2 = ({ currencies }: { readonly currencies: Currencies }, cents: Cents) =>
  moneyIn(currencies.shop, inShopMoney(currencies, cents));

export const moneyBag = ({ currencies }: { readonly currencies: Currencies }, cents: Cents) => ({
  __typename: 'MoneyBag',
  shopMoney: moneyIn(currencies.shop, inShopMoney(currencies, cents)),
  presentmentMoney: moneyIn(currencies.presentment, inPresentmentMoney(currencies, cents)),
});
