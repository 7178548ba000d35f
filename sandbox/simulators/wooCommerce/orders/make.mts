/** One order, as the checkout makes it. */
import { writtenPhone } from '../../../brazil/index.mts';
import { drawBasket, drawShopper, goodsOf, inCents, spread, type BuyerKind, type Shopper, type Wish } from '../../../shop/shopper.mts';
import type { Random } from '../../../world/random.mts';
import { letters } from '../../../world/randomText.mts';
import type { Context } from '../context.mts';
import type { Meta, WooAddress, WooLine, WooOrder } from './model.mts';
import { spell, spellings, type Spelling, type Spelt } from './spellings.mts';

export interface OrderWishes {
  readonly items?: readonly Wish[];
  readonly buyer?: BuyerKind;
  readonly spelling?: Spelling;
  /** Whether the order has a shipping address of its own; otherwise it is empty. */
  readonly ownShippingAddress?: boolean;
  /** Reais; below zero a discount. */
  readonly fees?: readonly { readonly name: string; readonly amount: number }[];
  /** Per cent off the goods. */
  readonly coupon?: { readonly code: string; readonly percent: number };
  /** Per cent on top of the prices. */
  readonly taxOnTop?: number;
  /** Reais; null where nothing is shipped. */
  readonly shipping?: number | null;
  /** The customer fetches the goods at the shop. */
  readonly pickup?: boolean;
  readonly method?: { readonly id: string; readonly title: string };
  readonly createdVia?: string;
  readonly customerNote?: string;
  /** The products are gone by now: no id and no SKU. */
  readonly productsGone?: boolean;
}

const methods = [
  { id: 'woo-mercado-pago-pix', title: 'Pix' },
  { id: 'woo-mercado-pago-custom', title: 'Cartão de crédito' },
  { id: 'bacs', title: 'Transferência bancária' },
  { id: 'asaas-ticket', title: 'Boleto' },
] as const;

const rates = [
  ['PAC', 'correios-pac', 19.9],
  ['SEDEX', 'correios-sedex', 34.87],
  ['Frete grátis', 'free_shipping', 0],
] as const;

export function makeOrder(context: Context, random: Random, wishes: OrderWishes): WooOrder {
  const { sales, world } = context;
  const now = world.clock.now();
  const id = sales.nextId++;
  const shopper = drawShopper(random, wishes.buyer);
  const spelt = spell(random, wishes.spelling ?? random.pick(spellings), shopper);
  const billing = addressOf(random, shopper, spelt);
  const own = wishes.ownShippingAddress ?? random.chance(0.6);
  const lines = makeLines(context, wishes, wishes.items ?? drawBasket(random));
  const fees = (wishes.fees ?? []).map(({ name, amount }) => ({ id: sales.nextId++, name, total: round(context, inCents(amount)) }));
  return {
    id,
    number: context.sequentialNumbers ? String(sales.nextNumber++) : String(id),
    key: `wc_order_${letters(random, 13)}`,
    createdVia: wishes.createdVia ?? 'checkout',
    status: 'pending',
    createdAt: now,
    modifiedAt: now,
    paidAt: null,
    completedAt: null,
    customerNote: wishes.customerNote ?? '',
    email: shopper.person.email,
    billing,
    shipping: own ? { ...billing, phone: '' } : nowhere,
    brazilian: spelt.brazilian,
    buyer: { taxId: shopper.taxId, line: `${shopper.home.street}, ${shopper.home.number}` },
    method: wishes.method ?? random.pick(methods),
    transactionId: '',
    meta: metaOf(context, spelt.meta),
    lines,
    shippingLine: shippingOf(context, random, wishes),
    fees,
    coupons: couponsOf(context, wishes, lines),
    taxRate: wishes.taxOnTop ?? 0,
    refunds: [],
    notes: [],
    beforeTrash: undefined,
  };
}

/** The shop's prices have so many decimals, and no amount has more. */
const round = ({ priceDecimals }: Context, cents: number): number =>
  priceDecimals === 0 ? Math.round(cents / 100) * 100 : Math.round(cents);

const nowhere: WooAddress = {
  first_name: '',
  last_name: '',
  company: '',
  address_1: '',
  address_2: '',
  city: '',
  state: '',
  postcode: '',
  country: '',
  phone: '',
};

function addressOf(random: Random, { person, company, home }: Shopper, { address_1, address_2 }: Spelt): WooAddress {
  const { postalCode } = home;
  return {
    first_name: person.firstName,
    last_name: person.lastName,
    company: company?.name ?? '',
    address_1,
    address_2,
    city: home.city,
    state: home.state,
    postcode: random.chance(0.5) ? `${postalCode.slice(0, 5)}-${postalCode.slice(5)}` : postalCode,
    country: 'BR',
    phone: writtenPhone(person.phone, random.int(0, 5)),
  };
}

export const metaOf = ({ sales }: Context, entries: readonly (readonly [string, unknown])[]): Meta[] =>
  entries.map(([key, value]) => ({ id: sales.nextId++, key, value }));

function makeLines(context: Context, { coupon, taxOnTop = 0, productsGone = false }: OrderWishes, basket: readonly Wish[]): WooLine[] {
  const subtotals = basket.map(({ sku, quantity, price }) => round(context, inCents(price ?? goodsOf(sku).price)) * quantity);
  const whole = subtotals.reduce((sum, each) => sum + each, 0);
  const off = coupon ? spread(round(context, (whole * coupon.percent) / 100), subtotals) : subtotals.map(() => 0);
  return basket.map(({ sku, quantity }, index) => {
    const product = [...context.shop.products.values()].find((each) => each.sku === sku);
    if (!product) throw new Error(`the shop sells no ${sku}`);
    const isVariation = product.type === 'variation';
    const total = subtotals[index]! - off[index]!;
    return {
      id: context.sales.nextId++,
      name: product.name,
      productId: productsGone ? 0 : isVariation ? product.parentId : product.id,
      variationId: productsGone || !isVariation ? 0 : product.id,
      sku: productsGone ? '' : sku,
      quantity,
      subtotal: subtotals[index]!,
      total,
      tax: round(context, (total * taxOnTop) / 100),
      meta: isVariation ? metaOf(context, [['pa_tamanho', product.sku.split('-').at(-1)!.toLowerCase()]]) : [],
    };
  });
}

function shippingOf(context: Context, random: Random, { shipping, pickup }: OrderWishes): WooOrder['shippingLine'] {
  const [title, methodId, price] = random.pick(rates);
  if (shipping === null) return null;
  if (pickup === true) return { id: context.sales.nextId++, title: 'Retirada na loja', methodId: 'local_pickup', total: 0 };
  return { id: context.sales.nextId++, title, methodId, total: round(context, inCents(shipping ?? price)) };
}

function couponsOf({ sales }: Context, { coupon }: OrderWishes, lines: readonly WooLine[]) {
  if (!coupon) return [];
  const discount = lines.reduce((sum, line) => sum + line.subtotal - line.total, 0);
  return [{ id: sales.nextId++, code: coupon.code, discount }];
}
