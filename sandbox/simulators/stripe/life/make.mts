/** What a customer puts into a checkout. */
import { formatCnpj, formatCpf, writtenPhone } from '../../../brazil/index.mts';
import { drawBasket, drawShopper, goodsOf, spread, type BuyerKind, type Wish } from '../../../shop/shopper.mts';
import { newId, type Context } from '../context.mts';
import { inSmallest } from '../model/money.mts';
import type { Capture, Line, Method, Session, TaxIdPlace } from '../model/state.mts';

export interface CheckoutWishes {
  readonly items?: readonly Wish[];
  readonly buyer?: BuyerKind;
  readonly method?: Method;
  /** Lower case; `brl` unless told. Prices are in whole units of it. */
  readonly currency?: string;
  readonly taxIdPlace?: TaxIdPlace;
  /** Where the SKU stands; otherwise by turns. */
  readonly skuPlace?: 'lookupKey' | 'priceMetadata' | 'productMetadata';
  /** False: nothing is sent, and no address is asked for but the billing address. */
  readonly collectsShipping?: boolean;
  /** In whole units. */
  readonly shipping?: number;
  /** Per cent. */
  readonly discount?: number;
  readonly taxOnTop?: number;
  /** Null: the owner gives none. */
  readonly reference?: string | null;
  readonly metadata?: Readonly<Record<string, string>>;
  /** False: a payment of the test mode. */
  readonly livemode?: boolean;
  readonly mode?: 'payment' | 'setup';
  /** Of a card; `automatic` unless told. */
  readonly capture?: Capture;
}

const dayMs = 24 * 3_600_000;
const skuPlaces = ['lookupKey', 'priceMetadata', 'productMetadata'] as const;

const skuIn = (isHere: boolean, sku: string): Record<string, string> => (isHere ? { sku } : {});

export function makeSession(context: Context, wishes: CheckoutWishes): Session {
  const { chance, state, world } = context;
  const now = world.clock.now();
  const livemode = wishes.livemode ?? true;
  const shopper = drawShopper(chance, wishes.buyer);
  const currency = wishes.currency ?? 'brl';
  const method = wishes.method ?? chance.pick(['card', 'pix', 'boleto'] as const);
  const place = wishes.taxIdPlace ?? (method === 'boleto' ? 'boleto' : chance.pick(['taxIds', 'customField', 'metadata'] as const));
  const typed = chance.chance(0.5) ? shopper.taxId : shopper.taxId.length === 11 ? formatCpf(shopper.taxId) : formatCnpj(shopper.taxId);
  const collectsShipping = wishes.collectsShipping ?? true;
  const shipping = collectsShipping ? inSmallest(currency, wishes.shipping ?? chance.pick([19.9, 34.87, 0])) : 0;
  return {
    id: newId(context, 'cs', livemode),
    livemode,
    mode: wishes.mode ?? 'payment',
    status: 'open',
    paymentStatus: 'unpaid',
    currency,
    createdAt: now,
    expiresAt: now + dayMs,
    method,
    shopper,
    phone: writtenPhone(shopper.person.phone, 0),
    taxId: { place, typed },
    collectsShipping,
    capture: wishes.capture ?? 'automatic',
    lines: wishes.mode === 'setup' ? [] : makeLines(context, wishes, currency),
    shipping: wishes.mode === 'setup' ? 0 : shipping,
    reference: wishes.reference === undefined ? String(state.nextReference++) : wishes.reference,
    metadata: { ...(place === 'metadata' ? { cpf_cnpj: typed } : {}), ...wishes.metadata },
    paymentIntent: null,
  };
}

function makeLines(context: Context, wishes: CheckoutWishes, currency: string): Line[] {
  const basket = wishes.items ?? drawBasket(context.chance);
  const units = basket.map(({ sku, price }) => inSmallest(currency, price ?? goodsOf(sku).price));
  const subtotals = basket.map(({ quantity }, index) => units[index]! * quantity);
  const whole = subtotals.reduce((sum, each) => sum + each, 0);
  const off = spread(Math.round((whole * (wishes.discount ?? 0)) / 100), subtotals);
  return basket.map(({ sku, quantity }, index) => {
    const place = wishes.skuPlace ?? skuPlaces[index % skuPlaces.length]!;
    const subtotal = subtotals[index]!;
    return {
      id: newId(context, 'li'),
      priceId: newId(context, 'price'),
      product: {
        id: `prod_${newId(context, 'x').slice(2, 16)}`,
        name: goodsOf(sku).name,
        metadata: skuIn(place === 'productMetadata', sku),
      },
      sku,
      lookupKey: place === 'lookupKey' ? sku : null,
      priceMetadata: skuIn(place === 'priceMetadata', sku),
      quantity,
      unitAmount: units[index]!,
      subtotal,
      discount: off[index]!,
      tax: Math.round(((subtotal - off[index]!) * (wishes.taxOnTop ?? 0)) / 100),
    };
  });
}
