import type { Cents } from '../state/money.mts';
import type { Order } from '../state/order.mts';
import { moneyBag, moneyV2 } from './money.mts';

/** One tax for all: the shop's own, where its prices do not include it. */
export const taxLineViews = (order: Order, cents: Cents) =>
  cents > 0
    ? [
        {
          __typename: 'TaxLine',
          title: 'Imposto',
          rate: order.taxRate / 100,
          ratePercentage: order.taxRate,
          channelLiable: false,
          source: 'Shopify',
          priceSet: moneyBag(order, cents),
          price: moneyV2(order, cents).amount,
        },
      ]
    : [];
