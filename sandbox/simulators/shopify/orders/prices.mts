/** Discounts and shipping, to the cent. */
import type { Random } from '../../../world/random.mts';
import type { ShopContext } from '../context.mts';
import { allocate, sum } from '../state/money.mts';
import type { OrderDiscount, OrderLine, OrderShipping } from '../state/order.mts';
import { lineTotal } from '../state/totals.mts';
import type { OrderTraits } from './options.mts';

const shippingRates = [
  ['PAC', 'PAC', 1990],
  ['SEDEX', 'SEDEX', 3487],
  ['Entrega padrão', 'standard', 1205],
  ['Retira em 2 dias úteis', 'express-2d', 2750],
] as const;

export function makeShipping(context: ShopContext, random: Random, traits: OrderTraits): OrderShipping {
  const [title, code, price] = random.pick(shippingRates);
  const free = traits.shipping === 'free' && traits.discount !== 'shipping';
  return {
    id: context.state.ids.next(),
    title: free ? 'Frete grátis' : title,
    code: free ? 'free' : code,
    price: free ? 0 : price,
    discount: 0,
    refunded: 0,
    removed: false,
  };
}

/** Takes the discount off the lines or the shipping and tells what it was. Gift cards are never discounted. */
export function applyDiscount(
  random: Random,
  traits: OrderTraits,
  lines: OrderLine[],
  shipping: OrderShipping | null,
): OrderDiscount | null {
  if (traits.discount === 'none') return null;
  if (traits.discount === 'shipping') {
    if (!shipping) return null;
    shipping.discount = shipping.price;
    return { code: 'FRETEGRATIS', kind: 'shipping', value: 100, amount: shipping.discount };
  }
  const goods = lines.filter(({ giftCard, tip }) => !giftCard && !tip);
  const total = sum(goods.map(lineTotal));
  const percent = random.pick([5, 7, 10, 15]);
  const fixed = Math.min(1000, total - 1);
  const amount = traits.discount === 'percentage' ? Math.round((total * percent) / 100) : fixed;
  for (const [index, part] of allocate(amount, goods.map(lineTotal)).entries()) goods[index]!.discount = part;
  return traits.discount === 'percentage'
    ? { code: `BEMVINDO${percent}`, kind: 'percentage', value: percent, amount }
    : { code: 'MENOS10', kind: 'fixed_amount', value: amount / 100, amount };
}
