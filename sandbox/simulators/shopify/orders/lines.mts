/** What is bought. */
import { catalogue } from '../../../world/catalogue.mts';
import type { Random } from '../../../world/random.mts';
import type { ShopContext } from '../context.mts';
import { toCents } from '../state/money.mts';
import type { OrderLine } from '../state/order.mts';
import type { CustomWish, GiftCardWish, OrderTraits, PlaceOrderOptions } from './options.mts';

type Wish = { readonly sku: string; readonly quantity: number; readonly price?: number };
type Overrides = NonNullable<PlaceOrderOptions['overrides']>;

export function makeLines(context: ShopContext, random: Random, traits: OrderTraits, overrides: Overrides): OrderLine[] {
  const lines = (overrides.items ?? wishes(random, traits.lineCount)).map((wish) => goodsLine(context, wish));
  if (traits.awkward === 'noSku') lines[0] = { ...lines[0]!, ...productless, title: 'Serviço de bordado' };
  if (traits.awkward === 'giftCard') lines.push(giftCard(context, {}));
  if (overrides.giftCard) lines.push(giftCard(context, overrides.giftCard === true ? {} : overrides.giftCard));
  for (const custom of overrides.custom ?? []) lines.push(customLine(context, custom));
  if (overrides.tip !== undefined) lines.push(tipLine(context, overrides.tip));
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

export function goodsLine(context: ShopContext, { sku, quantity, price }: Wish): OrderLine {
  const item = context.state.items.find((one) => one.sku === sku);
  if (!item) throw new Error(`The simulated shop sells no ${sku}`);
  return {
    ...blankLine(context),
    sku,
    title: item.title,
    quantity,
    currentQuantity: quantity,
    price: toCents(price ?? item.price),
    grams: item.weightGrams,
    requiresShipping: true,
    tracked: item.tracked,
    productId: item.productId,
    variantId: item.variantId,
    inventoryItemId: item.id,
  };
}

const productless = { sku: null, productId: null, variantId: null, inventoryItemId: null };

const blankLine = (context: ShopContext): OrderLine => ({
  id: context.state.ids.next(),
  ...productless,
  title: '',
  quantity: 1,
  currentQuantity: 1,
  price: 0,
  discount: 0,
  tax: 0,
  grams: 0,
  requiresShipping: false,
  giftCard: false,
  tip: false,
  tracked: false,
});

/** A product of the shop like any other, with a SKU where the merchant gave it one. */
const giftCard = (context: ShopContext, { sku, value = 100 }: GiftCardWish): OrderLine => ({
  ...blankLine(context),
  sku: sku ?? null,
  title: 'Vale-presente',
  price: toCents(value),
  giftCard: true,
  productId: context.state.ids.next(),
  variantId: context.state.ids.next(),
});

/** Typed into a draft order: neither product nor SKU. */
const customLine = (context: ShopContext, { title, price, quantity = 1, requiresShipping = true }: CustomWish): OrderLine => ({
  ...blankLine(context),
  title,
  quantity,
  currentQuantity: quantity,
  price: toCents(price),
  requiresShipping,
});

const tipLine = (context: ShopContext, reais: number): OrderLine => ({
  ...blankLine(context),
  title: 'Tip',
  price: toCents(reais),
  tip: true,
});
