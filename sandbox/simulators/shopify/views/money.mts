/** Money as the Admin API shows it. The shop sells in reais only. */
import { decimalText, type Cents } from '../state/money.mts';

export const moneyV2 = (cents: Cents) => ({ __typename: 'MoneyV2', amount: decimalText(cents), currencyCode: 'BRL' });

export const moneyBag = (cents: Cents) => ({ __typename: 'MoneyBag', shopMoney: moneyV2(cents), presentmentMoney: moneyV2(cents) });
