/** One order, as the store's checkout makes it. */
import { drawBasket, drawShopper, goodsOf, inCents, type BuyerKind, type Wish } from '../../../shop/shopper.mts';
import { letters } from '../../../world/randomText.mts';
import type { Context } from '../context.mts';
import type { Line, Order, Parcel } from '../model.mts';

export interface OrderWishes {
  readonly items?: readonly Wish[];
  readonly buyer?: BuyerKind;
  /** Reais. */
  readonly shipping?: number;
  /** Reais off the whole order. */
  readonly discounts?: { readonly coupon?: number; readonly gateway?: number; readonly promotion?: number };
  readonly gateway?: { readonly id: string; readonly name: string; readonly method: string };
  readonly note?: string;
  /** Goods leave from so many places by turns. */
  readonly parcels?: number;
}

const gateways = [
  { id: 'nuvempago', name: 'Nuvem Pago', method: 'pix' },
  { id: 'nuvempago', name: 'Nuvem Pago', method: 'credit_card' },
  { id: 'mercadopago', name: 'Mercado Pago', method: 'boleto' },
  { id: 'offline', name: 'Transferência', method: 'custom' },
] as const;

const rates = [
  ['PAC', 'ne-correios-pac', 19.9],
  ['SEDEX', 'ne-correios-sedex', 34.87],
  ['Frete grátis', 'free', 0],
] as const;

export function makeOrder(context: Context, wishes: OrderWishes): Order {
  const { chance, store, world } = context;
  const now = world.clock.now();
  const shopper = drawShopper(chance, wishes.buyer);
  const [name, code, price] = chance.pick(rates);
  const lines = makeLines(context, wishes.items ?? drawBasket(chance));
  const { coupon = 0, gateway: byGateway = 0, promotion = 0 } = wishes.discounts ?? {};
  return {
    id: store.nextId++,
    number: store.nextNumber++,
    token: letters(chance, 40, 'abcdef0123456789'),
    status: 'open',
    paymentStatus: 'pending',
    createdAt: now,
    updatedAt: now,
    paidAt: null,
    cancelledAt: null,
    closedAt: null,
    cancelReason: null,
    shopper,
    phone: shopper.person.phone,
    lines,
    shipping: { name, code, price: inCents(wishes.shipping ?? price) },
    discounts: { coupon: inCents(coupon), gateway: inCents(byGateway), promotion: inCents(promotion) },
    couponCode: coupon > 0 ? 'BEMVINDO' : null,
    gateway: wishes.gateway ?? chance.pick(gateways),
    note: wishes.note ?? '',
    ownerNote: null,
    parcels: makeParcels(context, lines, wishes.parcels ?? 1, now),
  };
}

/** One product for each SKU, always the same. */
const productIdOf = (sku: string): number => 111_000_000 + ([...sku].reduce((sum, letter) => sum * 7 + letter.charCodeAt(0), 0) % 900_000);

const makeLines = ({ store }: Context, basket: readonly Wish[]): Line[] =>
  basket.map(({ sku, quantity, price }) => ({
    id: store.nextId++,
    productId: productIdOf(sku),
    variantId: productIdOf(sku) + 300_000_000,
    sku,
    name: goodsOf(sku).name,
    quantity,
    price: inCents(price ?? goodsOf(sku).price),
  }));

const makeParcels = ({ chance, store }: Context, lines: readonly Line[], count: number, now: number): Parcel[] =>
  Array.from({ length: Math.min(count, lines.length) }, (_, place) => ({
    id: `01${letters(chance, 24, 'ABCDEFGHJKMNPQRSTVWXYZ0123456789')}`,
    number: store.nextId++,
    lineIds: lines.filter((_line, index) => index % count === place).map(({ id }) => id),
    status: 'UNPACKED',
    tracking: { code: null, url: null, carrier: null },
    fulfilledAt: null,
    emails: 0,
    createdAt: now,
    updatedAt: now,
  }));
