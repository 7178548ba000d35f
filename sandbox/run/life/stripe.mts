/** A day in the life of a Stripe account. */
import type { HoldingShop } from '../../shop/held.mts';
import type { StripeSimulator } from '../../simulators/stripe/index.mts';
import type { World } from '../../world/world.mts';
import { lateMs, lived, type Life } from './lived.mts';
import type { LivedOrder } from './orders.mts';

export const stripeKinds = [
  'card',
  'pixLater',
  'pixAtOnce',
  'slip',
  'slipRanOut',
  'left',
  'installments',
  'discount',
  'refundBeforeDelivery',
  'sentAgain',
  'testEvent',
  'foreignEvent',
  'partRefundAfter',
  'disputedAfter',
] as const;
export type StripeKind = (typeof stripeKinds)[number];

type Options = NonNullable<Parameters<StripeSimulator['checkOut']>[0]>;

const card: Options = { overrides: { method: 'card' } };

const options: Readonly<Partial<Record<StripeKind, Options>>> = {
  pixLater: { overrides: { method: 'pix' } },
  pixAtOnce: { immediate: true, overrides: { method: 'pix' } },
  slip: { overrides: { method: 'boleto' } },
  slipRanOut: { until: 'unpaid', overrides: { method: 'boleto' } },
  left: { until: 'open', overrides: { method: 'card' } },
  installments: { ...card, installments: 3 },
  discount: { overrides: { method: 'card', discount: 10 } },
};

export function liveStripePayment(world: World, index: number): LivedOrder {
  const { stripe } = world.vendors;
  const kind = stripeKinds[index % stripeKinds.length]!;
  const shop: HoldingShop = { orders: () => stripe.payments() };
  stripe.setAccount({ latenessMs: kind === 'refundBeforeDelivery' ? lateMs : 0 });
  const { orderNumber, sessionId } = stripe.checkOut(options[kind] ?? card);
  const life = lived(world, { kind, shop, orderNumber, ...changes(stripe, sessionId, orderNumber)[kind] });
  stripe.setAccount({ latenessMs: 0 });
  return life;
}

const changes = (
  stripe: StripeSimulator,
  session: string,
  reference: string,
): Readonly<Partial<Record<StripeKind, Pick<Life, 'meanwhile' | 'afterwards' | 'inVain'>>>> => ({
  slipRanOut: { meanwhile: () => stripe.letFail(session), inVain: true },
  left: { meanwhile: () => stripe.expire(session), inVain: true },
  refundBeforeDelivery: { meanwhile: () => void stripe.refundPayment(session), inVain: true },
  sentAgain: { afterwards: () => sendAllAgain(stripe) },
  // The same order's number, and somebody else's name: whoever takes it for a sale is wrong.
  testEvent: { afterwards: () => void stripe.sendTestEvent(reference) },
  foreignEvent: { afterwards: () => void stripe.sendForeignEvent(reference) },
  partRefundAfter: { afterwards: () => void stripe.refundPayment(session, 5) },
  disputedAfter: { afterwards: () => void stripe.dispute(session) },
});

function sendAllAgain(stripe: StripeSimulator): void {
  for (const { id } of stripe.events()) stripe.resend(id);
}
