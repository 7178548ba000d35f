/** What is bought. */
import { catalogue } from '../../../world/catalogue.mts';
import type { Random } from '../../../world/random.mts';
import type { ShopContext } from '../context.mts';
import { toCents } from '../state/money.mts';
import type { OrderLine } from '../state/order.mts';
import type { OrderTraits, PlaceOrderOptions } from './options.mts';

type Wish = { readonly sku: string; readonly quantity: number };

export function makeLines(
  context: ShopContext,
  random: Random,
  traits: OrderTraits,
  wished: NonNullable<PlaceOrderOptions['overrides']>['items'],
): OrderLine[] {
  const lines = (wished ?? wishes(random, traits.lineCount)).map((wish) => goods(context, wish));
  if (traits.awkward === 'noSku')
    lines[0] = { ...lines[0]!, sku: null, productId: null, variantId: null, inventoryItemId: null, title: 'Serviço de bordado' };
  if (traits.awkward === 'giftCard') lines.push(giftCard(context));
  return lines;
}

/** Different goods, as far as the catalogue goes, one to four of each. */
function wishes(random: Random, count: number): Wish[] {
  const shuffled = catalogue.map((product) => ({ product, at: random.next() })).toSorted((a, b) => a.at - b.at);
  return Array.from({ length: count }, (_, index) => ({
    sku: shuffled[index % shuffled.length]!.product.sku,
    quantity: random.chance(0.6) ? 1 : random.int(2, 4),
  }));
}

function goods(context: ShopContext, { sku, quantity }: Wish): OrderLine {
  const item = context.state.items.find((one) => one.sku === sku);
  if (!item) throw new Error(`The simulated shop sells no ${sku}`);
  return {
    id: context.state.ids.next(),
    sku,
    title: item.title,
    quantity,
    currentQuantity: quantity,
    price: toCents(item.price),
    discount: 0,
    grams: item.weightGrams,
    requiresShipping: true,
    giftCard: false,
    productId: item.productId,
    variantId: item.variantId,
    inventoryItemId: item.id,
  };
}

const giftCard = (context: ShopContext): OrderLine => ({
  id: context.state.ids.next(),
  sku: null,
  title: 'Vale-presente',
  quantity: 1,
  currentQuantity: 1,
  price: 10_000,
  discount: 0,
  grams: 0,
  requiresShipping: false,
  giftCard: true,
  productId: context.state.ids.next(),
  variantId: context.state.ids.next(),
  inventoryItemId: null,
});
